#include "profile/roles.h"

#include <algorithm>

#include "base/assert.h"
#include "knowledge/knowledge.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

void AddAll(const Value& list, PhraseSet& phrases) {
  for (const std::string& phrase : list.StringList()) phrases.Add(phrase, 0);
}

// Paths hold their words between slashes and dots, which phrases do not cross, and in CamelCase: blanks serve all.
std::string Spaced(std::string_view path) {
  std::string text = PartedNames(path);
  for (char& c : text)
    if (c == '/' || c == '.' || c == '+' || c == '@' || c == ':') c = ' ';
  return text;
}

// "checkpoint-500", "ckpt_12", "step-3000", "preview-600bt": a step of a training. "checkpoints_1226.zip" and "checkpoint.pth" hold the model.
bool NamesAStep(std::string_view name) {
  const std::string lower = ToLowerAscii(name);
  for (const std::string_view word : {"checkpoint", "ckpt", "step"})
    for (size_t at = lower.find(word); at != lower.npos; at = lower.find(word, at + 1)) {
      size_t behind = at + word.size();
      if (behind < lower.size() && (lower[behind] == '-' || lower[behind] == '_')) ++behind;
      if ((at == 0 || !IsLetter(lower[at - 1])) && behind < lower.size() && IsDigit(lower[behind])) return true;
    }
  // So many billions of tokens.
  for (size_t at = lower.find("bt"); at != lower.npos; at = lower.find("bt", at + 1))
    if (at > 1 && IsDigit(lower[at - 1]) && IsDigit(lower[at - 2]) && (at + 2 == lower.size() || !IsLetterOrDigit(lower[at + 2]))) return true;
  return false;
}

// "acmechat2-7b" too is a chat model: digits behind a word of some length are its version.
std::string WithoutVersions(std::string_view words) {
  constexpr size_t kLeast = 4;  // letters; "q4", "int8", "w4a16" are words of their own
  std::string text;
  size_t letters = 0;
  for (const char c : words) {
    if (IsDigit(c) && letters >= kLeast) text.push_back(' ');
    letters = IsLetter(c) ? letters + 1 : 0;
    text.push_back(c);
  }
  return text;
}

// A name of a column, or the end of one: `output_text` holds texts, `text_width` does not.
bool NamesAColumn(const PhraseSet& phrases, std::string_view columns) {
  const std::vector<PhraseHit> hits = phrases.Find(columns);
  return std::ranges::any_of(hits, [&](const PhraseHit& hit) {
    const std::string_view rest = columns.substr(hit.offset + hit.length);
    return !rest.starts_with('_') && !rest.starts_with('-') && !rest.starts_with(' ');
  });
}

// "wildguard 7b" for "guard", but for those of `others` ("wechat" for "chat"); a word that is the ending alone is a name's business.
bool HoldsAWordThatEnds(std::string_view words, const std::vector<std::string>& endings, const std::vector<std::string>& others) {
  return std::ranges::any_of(endings, [&](const std::string& ending) {
    for (size_t at = words.find(ending); at != words.npos; at = words.find(ending, at + 1)) {
      const size_t end = at + ending.size();
      const bool ends = at > 0 && IsLetter(words[at - 1]) && (end == words.size() || !IsLetterOrDigit(words[end]));
      if (ends && std::ranges::none_of(others, [&](const std::string& other) { return words.substr(0, end).ends_with(other); })) return true;
    }
    return false;
  });
}

}  // namespace

