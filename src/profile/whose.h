// Whose is what a document links to: the release's own, or somebody else's that it uses, thanks or compares with?
//
// A README of a model names a dozen other models. Only words tell them apart, so the answer is a guess with reasons: a name shared
// with the release, an owner's account that the release's own repository has, the words around the link, its place. One thread.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "profile/seen.h"

namespace day {

class Whose {
 public:
  explicit Whose(const Seen& seen);
  // A thing on a hub (`link` with a host of models, datasets or code).
  bool IsOwn(const Evidence& link) const;
  // Stands among the first lines of the release's own README: title, badges, first links.
  bool IsAtTop(const Evidence& link) const;
  // The release's own, by a repository's name without its account. Where the release's name tells its account, one named alike is another.
  bool IsOwnRepository(std::string_view name) const;
  // Another repository of the account that keeps the release's own, or another branch of that.
  bool IsSibling(const Evidence& link) const;
  // A paper: of the release, not one of its references.
  bool IsOwnPaper(const Evidence& link) const;

 private:
  void FindAccounts();
  const Seen& seen_;
  // Lower case, letters and digits only.
  std::set<std::string> accounts_;      // that keep the release's repository
  std::set<std::string> hub_accounts_;  // that keep its models and data
};

}  // namespace day
