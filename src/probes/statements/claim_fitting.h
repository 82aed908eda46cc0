// The sentence patterns, one method each; FitPattern (claim_patterns.h) is their only user.
#pragma once

#include <optional>

#include "probes/statements/claim_context.h"
#include "probes/statements/claim_patterns.h"

namespace day::statements {

class Fitting : public ClaimContext {
 public:
  using ClaimContext::ClaimContext;

  std::optional<Fitted> Fit() const;

 private:
  std::optional<Fitted> AsTitle() const;
  bool DoesSomethingFor(size_t from) const;
  std::optional<Fitted> AsAttribute() const;
  bool OwnerStandsBefore(size_t stop) const;
  // SUBJECT is (a, the …) open-source …; we release (two new) open-source …
  bool IsLinked() const;
  bool IsOneOfThem() const;
  bool IsApposition() const;
  bool NamesItself(size_t from, bool whose) const;
  bool IsWhose(size_t from) const;
  bool IsLinkedBy(const Mark& link, bool be) const;
  // No sentence but a noun phrase in a list or under the title: "Fully open model, open weights + training details".
  std::optional<Fitted> AsFragment() const;
  std::optional<Fitted> AsActive() const;
  std::optional<Fitted> AsPredicate() const;
  bool SaysWhatItIs(size_t to) const;
  // "we make the weights publicly available", "We release the data openly"
  std::optional<Fitted> AsMade() const;
  std::optional<Fitted> AsWidePredicate() const;
  // "free for commercial use", "released under a permissive license"
  std::optional<Fitted> AsTerms() const;
};

}  // namespace day::statements
