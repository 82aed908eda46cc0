#include "profile/conflicts.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <ranges>
#include <set>

#include "license/expression.h"
#include "text/utf8.h"

namespace day {
namespace {

using From = Terms::From;

class Finder {
 public:
  Finder(const Seen& seen, const std::vector<Terms>& terms) : seen_(seen), terms_(terms) {}

  std::vector<TermsConflict> Run() {
    struct Place {
      Families families;
      std::vector<const Terms*> terms;
      bool of_models = false;  // a license file that is written for models, which says nothing of the code
    };
    std::map<uint32_t, std::map<From, Place>> by_source;
    for (const Terms& terms : terms_) {
      if (!SpeaksOfTheWhole(terms) || terms.expression.empty()) continue;
      if (terms.of_model_license && terms.from != From::kFile && terms.from != From::kCard) continue;
      Place& place = by_source[terms.source][terms.from];
      place.families.merge(FamiliesOf(terms.expression));
      place.terms.push_back(&terms);
      place.of_models |= terms.of_model_license;
    }
    std::vector<TermsConflict> conflicts;
    for (auto& places : std::views::values(by_source)) {
      std::set<From> odd;
      for (auto one = places.begin(); one != places.end(); ++one)
        for (auto other = std::next(one); other != places.end(); ++other) {
          const bool of_code =
              one->first == From::kMetadata || other->first == From::kMetadata || one->first == From::kStatement || other->first == From::kStatement;
          if (of_code && (one->second.of_models || other->second.of_models)) continue;
          if (Agree(one->second.families, other->second.families)) continue;
          odd.insert({one->first, other->first});
        }
      if (odd.empty()) continue;
      TermsConflict& conflict = conflicts.emplace_back();
      for (const From from : odd) conflict.places.insert(conflict.places.end(), places[from].terms.begin(), places[from].terms.end());
    }
    OfWeights(conflicts);
    return conflicts;
  }

 private:
  // What files of weights state in themselves, against what is said of the weights beside them.
  void OfWeights(std::vector<TermsConflict>& conflicts) const {
    const auto said_beside = [&](const Terms& terms, uint32_t source) {
      const bool words = terms.from == From::kCard || terms.from == From::kStatement || terms.from == From::kFile;
      // A card without a kind speaks of all that lies beside it.
      const bool of_weights = terms.about == About::kWeights || (terms.from == From::kCard && terms.about == About::kRelease);
      return words && terms.root && of_weights && terms.source == source && !terms.of_some && !terms.expression.empty();
    };
    std::set<std::pair<uint32_t, std::string>> told;
    for (const Terms& inside : terms_) {
      if (inside.from != From::kWeights || inside.expression.empty() || !told.emplace(inside.source, inside.expression).second) continue;
      Families beside;
      TermsConflict conflict;
      for (const Terms& terms : terms_) {
        if (!said_beside(terms, inside.source)) continue;
        beside.merge(FamiliesOf(terms.expression));
        conflict.places.push_back(&terms);
      }
      if (conflict.places.empty() || Agree(FamiliesOf(inside.expression), beside)) continue;
      conflict.places.push_back(&inside);
      conflicts.push_back(std::move(conflict));
    }
  }

  static bool Agree(const Families& one, const Families& other) {
    return std::ranges::any_of(one, [&](const std::string& id) { return other.contains(id) || id.ends_with("-modified"); });
  }

  // A model's card speaks of all that its repository holds, unless sentences tell the code's terms from the weights'.
  bool SpeaksOfTheWhole(const Terms& terms) const {
    if (!terms.root || terms.of_some) return false;
    switch (terms.from) {
      case From::kFile: return terms.about == About::kRelease;
      case From::kStatement: return terms.about == About::kRelease && GlobMatches("readme*", terms.path);
      case From::kMetadata: return terms.about == About::kRelease || terms.about == About::kCode;
      case From::kCard:
        return terms.about == About::kRelease || (terms.about == About::kWeights && HoldsWeights(terms.source) && !TellsPartsApart(terms.source));
      default: return false;
    }
  }
  bool HoldsWeights(uint32_t source) const {
    return std::ranges::any_of(seen_.Of("weights.format"),
                               [&](const Evidence* weights) { return seen_.FileOf(*weights).source == source && seen_.PlaceOf(*weights) == Place::kOwn; });
  }
  bool TellsPartsApart(uint32_t source) const {
    return std::ranges::any_of(terms_, [&](const Terms& terms) {
      return terms.source == source && terms.from == From::kStatement && (terms.about == About::kCode || terms.about == About::kWeights);
    });
  }

  const Seen& seen_;
  const std::vector<Terms>& terms_;
};

}  // namespace

Families FamiliesOf(std::string_view expression) {
  const auto parsed = ParseExpression(expression);
  if (!parsed) return {std::string(expression)};
  Families families;
  for (const ExpressionTerm& term : parsed->terms) {
    families.emplace(LicenseFamily(term.id));
    if (!term.exception.empty()) families.insert(term.exception);
  }
  return families;
}

std::vector<TermsConflict> FindTermsConflicts(const Seen& seen, const std::vector<Terms>& terms) { return Finder(seen, terms).Run(); }

}  // namespace day