Roles::Roles() {
  const Value document = LoadKnowledge("roles.yaml");
  const auto read = [&](std::string_view key, std::vector<Role>& roles) {
    for (const Value& entry : document[key].items()) {
      Role& role = roles.emplace_back();
      role.component = entry["component"].string();
      AddAll(entry["names"], role.names);
      AddAll(entry["context"], role.context);
      AddAll(entry["columns"], role.columns);
      role.endings = entry["endings"].StringList();
      role.other_endings = entry["other-endings"].StringList();
    }
    DAY_ASSERT(!roles.empty());
  };
  read("weights", weights_);
  read("data", data_);
  read("code-files", code_files_);
  read("code-headings", code_headings_);
  AddAll(document["steps-before"], steps_before_);
  for (const Value& entry : document["code"].items()) {
    CodeRole& role = code_.emplace_back();
    role.component = entry["component"].string();
    AddAll(entry["does"], role.does);
    AddAll(entry["with"], role.with);
    AddAll(entry["under"], role.under);
    AddAll(entry["not-under"], role.not_under);
    AddAll(entry["without"], role.without);
    role.with_any = entry["with"].items().empty();
    role.under_any = entry["under"].items().empty();
    role.own_only = entry["own-only"].is_bool() && entry["own-only"].boolean();
  }
  AddAll(document["prompts"], prompts_);
  AddAll(document["training-configurations"], training_configurations_);
  requirements_ = document["requirements"].StringList();
  AddAll(document["charts"], charts_);
  AddAll(document["no-charts"], no_charts_);
  AddAll(document["measures"], measures_);
  AddAll(document["no-measures"], no_measures_);
  AddAll(document["statistics"], statistics_);
  AddAll(document["model-words"], model_words_);
  AddAll(document["announcements"], announcements_);
  AddAll(document["infrastructure"], infrastructure_);
  AddAll(document["weights-pages"], weights_pages_);
  AddAll(document["data-pages"], data_pages_);
  AddAll(document["results-pages"], results_pages_);
  AddAll(document["having"], having_);
  AddAll(document["fetching"], fetching_);
  AddAll(document["benchmarks"], benchmarks_);
  AddAll(document["withheld"], withheld_);
  AddAll(document["splits"], splits_);
  AddAll(document["answers"], answers_);
  AddAll(document["aligned"]["names"], aligned_names_);
  AddAll(document["aligned"]["uses"], aligned_uses_);
  AddAll(document["definitions"]["adapted"], defines_adapted_);
  AddAll(document["definitions"]["pretrained"], defines_pretrained_);
  AddAll(document["aligned"]["context"], aligned_context_);
  common_libraries_ = document["common-libraries"].StringList();
  harnesses_ = document["harnesses"].StringList();
  AddAll(document["training-libraries"], training_libraries_);
  AddAll(document["card-folders"]["model"], model_cards_);
  AddAll(document["card-folders"]["dataset"], data_cards_);
  AddAll(document["card-words"]["model"], model_card_words_);
  AddAll(document["card-words"]["dataset"], data_card_words_);
  AddAll(document["samples"], samples_);
  AddAll(document["own"], own_);
  AddAll(document["others"], others_);
  AddAll(document["thanks"], thanks_);
  AddAll(document["papers"], papers_);
  AddAll(document["no-papers"], no_papers_);
  AddAll(document["pretraining"], pretraining_);
  AddAll(document["both-trainings"], both_trainings_);
  AddAll(document["reports"], reports_);
  AddAll(document["outputs"], outputs_);
  AddAll(document["weights-words"], weights_words_);
  AddAll(document["data-words"], data_words_);
  AddAll(document["data-terms"]["object"], data_terms_);
  AddAll(document["data-terms"]["without"], no_data_terms_);
  AddAll(document["base"], base_);
  AddAll(document["sizes"], sizes_);
  AddAll(document["families"], families_);
  AddAll(document["no-weights"], no_weights_);
  AddAll(document["filters"], filters_);
  AddAll(document["speed"], speed_);
  AddAll(document["library-models"], library_models_);
  AddAll(document["results"], results_);
  AddAll(document["results-columns"], results_columns_);
  AddAll(document["no-data"], no_data_);
  plain_names_ = document["plain-names"].StringList();
  std::sort(plain_names_.begin(), plain_names_.end());
}

std::string_view Roles::WeightsRoleByName(std::string_view name) const {
  const std::string words = Spaced(name), plain = WithoutVersions(words);
  for (const Role& role : weights_)
    if (role.names.Matches(words) || role.names.Matches(plain) || HoldsAWordThatEnds(words, role.endings, role.other_endings) ||
        (role.component == "intermediate-checkpoints" && NamesAStep(name)))
      return role.component;
  return {};
}

std::string_view Roles::WeightsRoleByContext(std::string_view context) const {
  const std::vector<std::string_view> roles = WeightsRolesByContext(context);
  return roles.empty() ? std::string_view() : roles.front();
}

std::vector<std::string_view> Roles::WeightsRolesByContext(std::string_view context) const {
  std::vector<std::string_view> roles;
  for (const Role& role : weights_)
    if (role.context.Matches(context)) roles.push_back(role.component);
  return roles;
}

std::vector<Roles::CodeUse> Roles::CodeRoles(std::string_view context, std::string_view heading) const {
  std::vector<CodeUse> uses;
  for (const CodeRole& role : code_) {
    if (!role.does.Matches(context) || !(role.with_any || role.with.Matches(context)) || !(role.under_any || role.under.Matches(heading))) continue;
    if (role.without.Matches(context) || role.not_under.Matches(heading)) continue;
    const auto known = std::ranges::find(uses, std::string_view(role.component), &CodeUse::component);
    if (known == uses.end()) uses.push_back({role.component, role.own_only});
    else known->own_only = known->own_only && role.own_only;
  }
  return uses;
}

