// The words that notices are made of, beside those of knowledge/licenses/words.yaml: what may stand between their parts.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "license/tokens.h"

namespace day {

// Words in any order, for asking whether one is of them.
class WordSet {
 public:
  explicit WordSet(std::string_view words) : words_(LicenseWords(words)) { std::sort(words_.begin(), words_.end()); }
  bool Has(uint32_t word) const { return std::binary_search(words_.begin(), words_.end(), word); }
  bool HasAny(std::span<const uint32_t> words) const {
    return std::any_of(words.begin(), words.end(), [this](uint32_t word) { return Has(word); });
  }
  bool HasAll(std::span<const uint32_t> words) const {
    return std::all_of(words.begin(), words.end(), [this](uint32_t word) { return Has(word); });
  }

 private:
  std::vector<uint32_t> words_;
};

struct NoticeWords {
  // Between the binding words and the name.
  WordSet skip{
      "the a an of following gnu terms either both same and conditions new license licenses this current version osi approved dual permissive c under one any "
      "two 2 "
      "alternative open source free choice less restrictive liberal tri is"};
  // Between a name and another that it is joined to.
  WordSet bridge{
      "of the license licenses at your option any later version as published by free software foundation inc which is available from a in either under terms "
      "conditions gnu or and that accompanies accompany this distribution dated june july 1991 2007 29 gpl lgpl agpl mpl epl asl only both url see c found "
      "file "
      "root directory source tree waiver universal public domain dedication newer alternatively"};
  // Single words that name nothing but a license; others ("zlib") may be joined as something else.
  WordSet own{"mit expat cc0 unlicense wtfpl isc 0bsd gplv2 gplv3 gpl2 gpl3 lgplv2 lgplv3 agplv3 apache2 gpl lgpl agpl"};
  // Before the binding words: they speak of something else ("the rest of the library is licensed under"), or of what once was.
  // Just before them: it is not so, or no longer, or not yet. Unless an exception stands there, too ("may not … except under the terms of").
  WordSet denied{"not never longer formerly previously will should"}, excepted{"except unless otherwise only"};
  WordSet elsewhere{"rest remainder"}, once{"which was were formerly previously originally"};
  // Before a license that a sentence ends with: it is that of another work that it speaks of.
  WordSet others{"includes include contains contain bundled third party derived dependencies dependency borrowed copied ported other requires now"};
  WordSet is{"is are be"};
  WordSet kinds_of_file{"txt html md rst"};
  // After a name: another license, which is held against it.
  WordSet akin{"compatible compliant incompatible friendly"};
  // After a name that stands alone under the heading "License".
  WordSet after_heading{"license see copyright c please the"};
  // Before the first of several names, or after the last: one may choose. What tells that a notice is an alternative to the one before it.
  WordSet choice{"either dual dually tri triple multi choice choose alternatives disjunctive"}, alternatively{"alternatively alternately"};
  std::vector<std::vector<uint32_t>> chosen = {LicenseWords("your choice"),       LicenseWords("either license"), LicenseWords("you can choose"),
                                               LicenseWords("you may choose"),    LicenseWords("whichever"),      LicenseWords("one of these licenses"),
                                               LicenseWords("freely decide"),     LicenseWords("at your option"), LicenseWords("at your discretion"),
                                               LicenseWords("which license you"), LicenseWords("either of these")};
  uint32_t license = HashWord("license"), licensed = HashWord("licensed"), or_word = HashWord("or"), and_word = HashWord("and"), copying = HashWord("copying"),
           file = HashWord("file"), under = HashWord("under"), licensing = HashWord("licensing"), module = HashWord("module"), version = HashWord("version"),
           two = HashWord("2"), any = HashWord("any"), is_word = HashWord("is"), are_word = HashWord("are"), usr = HashWord("usr");
  std::vector<uint32_t> at_option = LicenseWords("at your option");
};
const NoticeWords& TheNoticeWords();

}  // namespace day
