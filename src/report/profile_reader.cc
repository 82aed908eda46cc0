#include "report/profile_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "base/enum_names.h"
#include "text/json.h"
#include "text/utf8.h"

namespace day {
namespace {

std::optional<Sha256> Sha256FromHex(std::string_view hex) {
  Sha256 digest;
  if (hex.size() != 2 * digest.bytes.size()) return std::nullopt;
  for (size_t i = 0; i < digest.bytes.size(); ++i) {
    const char* const pair = hex.data() + 2 * i;
    const auto [end, error] = std::from_chars(pair, pair + 2, digest.bytes[i], 16);
    if (error != std::errc() || end != pair + 2) return std::nullopt;
  }
  return digest;
}

// The first thing that is wrong is kept; what follows reads on with neutral values, so that no step needs its own exit.
class Reader {
 public:
  explicit Reader(std::string_view file) : file_(file) {}

  Result<SavedProfile> Run(const Value& root) {
    if (root["schema"].string() != kProfileSchema)
      Fail(root["schema"].is_null() ? root : root["schema"],
           fmt::format("this is no profile of the schema {}, but of '{}'", kProfileSchema, ExcerptOf(root["schema"].ScalarText())));
    saved_.tool = root["tool"]["version"].string(), saved_.knowledge = root["knowledge"]["sha256"].string();
    Profile& profile = saved_.profile;
    profile.release = Text(root, "release");
    ReadSources(root["sources"]);
    ReadCoverage(root["coverage"]);
    ReadFiles(root["files"]);
    ReadEvidence(root["evidence"]);
    ReadComponents(root["components"]);
    for (const std::string_view part : kLicensedParts) profile.licensing.Of(part) = Bindings(root["licensing"][part]);
    ReadModels(root["models"]);
    ReadOrigin(root["origin"]);
    ReadCompute(root["compute"]);
    ReadEvaluations(root["evaluations"]);
    ReadData(root["data"]);
    ReadDocuments(root["documents"]);
    ReadClaims(root["claims"]);
    ReadFindings(root["findings"]);
    if (error_) return std::move(*error_);
    return std::move(saved_);
  }

 private:
  void Fail(const Value& at, std::string what) {
    if (!error_) error_ = MakeError(ErrorKind::kInvalid, fmt::format("{}:{}: {}", file_, at.line ? at.line : at.key_line, what));
  }

  std::string Text(const Value& object, std::string_view key) {
    const Value& value = object[key];
    if (!value.is_string()) Fail(value.is_null() ? object : value, fmt::format("'{}' is missing or no string", key));
    return value.string();
  }
  uint64_t Number(const Value& object, std::string_view key) {
    const Value& value = object[key];
    if (value.is_null()) return 0;
    if (!value.is_int() || value.integer() < 0) Fail(value, fmt::format("'{}' must be a whole number, not below 0", key));
    return static_cast<uint64_t>(std::max<int64_t>(value.integer(), 0));
  }
  double Positive(const Value& object, std::string_view key) {
    const Value& value = object[key];
    if (!value.is_null() && (!value.is_number() || !(value.number() > 0))) Fail(value, fmt::format("'{}' must be a number above 0", key));
    return std::max(value.number(), 0.0);
  }
  uint32_t Line(const Value& object, std::string_view key) {
    const uint64_t line = Number(object, key);
    if (line > UINT32_MAX) Fail(object, fmt::format("'{}' is too large", key));
    return static_cast<uint32_t>(line);
  }
  // The word of an enum with `count` values, counted from 0.
  template <class Enum>
  Enum Word(const Value& object, std::string_view key, size_t count) {
    const std::string word = Text(object, key);
    if (const auto value = EnumFromName<Enum>(word, count)) return *value;
    Fail(object, fmt::format("'{}' is no word for '{}'", ExcerptOf(word), key));
    return {};
  }
  EvidenceIds Ids(const Value& object, std::string_view key = "evidence") {
    EvidenceIds ids = object[key].StringList();
    for (const std::string& id : ids)
      if (!ids_.contains(id)) Fail(object, fmt::format("evidence '{}' is not in this profile", ExcerptOf(id)));
    return ids;
  }

  void ReadSources(const Value& list) {
    for (const Value& entry : list.items()) {
      SourceInfo source;
      source.name = Text(entry, "name");
      source.kind = Text(entry, "kind");
      source.revision = Text(entry, "revision");
      source.partial = entry["partial"].boolean();
      source.origin = entry["origin"].string();
      saved_.profile.sources.push_back(std::move(source));
    }
  }

