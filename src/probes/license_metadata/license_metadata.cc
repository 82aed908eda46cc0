#include "probes/license_metadata/license_metadata.h"

#include <charconv>

#include "probes/license_metadata/name_license.h"
#include "probes/license_metadata/stated.h"
#include "text/utf8.h"

namespace day::license_metadata {
namespace {

constexpr size_t kMaxWritten = 200;  // limit: bytes of what is quoted

struct Reader {
  std::string_view name;
  Result<StatedList> (*read)(std::string_view);
};
template <StatedList (*Read)(std::string_view)>
Result<StatedList> Total(std::string_view text) {
  return Read(text);
}
constexpr Reader kReaders[] = {
    {"pyproject.toml", ReadPyproject},
    {"Cargo.toml", ReadCargo},
    {"package.json", ReadPackageJson},
    {"composer.json", ReadPackageJson},
    {"codemeta.json", ReadCodemeta},
    {".zenodo.json", ReadZenodo},
    {"CITATION.cff", ReadCitation},
    {"setup.cfg", Total<ReadSetupCfg>},
    {"setup.py", Total<ReadSetupPy>},
    {"PKG-INFO", Total<ReadHeaders>},
    {"METADATA", Total<ReadHeaders>},
    {"DESCRIPTION", Total<ReadHeaders>},
    {"debian/copyright", Total<ReadDebianCopyright>},
};

const Reader* Find(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  for (const Reader& reader : kReaders) {
    const bool folder = reader.name.find('/') != reader.name.npos;
    if (folder ? path == reader.name || path.ends_with("/" + std::string(reader.name)) : GlobMatches(reader.name, name)) return &reader;
  }
  return nullptr;
}

std::string Cut(std::string_view text) {
  size_t size = std::min(text.size(), kMaxWritten);
  while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return std::string(text.substr(0, size));
}

// The messages of the notations begin with "line N: " where the place is known.
uint32_t LineOf(std::string_view message) {
  uint32_t line = 0;
  if (message.starts_with("line ")) std::from_chars(message.data() + 5, message.data() + message.size(), line);
  return line;
}

}  // namespace

std::vector<std::string> MetadataNames() {
  std::vector<std::string> names;
  for (const Reader& reader : kReaders) {
    names.emplace_back(reader.name);
    if (reader.name.find('/') != reader.name.npos) names.push_back("**/" + std::string(reader.name));
  }
  return names;
}

void ReadMetadata(std::string_view path, std::string_view text, Sink& sink) {
  const Reader* reader = Find(path);
  if (!reader) return;
  const Result<StatedList> list = reader->read(text);
  if (!list) {
    if (ToLowerAscii(text).find("licen") == std::string::npos) return;
    Evidence evidence;
    evidence.outcome = Outcome::kMalformed;
    evidence.key = "license.metadata";
    evidence.value = ReasonOf(list.error());
    evidence.at.line = LineOf(list.error().message);
    return sink.Add(std::move(evidence));
  }
  for (const Stated& stated : *list) {
    const auto named = NameLicense(stated.written);
    if (!named) continue;
    std::vector<Field> fields = {{"class", std::string(NameOf(named->license_class))}, {"as_written", Cut(stated.written)}, {"field", stated.field}};
    if (!stated.about.empty()) fields.push_back({"about", stated.about});
    sink.Found("license.metadata", named->expression, {.line = stated.line}, std::move(fields));
  }
}

}  // namespace day::license_metadata
