// Where the release's model comes from, by what is stated: the architecture, and the models that it was made from.
#include <fmt/format.h>

#include <algorithm>

#include "profile/parts.h"
#include "text/utf8.h"

namespace day {
namespace {

class OriginOf {
 public:
  OriginOf(Seen& seen, Origin& origin) : seen_(seen), origin_(origin) {}

  void Fill() {
    const auto fields = Own("card.field"), settings = Own("config.field");
    for (const Evidence* field : fields)
      if (relation_.empty() && field->Get("name") == "base_model_relation") relation_ = FirstBytes(TrimAscii(field->value), kMaxRelation);
    for (const Evidence* field : fields)
      if (field->Get("name") == "base_model") AddBases(field->value, relation_, *field);
    for (const Evidence* field : settings)
      if (field->Get("name") == "base_model_name_or_path") AddBases(field->value, relation_.empty() ? "adapter" : relation_, *field);
    for (const Evidence* format : Own("weights.format")) AddBases(format->Get("meta.general.base_model.0.repo_url"), relation_, *format);
    for (const std::string_view name : {"model_type", "architectures"})
      for (const Evidence* field : settings)
        if (origin_.architecture.empty() && field->Get("name") == name && !TrimAscii(field->value).empty()) {
          origin_.architecture = FirstBytes(TrimAscii(field->value), Origin::kMaxBaseName);
          origin_.evidence = {seen_.Cite(*field)};
        }
  }

 private:
  static constexpr size_t kMaxRelation = 40;  // limit: bytes

  std::vector<const Evidence*> Own(std::string_view key) const {
    std::vector<const Evidence*> own;
    for (const Evidence* evidence : seen_.Of(key))
      if (!seen_.IsForeign(*evidence)) own.push_back(evidence);
    return own;
  }

  void AddBases(std::string_view list, std::string_view relation, const Evidence& evidence) {
    for (const std::string_view item : ItemsOf(list)) {
      const std::string name = Origin::NameOfBase(item);
      if (name.empty()) continue;
      const auto known = std::ranges::find(origin_.bases, name, &BaseModel::name);
      if (known != origin_.bases.end()) AddId(known->evidence, seen_.Cite(evidence));
      else if (origin_.bases.size() < Origin::kMaxBases) origin_.bases.push_back({name, std::string(relation), {seen_.Cite(evidence)}});
    }
  }

  Seen& seen_;
  Origin& origin_;
  std::string relation_;
};

}  // namespace

std::string Origin::NameOfBase(std::string_view stated) {
  stated = TrimAscii(stated);
  for (const std::string_view prefix : {"https://", "http://", "huggingface.co/", "hf.co/"})
    if (stated.starts_with(prefix)) stated.remove_prefix(prefix.size());
  while (stated.ends_with('/')) stated.remove_suffix(1);
  if (stated.empty() || stated.size() > kMaxBaseName || stated.starts_with('.') || stated.starts_with('/') || stated.starts_with('~')) return {};
  if (stated.find_first_of(" \t\n\\<>\"'") != stated.npos || std::ranges::count(stated, '/') > 1 || Printable(stated) != stated) return {};
  return std::string(stated);
}

std::string Origin::BasesInWords() const {
  constexpr size_t kNamed = 3;
  std::string words;
  for (size_t i = 0; i < bases.size() && i < kNamed; ++i) {
    words += fmt::format("{}{}", i == 0 ? "" : ", ", bases[i].name);
    if (!bases[i].relation.empty()) words += fmt::format(" ({})", bases[i].relation);
  }
  return bases.size() > kNamed ? fmt::format("{} and {} more", words, bases.size() - kNamed) : words;
}

void FillOrigin(Seen& seen, Profile& profile) { OriginOf(seen, profile.origin).Fill(); }

}  // namespace day
