#include "probes/dataset_claims/metadata.h"

#include <fmt/format.h>

#include <charconv>

#include "text/ascii.h"
#include "text/markdown.h"
#include "text/utf8.h"

namespace day::dataset_claims {
namespace {

constexpr size_t kLongest = 200;  // limit: bytes of a name, a pattern, a code

std::string Short(std::string_view text) { return std::string(FirstBytes(text, kLongest)); }

// The text if it is digits and a number of 64 bits, else "".
std::string DigitsOf(std::string text) {
  const bool digits = !text.empty() && text.size() < 19 && text.find_first_not_of("0123456789") == text.npos;
  return digits ? text : std::string();
}

// `splits`: a list of {name, num_examples}, or an object by name.
void ReadSplits(const Value& splits, std::string_view config, uint32_t before, std::string_view how, Stated& stated) {
  const auto add = [&](const Value& split, std::string_view name) {
    const Value& count = split["num_examples"];
    if (const std::string examples = DigitsOf(count.ScalarText()); !examples.empty())
      stated.Add("examples", examples, before + count.line, how, {{"config", Short(config)}, {"split", Short(name)}});
  };
  for (const Value& split : splits.items()) add(split, split["name"].string());
  for (const auto& [name, split] : splits.members()) add(split, name);
}

void ReadDataFiles(const Value& files, std::string_view config, std::string_view split, uint32_t before, Stated& stated) {
  if (files.is_string())
    stated.Add("files", Short(files.string()), before + files.line, "card", {{"config", Short(config)}, {"split", Short(split.empty() ? "train" : split)}});
  for (const Value& item : files.items()) {
    if (item.is_object()) ReadDataFiles(item["path"], config, item["split"].string(), before, stated);
    else if (item.is_string()) ReadDataFiles(item, config, split, before, stated);
  }
  for (const auto& [name, paths] : files.members())
    if (paths.is_string() || (paths.is_array() && (paths.items().empty() || paths.items()[0].is_string()))) ReadDataFiles(paths, config, name, before, stated);
}

void AddEach(const Value& value, std::string_view name, uint32_t before, std::string_view how, Stated& stated) {
  if (const std::string text = value.ScalarText(); !text.empty()) stated.Add(name, Short(text), before + value.line, how);
  for (const Value& item : value.items()) {
    std::string text = item.ScalarText();
    for (const std::string_view key : {"alternateName", "identifier", "name", "@id"})
      if (text.empty()) text = item[key].ScalarText();
    if (!text.empty()) stated.Add(name, Short(text), before + item.line, how);
  }
}

// A member by its name with or without the prefix that its vocabulary has.
const Value& Member(const Value& object, std::string_view name) {
  static const Value kNone;
  for (const auto& [key, value] : object.members()) {
    const size_t colon = key.rfind(':');
    if (std::string_view(key).substr(colon == key.npos ? 0 : colon + 1) == name) return value;
  }
  return kNone;
}

bool Names(const Value& value, std::string_view part) {
  if (value.string().find(part) != std::string::npos) return true;
  for (const Value& item : value.items())
    if (item.string().find(part) != std::string::npos) return true;
  return false;
}

// "1234 B" or digits alone: a size in other units is rounded.
std::string BytesOf(const Value& value) {
  std::string text = value.ScalarText();
  if (text.ends_with(" B")) text.resize(text.size() - 2);
  return DigitsOf(std::move(text));
}

}  // namespace

void Stated::Add(std::string_view name, std::string value, uint32_t line, std::string_view how, std::vector<Field> more, std::string_view excerpt) {
  if (++count_ > kMostStated) {
    if (count_ == kMostStated + 1) sink_.Skipped("data.stated", "more than 2000 statements of data in one file");
    return;
  }
  more.insert(more.begin(), {{"name", std::string(name)}, {"how", std::string(how)}});
  std::erase_if(more, [](const Field& field) { return field.value.empty(); });
  Location at;
  at.line = at.last_line = line;
  sink_.Found("data.stated", std::move(value), at, std::move(more), excerpt);
}

void ReadFrontMatter(const Value& front, uint32_t first_line, Stated& stated) {
  const uint32_t before = first_line > 0 ? first_line - 1 : 0;  // lines of the file that stand before the front matter
  for (const auto& [key, value] : front.members()) {
    if (key == "language" || key == "languages") AddEach(value, "language", before, "card", stated);
    if (key == "size_categories") AddEach(value, "size", before, "card", stated);
    if (key == "license") AddEach(value, "license", before, "card", stated);
    if (key == "dataset_info") {
      if (value.is_object()) ReadSplits(value["splits"], value["config_name"].string(), before, "card", stated);
      for (const Value& config : value.items()) ReadSplits(config["splits"], config["config_name"].string(), before, "card", stated);
    }
    if (key != "configs") continue;
    for (const Value& config : value.items()) {
      const std::string& name = config["config_name"].string();
      ReadDataFiles(config["data_files"], name, "", before, stated);
      if (const Value& folder = config["data_dir"]; folder.is_string() && config["data_files"].is_null())
        stated.Add("folder", Short(folder.string()), before + folder.line, "card", {{"config", Short(name)}});
    }
  }
}

void ReadInfos(const Value& document, Stated& stated) {
  if (document["splits"].is_object() || document["splits"].is_array())
    return ReadSplits(document["splits"], document["config_name"].string(), 0, "dataset-info", stated);
  for (const auto& [name, config] : document.members()) ReadSplits(config["splits"], name, 0, "dataset-info", stated);
}

bool IsCroissant(const Value& document) {
  if (!document.is_object() || document["@context"].is_null()) return false;
  return Names(Member(document, "conformsTo"), "croissant") || Names(document["conformsTo"], "croissant") || document["@type"].string() == "sc:Dataset" ||
         document["@type"].string() == "Dataset";
}

void ReadCroissant(const Value& document, const DataSentences& sentences, Stated& stated, Sink& sink) {
  AddEach(Member(document, "inLanguage"), "language", 0, "croissant", stated);
  AddEach(Member(document, "license"), "license", 0, "croissant", stated);
  size_t files = 0;
  for (const Value& object : Member(document, "distribution").items()) {
    if (++files > kMostStated) break;
    const std::string& path = Member(object, "contentUrl").string();
    // Only what lies beside it; an address elsewhere is of other bytes.
    if (path.empty() || path.find("://") != path.npos || path.size() > kLongest || path.starts_with('/')) continue;
    const Value& size = Member(object, "contentSize");
    if (const std::string bytes = BytesOf(size); !bytes.empty()) stated.Add("bytes", bytes, size.line, "croissant", {{"path", path}});
    const Value& digest = Member(object, "sha256");
    const std::string hex = ToLowerAscii(digest.string());
    if (hex.size() == 64 && hex.find_first_not_of("0123456789abcdef") == hex.npos) {
      Location at;
      at.line = at.last_line = digest.line;
      sink.Found("checksum.stated", "sha256:" + hex, at, {{"path", path}});
    }
  }
  const OwnNames names = NamesIn(Member(document, "name").string());
  const auto read = [&](const Value& value, std::string_view heading) {
    const std::string& text = value.string();
    if (sentences.IsNone(heading, text)) stated.Add("no-personal-data", Short(text), value.line, "croissant", {{"section", std::string(heading)}}, text);
    for (const std::string_view sentence : SplitSentences(text))
      for (const Said& said : sentences.Read(sentence, "", names))
        stated.Add(said.id, ExcerptOf(sentence), value.line, "croissant", {{"of", said.of}, {"section", std::string(heading)}}, sentence);
  };
  for (const auto& [key, heading] :
       {std::pair{"personalSensitiveInformation", "personal and sensitive information"}, {"dataManipulationProtocol", ""}, {"dataPreprocessingProtocol", ""}}) {
    const Value& value = Member(document, key);
    if (value.is_string()) read(value, heading);
    for (const Value& item : value.items()) read(item, heading);
  }
}

}  // namespace day::dataset_claims
