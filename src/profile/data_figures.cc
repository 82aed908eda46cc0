// What meters found in files of data, and secrets in any: added up over the files that are the release's own.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/saturating.h"
#include "profile/parts.h"

namespace day {
namespace {

constexpr size_t kNamed = 4;           // kinds that a sentence names
constexpr uint64_t kMost = INT64_MAX;  // so that every reader of JSON can take the numbers

void AddNumber(uint64_t& sum, const Evidence& evidence, std::string_view field) {
  AddSaturating(sum, NumberIn(evidence.Get(field)));
  sum = std::min(sum, kMost);
}

// By type, in the order of what most speaks for them.
std::vector<DataFigures::Kind> KindsOf(Seen& seen, std::string_view found, std::string_view place) {
  std::map<std::string, DataFigures::Kind> kinds;
  for (const Evidence* one : seen.Of(found)) {
    if (seen.IsForeign(*one)) continue;
    DataFigures::Kind& kind = kinds[one->value];
    kind.type = one->value;
    kind.title = one->Get("title");
    ++kind.files;
    for (const auto& [name, number] : DataFigures::Kind::kNumbers)
      if (name != "files") AddNumber(kind.*number, *one, name);
    if (kind.evidence.size() < kMaxGateEvidence) AddId(kind.evidence, seen.Cite(*one));
  }
  for (const Evidence* one : seen.Of(place)) {
    if (seen.IsForeign(*one)) continue;
    DataFigures::Kind& kind = kinds[one->value];
    if (kind.files > 0 && kind.evidence.size() < kMaxGateEvidence) AddId(kind.evidence, seen.Cite(*one));
  }
  std::vector<DataFigures::Kind> sorted;
  for (auto& [type, kind] : kinds)
    if (kind.files > 0) sorted.push_back(std::move(kind));
  std::ranges::stable_sort(sorted, std::greater(), &DataFigures::Kind::likely);
  return sorted;
}

// Own files of data that are not among `measured`, by type.
std::vector<DataFigures::Unread> NotMeasured(const Seen& seen, const std::set<uint32_t>& measured) {
  std::map<std::string, DataFigures::Unread> types;
  for (uint32_t file = 0; file < seen.all().files.size(); ++file) {
    const FileRecord& record = seen.all().files[file];
    if (record.kind != "data" || measured.contains(file) || seen.IsForeign(file) || record.size == 0) continue;
    DataFigures::Unread& unread = types[record.type];
    unread.type = record.type;
    ++unread.files;
    AddSaturating(unread.bytes, record.size);
    unread.bytes = std::min(unread.bytes, kMost);
  }
  std::vector<DataFigures::Unread> sorted;
  for (auto& [type, unread] : types) sorted.push_back(std::move(unread));
  std::ranges::stable_sort(sorted, std::greater(), &DataFigures::Unread::bytes);
  return sorted;
}

}  // namespace

std::string Percent(uint64_t part, uint64_t all) {
  return fmt::format("{:.1f} %", 100 * static_cast<double>(part) / static_cast<double>(std::max<uint64_t>(all, 1)));
}

void ForEachLanguage(const Evidence& measured, const std::function<void(std::string_view code, uint64_t texts)>& visit) {
  for (const std::string_view item : ItemsOf(measured.Get("languages"))) {
    const size_t blank = item.find(' ');
    if (blank != item.npos) visit(item.substr(0, blank), NumberIn(item.substr(blank + 1)));
  }
}

std::string KindsInWords(const std::vector<DataFigures::Kind>& kinds, size_t most, uint64_t tokens) {
  std::string words;
  size_t likely = 0;
  for (const DataFigures::Kind& kind : kinds) {
    if (kind.likely() == 0 || ++likely > most) continue;
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", kind.title, kind.likely());
    if (tokens > 0) words += fmt::format(" ({:.3g} per million tokens)", static_cast<double>(kind.likely()) * 1e6 / static_cast<double>(tokens));
  }
  if (likely > most) words += fmt::format(" and {} more", Counted(likely - most, "kind"));
  return words;
}

std::string DataFigures::PersonalInWords() const {
  if (files == 0) return "";
  std::string words =
      fmt::format("looked at {} of data{}: ", Counted(files, "file"), files_in_part > 0 ? fmt::format(", {} of them in part", files_in_part) : "");
  const std::string kinds = KindsInWords(personal, kNamed, tokens);
  return words + (kinds.empty() ? "nothing with the form of personal data" : kinds);
}

std::string DataFigures::SecretsInWords() const {
  if (searched == 0) return "";
  const std::string kinds = KindsInWords(secrets, kNamed);
  return fmt::format("secrets were looked for in {}: {}", Counted(searched, "file"), kinds.empty() ? "none of a known form" : kinds);
}

std::string DataFigures::LanguagesInWords() const {
  constexpr size_t kNamedLanguages = 5;
  if (languages.empty()) return "";
  std::string words;
  for (size_t i = 0; i < std::min(languages.size(), kNamedLanguages); ++i)
    words += fmt::format("{}{} {}", i == 0 ? "" : ", ", languages[i].code, Percent(languages[i].texts, texts));
  if (languages.size() > kNamedLanguages) words += fmt::format(", {} more", languages.size() - kNamedLanguages);
  if (uncertain_texts > 0 && texts > 0) words += fmt::format(", not sure {}", Percent(uncertain_texts, texts));
  return fmt::format("languages of {}: {}", Counted(texts, "text"), words);
}

std::string DataFigures::NotMeasuredInWords() const {
  if (not_measured.empty()) return "";
  uint64_t all = 0;
  std::set<std::string> types;
  for (const Unread& unread : not_measured) {
    all += unread.files;
    types.insert(unread.type);
  }
  return fmt::format("not looked at: {} of data ({})", Counted(all, "file"), FirstOf(types, kNamed));
}

void FillData(Seen& seen, Profile& profile) {
  DataFigures& data = profile.data;
  std::map<std::string, uint64_t> languages;
  std::set<uint32_t> measured;
  for (const Evidence* one : seen.Of("data.measured")) {
    if (seen.IsForeign(*one)) continue;
    measured.insert(one->file);
    ++data.files;
    data.files_in_part += one->Get("whole") == "no";
    for (const auto& [name, number] :
         {std::pair{"bytes", &DataFigures::bytes}, {"records", &DataFigures::records}, {"tokens", &DataFigures::tokens}, {"texts", &DataFigures::texts}})
      AddNumber(data.*number, *one, name);
    AddNumber(data.uncertain_texts, *one, "uncertain");
    ForEachLanguage(*one, [&](std::string_view code, uint64_t texts) { languages[std::string(code)] += texts; });
    AddId(data.evidence, seen.Cite(*one));
  }
  for (const auto& [code, texts] : languages)
    if (texts > 0) data.languages.push_back({code, texts});
  std::ranges::stable_sort(data.languages, std::greater(), &DataFigures::Language::texts);
  data.not_measured = NotMeasured(seen, measured);
  data.personal = KindsOf(seen, "personal.found", "personal.place");
  data.secrets = KindsOf(seen, "secret.found", "secret.place");
  for (uint32_t file = 0; file < seen.all().files.size(); ++file) {
    const FileRecord& record = seen.all().files[file];
    data.searched += record.text && record.state == FileState::kRead && !seen.IsForeign(file);
  }
}

}  // namespace day
