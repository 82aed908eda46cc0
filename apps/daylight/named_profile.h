// A release by any of its names: the .json of its audit, the place where it lies, or its name in the catalog.
#pragma once

#include <string>

#include "command.h"
#include "interrupt.h"
#include "report/profile_reader.h"
#include "report/report.h"

namespace day::app {

struct NamedProfile {
  SavedProfile saved;
  std::string shown;  // what to call it: "acme-7b", "acme-7b@2"
};

// `name`: a file of an audit (profile_file.h), what `daylight audit` takes, or "NAME" and "NAME@REVISION" of the catalog; what lies on the disk comes
// first, unless the name begins with "catalog:". Errors: those of reading, and kNotFound with both places where it was looked for.
Result<NamedProfile> ProfileNamed(const std::string& name, const Arguments& arguments, unsigned threads, const Interrupt& interrupt);
// The same of what was audited before, and only of that: a release of the catalog may be called like a folder. Error kInvalid: what lies under this name was
// not audited, and the catalog has nothing called so.
Result<NamedProfile> StoredProfile(const std::string& name, const Arguments& arguments);

}  // namespace day::app