std::string_view Roles::SplitIn(std::string_view line) const {
  const size_t split = line.find("split");
  if (split == line.npos) return {};
  const std::string_view value = line.substr(split, 24);
  for (const std::string_view word : {"test", "valid", "dev"})
    if (value.find(word) != value.npos) return "test split";
  return {};
}

std::string_view Roles::CardFolder(std::string_view path) const {
  const size_t slash = path.rfind('/');
  if (slash == path.npos) return {};
  const std::string folders = Spaced(path.substr(0, slash));
  return model_cards_.Matches(folders) ? "model" : data_cards_.Matches(folders) ? "dataset" : "";
}

std::vector<std::string_view> Roles::CodeFileRoles(std::string_view name) const {
  const std::string words = Spaced(name);
  std::vector<std::string_view> roles;
  for (const Role& role : code_files_)
    if (role.names.Matches(words)) roles.emplace_back(role.component);
  return roles;
}

std::vector<std::string_view> Roles::CodeIn(std::string_view heading) const {
  std::vector<std::string_view> components;
  for (const Role& role : code_headings_)
    if (role.names.Matches(heading)) components.emplace_back(role.component);
  return components;
}

std::string_view Roles::CodeUnder(std::string_view headings) const {
  for (size_t at = 0; at < headings.size();) {
    const size_t end = std::min(headings.find(" / ", at), headings.size());
    const std::string_view heading = headings.substr(at, end - at);
    std::vector<std::string_view> spoken = CodeIn(heading);
    // "Fine-tune from a pre-training": what stands behind says where it begins.
    if (spoken.size() > 1) spoken = CodeIn(heading.substr(0, heading.find(" from ")));
    if (!spoken.empty()) return spoken.size() == 1 ? spoken.front() : std::string_view();
    at = end + 3;
  }
  return {};
}

bool Roles::MayRunUnder(std::string_view component, std::string_view headings) const {
  return std::ranges::any_of(code_headings_, [&](const Role& role) { return role.component == component && role.context.Matches(headings); });
}

bool Roles::NamesAStepBefore(std::string_view file_name) const { return steps_before_.Matches(Spaced(file_name)); }

bool Roles::IsCodeFor(std::string_view path, std::initializer_list<std::string_view> components) const {
  return std::ranges::any_of(CodeFileRoles(path.substr(path.rfind('/') + 1)),
                             [&](std::string_view role) { return std::ranges::find(components, role) != components.end(); });
}

bool Roles::NamesTrainingConfiguration(std::string_view path) const {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return !name.starts_with('.') && training_configurations_.Matches(Spaced(path)) && !ListsRequirements(path);
}

bool Roles::ListsRequirements(std::string_view path) const {
  const std::string name = ToLowerAscii(path.substr(path.rfind('/') + 1));
  return std::ranges::any_of(requirements_, [&](const std::string& begin) { return name.starts_with(begin); });
}

bool Roles::SpeaksOfSpeed(std::string_view words) const { return speed_.Matches(Spaced(words)); }

bool Roles::SpeaksOfChart(std::string_view words) const {
  const std::string spaced = Spaced(words);
  return charts_.Matches(spaced) && !no_charts_.Matches(spaced);
}

bool Roles::IsAligned(std::string_view name, std::string_view context) const {
  const std::string words = Spaced(name);
  return aligned_names_.Matches(words) || aligned_names_.Matches(WithoutVersions(words)) || aligned_context_.Matches(context);
}

std::string_view Roles::RoleByDefinition(std::string_view definition) const {
  const std::vector<std::string_view> roles = RolesByDefinition(definition);
  return roles.size() == 1 ? roles.front() : std::string_view();
}

std::vector<std::string_view> Roles::RolesByDefinition(std::string_view definition) const {
  std::vector<std::string_view> roles;
  if (defines_adapted_.Matches(definition)) roles.emplace_back("adapted-weights");
  if (defines_pretrained_.Matches(definition)) roles.emplace_back("pretrained-weights");
  return roles;
}

bool Roles::IsSpokenWith(std::string_view name) const {
  const std::string words = Spaced(name);
  return aligned_uses_.Matches(words) || aligned_uses_.Matches(WithoutVersions(words));
}

