// What a reader of Model Openness Tool files has to know of that tool: its component names, and which licenses it takes for open
// and for fitting. Data of knowledge/definitions/mof-1.1/mot.yaml; facts about the tool, so that differences can be named.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "license/license.h"

namespace day {

struct MotComponent {
  std::string name;               // as it stands in the file
  std::string criterion;          // of the definition mof
  std::string type;               // code, data, document
  std::string stack;              // the component of the stack that takes the statement
  std::vector<std::string> also;  // those that the one statement covers as well, without telling them apart
};

struct MotPhrase {       // words in the place of a license that name none
  std::string contains;  // lower case
  bool absent = false;   // they say that the component is not there
  LicenseClass license_class = LicenseClass::kUnknown;
};

struct MotTables {
  std::vector<MotComponent> components;
  std::vector<std::string> open;                  // exact ids
  std::vector<std::string> code, data, document;  // exact ids that the tool takes as fitting the type
  std::vector<MotPhrase> phrases;

  const MotComponent* Find(std::string_view name) const;
  const MotPhrase* FindPhrase(std::string_view words) const;
  bool IsOpen(std::string_view id) const;
  bool Fits(std::string_view id, std::string_view type) const;
};

Result<MotTables> ParseMotTables(std::string_view yaml);
const MotTables& TheMotTables();

// The terms that words of a file name: an id, an expression, a name, or nothing known. Never an error.
struct StatedTerms {
  std::string expression;  // "" when there is none
  LicenseClass license_class = LicenseClass::kUnknown;
};
StatedTerms TermsFromWords(std::string_view words);

}  // namespace day