  uint32_t SourceIndex(const Value& entry) {
    const std::string name = Text(entry, "source");
    const auto& sources = saved_.profile.sources;
    for (size_t i = 0; i < sources.size(); ++i)
      if (sources[i].name == name) return static_cast<uint32_t>(i);
    Fail(entry, fmt::format("there is no source '{}'", ExcerptOf(name)));
    return 0;
  }

  void ReadCoverage(const Value& entry) {
    Coverage& coverage = saved_.profile.coverage;
    coverage.complete = entry["complete"].boolean();
    coverage.files = Number(entry, "files"), coverage.bytes = Number(entry, "bytes");
    coverage.files_read = Number(entry, "files_read"), coverage.bytes_read = Number(entry, "bytes_read");
    coverage.listed = Number(entry, "listed"), coverage.links = Number(entry, "links"), coverage.special = Number(entry, "special");
    coverage.unreadable = Number(entry, "unreadable"), coverage.skipped = Number(entry, "skipped");
    coverage.reasons = entry["reasons"].StringList();
  }

  void ReadFiles(const Value& list) {
    for (const Value& entry : list.items()) {
      FileRecord file;
      file.source = SourceIndex(entry);
      file.path = Text(entry, "path");
      file.member = entry["member"].string();
      file.state = Word<FileState>(entry, "state", 7);
      file.size = Number(entry, "size");
      if (const Value* hex = entry.Find("sha256")) {
        const auto digest = Sha256FromHex(hex->string());
        if (!digest) Fail(*hex, "'sha256' must be 64 hexadecimal digits");
        else file.sha256 = *digest;
      }
      file.type = entry["type"].string();
      file.kind = entry["kind"].string();
      file.language = entry["language"].string();
      file.committed = entry["committed"].boolean();
      file.note = entry["note"].string();
      files_.try_emplace({file.source, file.path, file.member}, static_cast<uint32_t>(saved_.profile.files.size()));
      saved_.profile.files.push_back(std::move(file));
    }
  }

  std::string_view Kept(std::string_view name) {
    const auto known = std::ranges::find_if(saved_.names, [&](const auto& kept) { return *kept == name; });
    return known != saved_.names.end() ? **known : *saved_.names.emplace_back(std::make_unique<const std::string>(name));
  }

  void ReadProbe(const Value& entry, Evidence& evidence) {
    constexpr size_t kMostProbes = 1000;  // limit: names of probes, which are looked up one by one
    const std::string probe = Text(entry, "probe");
    const size_t at = std::min(probe.rfind('@'), probe.size());
    const char* begin = probe.data() + std::min(at + 1, probe.size());
    const auto [end, error] = std::from_chars(begin, probe.data() + probe.size(), evidence.version);
    if (at == probe.size() || error != std::errc() || end != probe.data() + probe.size()) Fail(entry, "'probe' must be a name and a version: name@1");
    if (saved_.names.size() > kMostProbes) Fail(entry, fmt::format("there are more than {} probes", kMostProbes));
    else evidence.probe = Kept(std::string_view(probe).substr(0, at));
  }

  void ReadEvidence(const Value& list) {
    for (const Value& entry : list.items()) {
      EvidenceItem item;
      item.id = Text(entry, "id");
      Evidence& evidence = item.evidence;
      const auto file = files_.find({SourceIndex(entry), Text(entry, "path"), entry["member"].string()});
      if (file == files_.end()) Fail(entry, fmt::format("the file '{}' of this evidence is not listed", ExcerptOf(entry["path"].string())));
      else evidence.file = file->second;
      ReadProbe(entry, evidence);
      evidence.at.line = Line(entry, "line");
      evidence.at.last_line = std::max(Line(entry, "last_line"), evidence.at.line);
      evidence.at.offset = Number(entry, "offset");
      evidence.at.length = Number(entry, "length");
      evidence.outcome = Word<Outcome>(entry, "outcome", 5);
      evidence.key = Text(entry, "key");
      evidence.value = Text(entry, "value");
      for (const auto& [name, value] : entry["fields"].members()) evidence.fields.push_back({name, value.string()});
      evidence.excerpt = entry["excerpt"].string();
      if (!ids_.insert(item.id).second) Fail(entry, fmt::format("evidence '{}' stands here twice", ExcerptOf(item.id)));
      saved_.profile.evidence.push_back(std::move(item));
    }
  }

