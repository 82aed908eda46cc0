#include "profile/limits.h"

#include <fmt/format.h>

#include <algorithm>

#include "license/license.h"
#include "profile/links.h"
#include "profile/parts.h"

namespace day {
namespace {

using From = Terms::From;

struct Limit {
  const Evidence* evidence = nullptr;
  LicenseClass license_class = LicenseClass::kNonCommercial;
  bool asked = false;  // … unless a license of its own is had
  bool OfPart(std::string_view part) const { return evidence->Get("about").find(part) != std::string_view::npos; }
  bool OfAll() const { return OfPart("release"); }
};

// Of documents at the root, whose words reach the whole source.
std::vector<Limit> LimitsOf(const Seen& seen) {
  std::vector<Limit> limits;
  for (const Evidence* said : seen.Of("license.limit"))
    if (seen.IsAtRoot(*said) && seen.PlaceOf(*said) == Place::kOwn)
      limits.push_back(
          {said, said->value == "field-of-use" ? LicenseClass::kUseRestricted : LicenseClass::kNonCommercial, said->Get("effect") == "conditional"});
  return limits;
}

bool IsCopyleft(std::string_view expression) {
  for (const std::string_view family : {"AGPL-", "GPL-", "LGPL-"})
    if (expression.starts_with(family)) return true;
  return false;
}

class Limiter {
 public:
  Limiter(Seen& seen, const std::vector<Terms>& terms, const std::vector<TermsConflict>& conflicts, Licensing& licensing)
      : seen_(seen), terms_(terms), licensing_(licensing), limits_(LimitsOf(seen)), conflicts_(conflicts) {}

  void Run() {
    for (const std::string_view part : kLicensedParts)
      for (LicenseBinding& binding : licensing_.Of(part)) {
        if (IsOpen(binding.license_class)) TakeTheStricter(part, binding);
        if (IsOpen(binding.license_class) && part != "documentation") Narrow(part, binding);
        else if (binding.expression.empty() && binding.how == "statement") SayWhatItLimits(part, binding);
      }
  }

 private:
  // Where another place names a stricter license for the same thing, that one is shown: the open one is not what a reader can rely on.
  void TakeTheStricter(std::string_view part, LicenseBinding& binding) {
    for (const TermsConflict& conflict : conflicts_) {
      const bool of_it = std::ranges::any_of(
          conflict.places, [&](const Terms* terms) { return RestsOn(binding, [&](const Evidence& evidence) { return &evidence == terms->evidence; }); });
      const auto stricter = std::ranges::find_if(conflict.places, [&](const Terms* terms) {
        // A model's card speaks of no code, nor does a license that is written for models; a package's metadata of nothing else.
        const bool of_part = terms->about == About::kRelease ? !(terms->of_model_license && part == "code") : NameOf(terms->about) == part;
        return of_part && !IsOpen(terms->license_class) && terms->license_class != LicenseClass::kUnknown;
      });
      if (!of_it || stricter == conflict.places.end()) continue;
      const std::string other = binding.expression;
      binding.expression = (*stricter)->expression;
      binding.license_class = (*stricter)->license_class;
      binding.scope += fmt::format(", by {}; another place says {}", (*stricter)->path, other);
      binding.how = NameOf((*stricter)->from);
      binding.clauses.clear();
      EvidenceIds evidence = {seen_.Cite(*(*stricter)->evidence)};
      for (std::string& id : binding.evidence) AddId(evidence, std::move(id));
      binding.evidence = std::move(evidence);
      return;
    }
  }

  void Narrow(std::string_view part, LicenseBinding& binding) {
    for (const Limit& limit : limits_) {
      if (!Reaches(limit, part, binding)) continue;
      if (binding.limited.empty()) {
        binding.limited = binding.expression.empty() ? std::string("an open license") : binding.expression;
        binding.scope += fmt::format(" under {}, limited by {}", binding.limited, seen_.AddressOf(*limit.evidence));
        binding.expression.clear();
        binding.clauses.clear();
        binding.license_class = limit.license_class;
      }
      if (limit.license_class == LicenseClass::kNonCommercial) binding.license_class = limit.license_class;
      AddId(binding.evidence, seen_.Cite(*limit.evidence));
    }
  }