bool Roles::IsTrainingLibrary(std::string_view repository) const { return training_libraries_.Matches(Spaced(repository)); }

bool Roles::IsHarness(std::string_view repository) const { return std::ranges::find(harnesses_, ToLowerAscii(repository)) != harnesses_.end(); }

bool Roles::NamesALibraryModel(std::string_view path) const { return library_models_.Matches(Spaced(path.substr(path.rfind('/') + 1))); }

bool Roles::IsCommonLibrary(std::string_view repository) const {
  return std::ranges::find(common_libraries_, ToLowerAscii(repository)) != common_libraries_.end();
}

std::string_view Roles::DataRole(std::string_view name, std::string_view context, std::string_view columns) const {
  const std::string words = Spaced(name);
  if (NamesNoData(name)) return {};
  for (const Role& role : data_)
    if (role.names.Matches(words) || HoldsAWordThatEnds(ToLowerAscii(words), role.endings, role.other_endings)) return role.component;
  for (const Role& role : data_)
    if (NamesAColumn(role.columns, columns)) return role.component;
  for (const Role& role : data_)
    if (role.context.Matches(context)) return role.component;
  return {};
}

bool Roles::NamesAnswers(std::string_view columns) const { return NamesAColumn(answers_, columns); }

bool Roles::SpeaksOfBothTrainings(std::string_view text) const {
  std::string joined;
  for (const char c : text) joined.append(c == ',' || c == '/' || c == '&' || c == '+' ? std::string_view(" and ") : std::string_view(&c, 1));
  return both_trainings_.Matches(joined);
}

bool Roles::NamesABenchmark(std::string_view release) const {
  PhraseSet bench;
  for (const std::string_view word : {"bench", "benchmark*"}) bench.Add(word, 0);
  const std::vector<PhraseHit> hits = bench.Find(Spaced(release));
  return !hits.empty() && hits[0].offset > 0;
}

bool Roles::SaysTrain(std::string_view path) const {
  PhraseSet train;
  train.Add("train*", 0);
  return train.Matches(Spaced(path));
}

bool Roles::SaysOnlyTrain(std::string_view name) const {
  const std::string words = Spaced(name);
  PhraseSet train;
  train.Add("train", 0);
  return std::ranges::all_of(data_, [&](const Role& role) {
    return std::ranges::all_of(role.names.Find(words),
                               [&](const PhraseHit& hit) { return train.Matches(std::string_view(words).substr(hit.offset, hit.length)); });
  });
}

bool Roles::IsBaseOf(std::string_view base, std::string_view name) const {
  return base.size() > name.size() && base.starts_with(name) && base_.Matches(base.substr(name.size())) && base.find('/', name.size()) == base.npos;
}

std::string_view Roles::FamilyIn(std::string_view name) const {
  const std::vector<PhraseHit> hits = families_.Find(name);
  return hits.empty() || hits[0].offset == 0 ? std::string_view() : name.substr(hits[0].offset, hits[0].length);
}

bool Roles::IsNamedAsBase(std::string_view name) const { return base_.Matches(Spaced(name)); }

bool Roles::SpeaksOfData(std::string_view text) const { return data_words_.Matches(Spaced(text)); }

bool Roles::SpeaksOfWeights(std::string_view text) const { return weights_words_.Matches(Spaced(text)); }
bool Roles::NamesNoWeights(std::string_view name) const { return no_weights_.Matches(Spaced(name)); }
bool Roles::NamesAFilter(std::string_view address) const { return filters_.Matches(Spaced(address)); }
bool Roles::NamesStatistics(std::string_view path) const { return statistics_.Matches(Spaced(path)); }
bool Roles::NamesNoData(std::string_view name) const { return no_data_.Matches(Spaced(name)); }
bool Roles::NamesAnAdapter(std::string_view name) const {
  const std::string words = Spaced(name);
  return std::ranges::any_of(weights_, [&](const Role& role) { return role.component == "compressed-and-adapter-weights" && role.names.Matches(words); });
}

bool Roles::NamesColumnsOfResults(std::string_view columns) const { return NamesAColumn(results_columns_, columns); }

bool Roles::NamesResults(std::string_view path) const { return results_.Matches(Spaced(path)); }

bool Roles::IsPlainName(std::string_view lower_word) const { return std::binary_search(plain_names_.begin(), plain_names_.end(), lower_word); }

const Roles& TheRoles() {
  static const Roles kRoles;
  return kRoles;
}

}  // namespace day