  void ReadFreedoms(const Value& freedoms, LicenseBinding& binding) {
    for (size_t i = 0; i < kFreedoms; ++i) {
      const Value& from = freedoms[NameOf(static_cast<Freedom>(i))];
      if (!from.is_object()) Fail(freedoms, fmt::format("the freedom '{}' is missing", NameOf(static_cast<Freedom>(i))));
      else binding.freedoms[i] = {Word<Answer>(from, "answer", kAnswers), Text(from, "because"), Ids(from, "clauses")};
    }
  }

  std::vector<LicenseBinding> Bindings(const Value& list) {
    std::vector<LicenseBinding> bindings;
    for (const Value& entry : list.items()) {
      LicenseBinding binding;
      binding.expression = Text(entry, "expression");
      binding.license_class = Word<LicenseClass>(entry, "class", 8);
      binding.scope = Text(entry, "scope");
      binding.how = Text(entry, "how");
      binding.evidence = Ids(entry);
      binding.clauses = Ids(entry, "clauses");
      if (const Value& freedoms = entry["freedoms"]; freedoms.is_object()) ReadFreedoms(freedoms, binding);
      bindings.push_back(std::move(binding));
    }
    return bindings;
  }

  void ReadComponents(const Value& list) {
    for (const Value& entry : list.items()) {
      ComponentProfile component;
      component.id = Text(entry, "id");
      component.availability = Word<Availability>(entry, "availability", 7);
      component.assurance = Word<Assurance>(entry, "assurance", 6);
      component.summary = Text(entry, "summary");
      component.licenses = Bindings(entry["licenses"]);
      component.evidence = Ids(entry);
      for (size_t i = 0; i < kGates; ++i) {
        const Value& from = entry["gates"][NameOf(static_cast<GateId>(i))];
        if (!from.is_object()) {
          Fail(entry, fmt::format("the gate '{}' is missing", NameOf(static_cast<GateId>(i))));
          continue;
        }
        component.gates[i] = {Word<GateState>(from, "state", 6), Word<Strength>(from, "strength", 2), Text(from, "because"), Ids(from)};
      }
      if (saved_.profile.Find(component.id)) Fail(entry, fmt::format("component '{}' stands here twice", ExcerptOf(component.id)));
      else if (!TheStack().Find(component.id)) Fail(entry, fmt::format("'{}' is no component of the stack", ExcerptOf(component.id)));
      else saved_.profile.components.push_back(std::move(component));
    }
  }

  void ReadCompute(const Value& entry) {
    if (!entry.is_object()) return;
    ComputeFacts& compute = saved_.profile.compute;
    compute.operations = Positive(entry, "operations");
    compute.how = entry["how"].string();
    compute.above_general = entry["above_general"].boolean();
    compute.above_systemic = entry["above_systemic"].boolean();
    compute.hours = Positive(entry, "hours");
    compute.kilowatt_hours = Positive(entry, "kilowatt_hours");
    compute.emissions_kg = Positive(entry, "emissions_kg");
    compute.emissions_stated = entry["emissions_stated"].string();
    compute.evidence = Ids(entry);
  }

  void ReadEvaluations(const Value& entry) {
    if (!entry.is_object()) return;
    Evaluations& evaluations = saved_.profile.evaluations;
    evaluations.results = Number(entry, "results");
    evaluations.benchmarks = entry["benchmarks"].StringList();
    for (const Value& one : entry["listed"].items()) {
      EvaluationResult result;
      result.figure = Text(one, "figure");
      for (const auto& [name, text] : EvaluationResult::kTexts) result.*text = one[name].string();
      result.path = Text(one, "path");
      result.line = Line(one, "line");
      result.evidence = Ids(one);
      evaluations.listed.push_back(std::move(result));
    }
  }

  std::vector<DataFigures::Kind> Kinds(const Value& list) {
    std::vector<DataFigures::Kind> kinds;
    for (const Value& entry : list.items()) {
      DataFigures::Kind& kind = kinds.emplace_back();
      kind.type = Text(entry, "type");
      kind.title = Text(entry, "title");
      for (const auto& [name, number] : DataFigures::Kind::kNumbers) kind.*number = Number(entry, name);
      kind.evidence = Ids(entry);
    }
    return kinds;
  }

