// How a license's name stands in its sentence: bound, labeled, joined to another, or alone. One thread; lives as long as the sentence.
#pragma once

#include <string_view>
#include <vector>

#include "probes/statements/claims.h"
#include "probes/statements/license_names.h"
#include "probes/statements/sentence.h"

namespace day::statements {

class TermContext {
 public:
  TermContext(const Lexicon& lexicon, const Sentence& sentence, const Setting& setting);

  // "… under the terms of the NAME": binding words, and little between them and the name.
  bool Binds(const LicenseName& name, size_t& subject_end) const;
  // "License: NAME", "The license of the code is NAME"
  bool IsLabeled(const LicenseName& name, size_t& subject_end) const;
  // "MIT and Apache 2.0", "MIT for the code, CC BY 4.0 for the data"
  bool IsJoined(const LicenseName& name) const;
  // "our models (MIT License)", "a new license (MIT)", and in a list "our models, MIT license": set behind what it governs.
  bool IsApposition(const LicenseName& name, size_t& subject_end) const;
  // "The dataset is CC BY 4.0", "X is MIT-licensed"
  bool IsCopula(const LicenseName& name, size_t& subject_end) const;
  // "Open: the MIT license covers code and weights": what a license that is the subject is said to govern; 0 where it is none.
  Parts PartsGoverned(const LicenseName& name) const;
  // Under a heading on licenses a name alone is a statement.
  bool IsBare(const LicenseName& name) const;
  bool IsModified(const LicenseName& name) const;
  // "CC BY 4.0 for the data", "MIT (code)", "the MIT License applies to the code"
  Parts PartsBehind(const LicenseName& name) const;
  bool InHeading(size_t begin, size_t end) const;
  // Does a file's name stand in the stretch ("acme-7b.tar")?
  bool NamesAFile(size_t begin, size_t end) const;
  // … or the path of one of code ("src/net.py")?
  bool NamesCode(size_t begin, size_t end) const;
  // Does a noun stand in it that is none of the release's parts ("code of conduct")?
  bool NamesNoPart(size_t begin, size_t end) const;
  // Of "models trained on the dataset are": the noun before the first preposition, where there is one.
  Parts SubjectParts(size_t begin, size_t end) const;

 protected:
  const Lexicon& lexicon_;
  const Lexicon::Terms& terms_;
  const Sentence& sentence_;
  const Setting& setting_;
  const std::string_view text_;
  size_t after_name_ = 0;  // where the last name that was taken ends

 private:
  bool IsNegated(size_t at) const;
  Parts PartsBehindOffset(size_t from, size_t to) const;

  std::vector<Mark> bindings_, labels_;
};

}  // namespace day::statements
