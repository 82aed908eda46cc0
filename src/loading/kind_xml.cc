// Models in XML: OpenVINO's graphs, PMML. What their readers would fetch, and which layers and functions they do not know themselves.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include "formats/xml/xml.h"
#include "loading/kinds.h"
#include "loading/word_list.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

constexpr uint64_t kMaxDocument = 80 << 20;  // limit: xml-bytes; the graph of a large model takes a few MB
constexpr size_t kMaxNames = 10'000;         // limit: functions of a PMML document that are compared

bool HasAddress(std::string_view text) {
  const std::string lower = ToLowerAscii(text);
  for (std::string_view scheme : {"http:", "https:", "ftp:", "file:", "jar:", "netdoc:", "gopher:", "php:", "expect:", "data:", "smb:", "ldap:", "\\\\"})
    if (lower.find(scheme) != lower.npos) return true;
  return false;
}
bool LeadsOut(std::string_view text) {
  return HasAddress(text) || text.starts_with('/') || text.starts_with('\\') || text.find("..") != text.npos || (text.size() > 1 && text[1] == ':');
}
bool OpensFile(std::string_view text) { return ToLowerAscii(text).starts_with("file:") || text.starts_with("/etc/") || text.starts_with("/proc/"); }
bool IsLibrary(std::string_view text) {
  const std::string lower = ToLowerAscii(text);
  return lower.ends_with(".so") || lower.ends_with(".dll") || lower.ends_with(".dylib") || lower.find(".so.") != lower.npos;
}
std::optional<uint64_t> Number(std::string_view text) {
  uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

// What readers do with declarations, whatever the document is. `model`: nobody writes any into such a document.
void Declarations(Inspection& inspection, const Place& place, const XmlReading& reading, bool model) {
  for (const XmlEntity& entity : reading.entities) {
    const bool leads = LeadsOut(entity.system_id);
    if (entity.external && (model || (leads && entity.public_id.empty() && !entity.parameter)))
      inspection.Add(place, HasAddress(entity.system_id) && !ToLowerAscii(entity.system_id).starts_with("file") ? "fetches" : "touches-files",
                     model || OpensFile(entity.system_id) ? LoadVerdict::kMalicious : LoadVerdict::kSuspicious,
                     fmt::format("declares the entity {}, for which readers of XML open {}", entity.name, entity.system_id), entity.offset);
  }
  if (!model) return;
  if (!reading.subset_system_id.empty()) {
    // Data Mining Group's own document type stood in PMML before version 3.
    const bool known = reading.subset_system_id.starts_with("http://www.dmg.org/");
    inspection.Add(place, "fetches", known ? LoadVerdict::kSuspicious : LoadVerdict::kMalicious,
                   fmt::format("has a document type for which readers of XML open {}", reading.subset_system_id));
  }
  if (reading.entity_count > 0)
    inspection.Add(
        place, "expansion", LoadVerdict::kSuspicious,
        fmt::format("declares {} entities, which readers put in wherever they are named: a few can grow until memory is full", reading.entity_count));
  else if (reading.doctype && reading.subset_system_id.empty())
    inspection.Add(place, "odd-layout", LoadVerdict::kSuspicious, "has a document type, which models in XML do not need");
  if (reading.includes > 0) inspection.Add(place, "touches-files", LoadVerdict::kMalicious, "includes other documents, which readers of XML open");
  const std::string encoding = ToLowerAscii(reading.encoding);
  for (std::string_view usual : {"", "utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii", "iso-8859-", "windows-125", "latin1", "cp125"})
    if (encoding == usual || (!usual.empty() && encoding.starts_with(usual))) return;
  inspection.Add(place, "odd-encoding", LoadVerdict::kSuspicious,
                 fmt::format("says that its text is in {}, so that readers differ on what it says", reading.encoding));
}

// OpenVINO's intermediate representation (its documentation, "Model Representation").
class OpenVino {
 public:
  OpenVino(Inspection& inspection, const Place& place) : inspection_(inspection), place_(place) {}

  void See(const XmlElement& element) {
    const bool described =
        std::any_of(element.around.begin(), element.around.end(), [](std::string_view name) { return name == "rt_info" || name == "meta_data"; });
    if (element.name == "rt_info" || element.name == "meta_data" || described) return Described(element);
    if (element.name == "layer") Layer(element);
    if (element.name == "data") Data(element);
    for (const XmlAttribute& attribute : element.attributes) {
      if (IsLibrary(attribute.value))
        inspection_.Add(place_, "loads-library", LoadVerdict::kMalicious, fmt::format("names the program library {} for its loader", attribute.value),
                        element.offset);
      else if (attribute.name != "name" && attribute.name != "names" && !attribute.name.starts_with("xmlns") && element.name != "port" &&
               (HasAddress(attribute.value) || attribute.value.starts_with("../") || attribute.value.find("/../") != attribute.value.npos))
        inspection_.Add(place_, "unsafe-path", LoadVerdict::kSuspicious, fmt::format("names {}, which lies outside of the model", attribute.value),
                        element.offset);
    }
  }

  // The weights lie in a file of the same name.
  void Finish() {
    if (last_end_ > all_)
      inspection_.Add(place_, "malformed-openvino", LoadVerdict::kUnreadable, "a layer's place in the weights is behind all that the layers need");
    const std::string bin = place_.name.substr(0, place_.name.rfind('.')) + ".bin";
    const auto weights = last_end_ > 0 ? inspection_.Beside(place_, bin) : std::nullopt;
    if (!weights) return;
    if (weights->leads_out)
      inspection_.Add(place_, "unsafe-path", LoadVerdict::kMalicious,
                      fmt::format("takes its weights from {}, a link that leads out of the folder of the model", bin));
    if (last_end_ > weights->size)
      inspection_.Add(place_, "odd-external-data", LoadVerdict::kSuspicious, fmt::format("takes weights from beyond the end of {}", bin));
  }

 private:
  static constexpr uint64_t kSlack = 4'096;  // bytes between two weights

  // Notes of the converter, which loaders only carry along.
  void Described(const XmlElement& element) {
    for (const XmlAttribute& attribute : element.attributes)
      if (IsLibrary(attribute.value))
        inspection_.Add(place_, "loads-library", LoadVerdict::kSuspicious, fmt::format("was made with the program library {}", attribute.value),
                        element.offset);
  }
  void Layer(const XmlElement& element) {
    static const WordList kLayers("openvino.yaml", "layers"), kTokenizers("openvino.yaml", "tokenizers");
    layer_type_ = element.Get("type");
    const std::string_view version = element.Get("version");
    const bool opset = version.empty() || (version.starts_with("opset") && Number(version.substr(5)).has_value());
    if ((opset && kLayers.Has(layer_type_)) || kTokenizers.Has(layer_type_)) return;
    inspection_.Add(place_, "unknown-call", LoadVerdict::kSuspicious,
                    fmt::format("has a layer {} of {}, which OpenVINO does not know: a program library would have to bring it", layer_type_,
                                version.empty() ? "no set" : version),
                    element.offset);
  }
  void Data(const XmlElement& element) {
    if (!element.Has("offset") && !element.Has("size")) return;
    if (layer_type_ != "Const" && layer_type_ != "Constant") return;
    const auto offset = Number(element.Get("offset")), size = Number(element.Get("size"));
    uint64_t end = 0;
    if (!offset || !size || __builtin_add_overflow(offset.value_or(0), size.value_or(0), &end))
      return inspection_.Add(place_, "malformed-openvino", LoadVerdict::kUnreadable, "a layer's place in the weights is no pair of numbers", element.offset);
    uint64_t elements = 1;
    for (std::string_view shape = TrimAscii(element.Get("shape")); !shape.empty();) {
      const size_t comma = std::min(shape.find(','), shape.size());
      const auto dimension = Number(TrimAscii(shape.substr(0, comma)));
      if (!dimension || __builtin_mul_overflow(elements, dimension.value_or(0), &elements))
        return inspection_.Add(place_, "malformed-openvino", LoadVerdict::kUnreadable, "a layer's shape is none", element.offset);
      shape.remove_prefix(std::min(comma + 1, shape.size()));
    }
    inspection_.CountTensors(1, elements);
    // The weights lie one behind the other, some used twice: no place is behind all of them together.
    last_end_ = std::max(last_end_, end);
    if (__builtin_add_overflow(all_, *size + kSlack, &all_)) all_ = UINT64_MAX;
    const uint64_t bits = BitsOf(element.Get("element_type"));
    uint64_t needed = 0;
    if (bits != 0 && (__builtin_mul_overflow(elements, bits, &needed) || needed / 8 + (needed % 8 != 0 ? 1 : 0) != *size))
      inspection_.Add(place_, "malformed-openvino", LoadVerdict::kUnreadable, "a layer's shape does not fit its size", element.offset);
  }
  static uint64_t BitsOf(std::string_view type) {
    struct Known {
      std::string_view type;
      uint64_t bits;
    };
    for (const Known& known :
         {Known{"f32", 32}, Known{"f16", 16}, Known{"bf16", 16}, Known{"f64", 64}, Known{"i8", 8}, Known{"u8", 8}, Known{"i16", 16}, Known{"u16", 16},
          Known{"i32", 32}, Known{"u32", 32}, Known{"i64", 64}, Known{"u64", 64}, Known{"boolean", 8}, Known{"i4", 4}, Known{"u4", 4}, Known{"nf4", 4}})
      if (known.type == type) return known.bits;
    return 0;
  }

  Inspection& inspection_;
  const Place& place_;
  std::string_view layer_type_;
  uint64_t last_end_ = 0, all_ = 0;
};

// PMML (Data Mining Group). Functions may be used before they are defined, so they are judged at the end.
class Pmml {
 public:
  void See(const XmlElement& element) {
    if (element.name == "DefineFunction" && defined_.size() < kMaxNames) defined_.insert(element.Get("name"));
    if (element.name == "Extension")
      for (const XmlAttribute& attribute : element.attributes) fetches_ |= !attribute.name.starts_with("xmlns") && HasAddress(attribute.value);
    if (element.name == "Apply" && used_.size() < kMaxNames) used_.insert(element.Get("function"));
  }
  void Judge(Inspection& inspection, const Place& place, std::string_view text) const {
    static const WordList kFunctions("pmml.yaml", "functions"), kJava("pmml.yaml", "java"), kSigns("pmml.yaml", "signs");
    for (const std::string_view name : used_) {
      if (kFunctions.Has(name) || defined_.contains(name)) continue;
      const bool java = !kJava.StartOf(name).empty();
      inspection.Add(place, java ? "runs-code" : "unknown-call", java ? LoadVerdict::kMalicious : LoadVerdict::kSuspicious,
                     fmt::format("calls the function {}, which it does not define: readers in Java look for a class of that name", name));
    }
    if (fetches_)
      inspection.Add(place, "fetches", LoadVerdict::kSuspicious,
                     "names an address in an extension, which only some reader of its author's knows what to do with");
    const std::string lower = ToLowerAscii(text);
    if (const std::string_view sign = kSigns.FirstIn(lower); !sign.empty())
      inspection.Add(place, "runs-code", LoadVerdict::kSuspicious, fmt::format("holds {}, a piece of a program, which models in XML do not need", sign),
                     lower.find(sign));
  }

 private:
  std::set<std::string_view> defined_, used_;
  bool fetches_ = false;
};

}  // namespace