  void ReadData(const Value& entry) {
    if (!entry.is_object()) return;
    DataFigures& data = saved_.profile.data;
    for (const auto& [name, number] : DataFigures::kNumbers) data.*number = Number(entry, name);
    data.personal = Kinds(entry["personal"]);
    data.secrets = Kinds(entry["secrets"]);
    for (const Value& one : entry["languages"].items()) data.languages.push_back({Text(one, "code"), Number(one, "texts")});
    for (const Value& one : entry["not_measured"].items()) data.not_measured.push_back({Text(one, "type"), Number(one, "files"), Number(one, "bytes")});
    for (const Value& one : entry["claims"].items())
      data.claims.push_back(
          {Text(one, "kind"), Text(one, "path"), Line(one, "line"), Text(one, "text"), Word<ClaimVerdict>(one, "verdict", 4), Text(one, "because"), Ids(one)});
    data.evidence = Ids(entry);
  }

  void ReadModels(const Value& list) {
    for (const Value& entry : list.items()) {
      ModelProfile model;
      model.path = Text(entry, "path");
      model.summary = Text(entry, "summary");
      model.architecture = entry["architecture"].string();
      model.dtype = entry["dtype"].string();
      for (const auto& [name, number] : ModelProfile::kNumbers) model.*number = Number(entry, name);
      for (const Value& one : entry["contradictions"].items()) model.contradictions.push_back({Text(one, "fact"), Text(one, "says"), Ids(one)});
      model.evidence = Ids(entry);
      saved_.profile.models.push_back(std::move(model));
    }
  }

  void ReadOrigin(const Value& entry) {
    Origin& origin = saved_.profile.origin;
    origin.architecture = entry["architecture"].string();
    if (!origin.architecture.empty()) origin.evidence = Ids(entry);
    for (const Value& one : entry["bases"].items()) {
      BaseModel base{Text(one, "name"), one["relation"].string(), Ids(one)};
      if (Origin::NameOfBase(base.name) != base.name) Fail(one, fmt::format("'{}' is no name of a model", ExcerptOf(base.name)));
      if (origin.bases.size() >= Origin::kMaxBases) Fail(one, fmt::format("there are more than {} base models", Origin::kMaxBases));
      else origin.bases.push_back(std::move(base));
    }
  }

  void ReadDocuments(const Value& list) {
    for (const Value& entry : list.items())
      saved_.profile.documents.push_back(
          {Text(entry, "component"), Text(entry, "path"), Text(entry, "question"), entry["answered"].boolean(), Ids(entry), entry["empty"].boolean()});
  }

  void ReadClaims(const Value& list) {
    for (const Value& entry : list.items())
      saved_.profile.claims.push_back({Text(entry, "path"), Line(entry, "line"), Text(entry, "text"), entry["about"].StringList(),
                                       Word<ClaimVerdict>(entry, "verdict", 4), Text(entry, "because"), Ids(entry)});
  }

  void ReadFindings(const Value& list) {
    for (const Value& entry : list.items())
      saved_.profile.findings.push_back({Text(entry, "id"), Word<Severity>(entry, "severity", 4), Text(entry, "title"), Text(entry, "detail"),
                                         Text(entry, "remedy"), Text(entry, "component"), Ids(entry)});
  }

  std::string_view file_;
  std::optional<Error> error_;
  SavedProfile saved_;
  std::set<std::string, std::less<>> ids_;
  std::map<std::tuple<uint32_t, std::string, std::string>, uint32_t> files_;
};

}  // namespace

std::optional<std::string_view> ProfileInPage(std::string_view page) {
  constexpr std::string_view kOpen = R"(<script type="application/json" id="profile">)", kClose = "</script>";
  const size_t open = page.find(kOpen);
  if (open == page.npos) return std::nullopt;
  page.remove_prefix(open + kOpen.size());
  const size_t close = page.find(kClose);
  if (close == page.npos) return std::nullopt;
  return page.substr(0, close);
}

ParseLimits ProfileLimits() { return {.max_depth = 33, .max_nodes = kMaxProfileValues, .without = {"definitions", "ledger", "next_steps"}}; }

Result<SavedProfile> ParseProfile(std::string_view json, std::string_view file) {
  if (json.size() > kMaxProfileBytes) return MakeError(ErrorKind::kInvalid, fmt::format("{}: a profile may have at most {} bytes", file, kMaxProfileBytes));
  auto root = ParseJson(json, ProfileLimits());
  if (!root) return MakeError(root.error().kind, fmt::format("{}: {}", file, root.error().message));
  return ReadProfile(*root, file);
}

Result<SavedProfile> ReadProfile(const Value& root, std::string_view file) { return Reader(file).Run(root); }

}  // namespace day