  // The sentence decides already, as words on the part do, and a card names an open license beside it.
  void SayWhatItLimits(std::string_view part, LicenseBinding& binding) {
    for (const Limit& limit : limits_) {
      if (limit.evidence->Get("how") != "sentence" || !limit.OfPart(part) || !RestsOnTheLine(binding, *limit.evidence)) continue;
      for (const Terms& terms : terms_) {
        const bool of_part = terms.about == About::kRelease || NameOf(terms.about) == part;
        if (terms.from != From::kCard || !terms.root || terms.source != seen_.FileOf(*limit.evidence).source || !of_part) continue;
        if (!IsOpen(terms.license_class) || terms.expression.empty()) continue;
        binding.limited = terms.expression;
        AddId(binding.evidence, seen_.Cite(*limit.evidence));
        AddId(binding.evidence, seen_.Cite(*terms.evidence));
        return;
      }
    }
  }

  // Is any of the evidence that a binding rests on `wanted`?
  template <class Wanted>
  bool RestsOn(const LicenseBinding& binding, const Wanted& wanted) const {
    return std::ranges::any_of(binding.evidence, [&](const std::string& id) {
      const Evidence* evidence = seen_.FindCited(id);
      return evidence && wanted(*evidence);
    });
  }
  bool RestsOnTheLine(const LicenseBinding& binding, const Evidence& limit) const {
    return RestsOn(binding, [&](const Evidence& evidence) { return evidence.file == limit.file && evidence.at.line == limit.at.line; });
  }

  bool Reaches(const Limit& limit, std::string_view part, const LicenseBinding& binding) const {
    const FileRecord& file = seen_.FileOf(*limit.evidence);
    // Who sells another license beside a copyleft one limits nothing.
    if (limit.asked && IsCopyleft(binding.limited.empty() ? std::string_view(binding.expression) : std::string_view(binding.limited))) return false;
    const bool in_place = RestsOn(binding, [&](const Evidence& evidence) {
      if (&evidence == limit.evidence || !seen_.IsAtRoot(evidence) || seen_.FileOf(evidence).source != file.source) return false;
      // Words on the whole, or on one of several things by its name, do not take back what a sentence says of the part.
      const bool of_part = evidence.key == "license.statement" && IsOnThePartAlone(evidence, part);
      return !of_part || IsBeside(evidence, *limit.evidence) || (limit.OfPart(part) && limit.evidence->Get("named") != "yes");
    });
    if (!in_place || (!limit.OfPart(part) && SaysOfThePartAlone(part, *limit.evidence))) return false;
    if (limit.evidence->Get("how") == "card") return part == PartOfCard(limit);
    if (IsOfALinkedModel(*limit.evidence)) return part == "weights";
    return limit.OfPart(part) || limit.OfAll();
  }

  // Wherever the terms were read from: a sentence gives the part an open license of its own, which words on the whole do not take back.
  bool SaysOfThePartAlone(std::string_view part, const Evidence& limit) const {
    return std::ranges::any_of(seen_.Of("license.statement"), [&](const Evidence* said) {
      return IsOnThePartAlone(*said, part) && IsOpen(LicenseClassFromName(said->Get("class"))) && seen_.IsAtRoot(*said) &&
             seen_.FileOf(*said).source == seen_.FileOf(limit).source && !IsBeside(*said, limit);
    });
  }

  static bool IsOnThePartAlone(const Evidence& statement, std::string_view part) {
    const std::string_view about = statement.Get("about");
    return about.find(part) != about.npos && about.find("release") == about.npos;
  }

  static bool IsBeside(const Evidence& statement, const Evidence& limit) {
    constexpr uint32_t kLines = 2;  // of one paragraph, set in lines
    return statement.file == limit.file && limit.at.line >= statement.at.line && limit.at.line - statement.at.line <= kLines;
  }

  // "[NAME-7B](…) (for research only)": it speaks of the model that it links to.
  bool IsOfALinkedModel(const Evidence& limit) const {
    return limit.Get("named") == "yes" && std::ranges::any_of(seen_.OfFile("link", limit.file), [&](const Evidence* link) {
             return IsWeightsLink(*link) && limit.at.line <= link->at.line && link->at.line <= std::max(limit.at.line, limit.at.last_line);
           });
  }

  std::string_view PartOfCard(const Limit& limit) const {
    const EvidenceList kinds = seen_.OfFile("card.kind", limit.evidence->file);
    return !kinds.empty() && kinds.front()->value == "dataset" ? "data" : "weights";
  }

  Seen& seen_;
  const std::vector<Terms>& terms_;
  Licensing& licensing_;
  const std::vector<Limit> limits_;
  const std::vector<TermsConflict>& conflicts_;
};

}  // namespace

void LimitBindings(Seen& seen, const std::vector<Terms>& terms, const std::vector<TermsConflict>& conflicts, Licensing& licensing) {
  Limiter(seen, terms, conflicts, licensing).Run();
}

}  // namespace day