bool InspectXml(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  if (!LooksLikeXml(subject.head())) return false;
  const std::string name = ToLowerAscii(place.name);
  const bool pmml_name = name.ends_with(".pmml"), net_name = name.ends_with(".xml") || name.ends_with(".pmml");
  std::string decoded;
  const std::string head(AsUtf8(subject.head(), decoded));
  if (!net_name && head.find("<net") == head.npos && head.find("<PMML") == head.npos && head.find("<!DOCTYPE") == head.npos &&
      head.find("<opencv_storage") == head.npos)
    return false;
  if (subject.bytes().size() > kMaxDocument) {
    if (!net_name) return false;
    inspection.TooLarge(place, "xml", "xml-bytes");
    return true;
  }
  const std::string_view* whole = subject.Whole();
  if (!whole) return true;
  const std::string_view text = AsUtf8(*whole, decoded);
  OpenVino net(inspection, place);
  Pmml pmml;
  bool is_net = false, is_pmml = false, is_storage = false;
  const XmlReading reading = ReadXml(text, [&](const XmlElement& element) {
    if (element.around.empty()) {
      is_net = element.name == "net";
      is_pmml = element.name == "PMML";
      is_storage = element.name == "opencv_storage";  // OpenCV's FileStorage: cascades, classical models; data only
    }
    if (is_net) net.See(element);
    if (is_pmml) pmml.See(element);
  });
  const bool model = is_net || is_pmml || is_storage || pmml_name;
  if (model) inspection.CountModel();
  if (model || !place.inner) Declarations(inspection, place, reading, model);
  if (!model) return false;
  if (subject.cut()) inspection.Cut(place);
  inspection.Format(place, is_net ? "openvino-graph" : is_storage ? "opencv" : "pmml");
  if (is_net && !reading.malformed) net.Finish();
  if (is_pmml) pmml.Judge(inspection, place, text);
  if (reading.malformed && !subject.cut())
    inspection.Add(place,
                   is_net       ? "malformed-openvino"
                   : is_storage ? "malformed-xml"
                                : "malformed-pmml",
                   LoadVerdict::kUnreadable, std::string(reading.malformed->rule), reading.malformed->offset);
  else if (!is_net && !is_pmml && !(is_storage && !pmml_name))
    inspection.Add(place, "disguise", LoadVerdict::kSuspicious, "is XML of another kind under the name of a PMML model");
  return true;
}

}  // namespace day::loading
