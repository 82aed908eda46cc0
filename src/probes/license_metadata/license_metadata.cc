#include "probes/license_metadata/license_metadata.h"

#include <algorithm>
#include <charconv>

#include "metadata/name_license.h"
#include "metadata/notations.h"
#include "text/utf8.h"

namespace day::license_metadata {
namespace {

constexpr size_t kMaxWritten = 200;  // limit: bytes of what is quoted

// The messages of the notations begin with "line N: " where the place is known.
uint32_t LineOf(std::string_view message) {
  uint32_t line = 0;
  if (message.starts_with("line ")) std::from_chars(message.data() + 5, message.data() + message.size(), line);
  return line;
}

}  // namespace

std::vector<std::string> MetadataNames() { return metadata::PackageNotationGlobs(); }

void ReadMetadata(std::string_view path, std::string_view text, Sink& sink) {
  const metadata::Notation* notation = metadata::NotationOfName(path);
  if (!notation || !notation->of_packages) return;
  const Result<metadata::StatedList> list = notation->read(text);
  if (!list) {
    if (ToLowerAscii(text).find("licen") == std::string::npos) return;
    Evidence evidence;
    evidence.outcome = Outcome::kMalformed;
    evidence.key = "license.metadata";
    evidence.value = ReasonOf(list.error());
    evidence.at.line = LineOf(list.error().message);
    return sink.Add(std::move(evidence));
  }
  for (const metadata::Stated& stated : *list) {
    if (!stated.files.empty() || stated.defines) continue;  // of a part
    const auto named = metadata::NameLicense(stated);
    if (!named) continue;
    std::vector<Field> fields = {
        {"class", std::string(NameOf(named->license_class))}, {"as_written", std::string(FirstBytes(stated.written, kMaxWritten))}, {"field", stated.field}};
    if (!stated.about.empty()) fields.push_back({"about", stated.about});
    sink.Found("license.metadata", named->expression, {.line = stated.line}, std::move(fields));
  }
}

}  // namespace day::license_metadata
