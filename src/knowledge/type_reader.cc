// Reads knowledge/types.yaml.
#include "base/assert.h"
#include "knowledge/knowledge.h"

namespace day {
namespace {

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

// One part: OFFSET=, then hexadecimal bytes and 'text' in any order up to a space.
FileType::Magic ReadPart(std::string_view& text) {
  FileType::Magic part{0, {}};
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    part.offset = part.offset * 10 + static_cast<uint64_t>(text.front() - '0');
    text.remove_prefix(1);
  }
  DAY_ASSERT(text.starts_with('='));
  text.remove_prefix(1);
  while (!text.empty() && text.front() != ' ') {
    if (text.front() == '\'') {
      const size_t close = text.find('\'', 1);
      DAY_ASSERT(close != text.npos);
      part.bytes += text.substr(1, close - 1);
      text.remove_prefix(close + 1);
    } else {
      DAY_ASSERT(text.size() >= 2 && HexDigit(text[0]) >= 0 && HexDigit(text[1]) >= 0);
      part.bytes += static_cast<char>(HexDigit(text[0]) * 16 + HexDigit(text[1]));
      text.remove_prefix(2);
    }
  }
  DAY_ASSERT(!part.bytes.empty());
  return part;
}

std::vector<FileType::Magic> ReadMagic(std::string_view text) {
  std::vector<FileType::Magic> parts;
  while (!text.empty()) {
    parts.push_back(ReadPart(text));
    while (text.starts_with(' ')) text.remove_prefix(1);
  }
  return parts;
}

FileType::Shape ReadShape(const Value& value) {
  if (value.is_null()) return FileType::Shape::kAny;
  if (value.string() == "json-lines") return FileType::Shape::kJsonLines;
  DAY_ASSERT(value.string() == "json-records");
  return FileType::Shape::kJsonRecords;
}

std::vector<FileType> LoadTypes() {
  const Value document = LoadKnowledge("types.yaml");
  std::vector<FileType> types;
  for (const Value& entry : document["types"].items()) {
    FileType& type = types.emplace_back();
    type.id = entry["id"].ScalarText();
    type.name = entry["name"].string();
    type.kind = entry["kind"].string();
    type.language = entry["language"].string();
    for (const std::string& magic : entry["magics"].StringList()) type.magics.push_back(ReadMagic(magic));
    type.names = entry["names"].StringList();
    type.executes = entry["executes"].boolean();
    type.named = entry["named"].boolean();
    type.weak = entry["weak"].boolean();
    type.first_members = entry["first_members"].StringList();
    type.shape = ReadShape(entry["shape"]);
    type.instead_of = entry["instead_of"].StringList();
  }
  return types;
}

}  // namespace

const FileTypes& TheFileTypes() {
  static const FileTypes kTypes(LoadTypes());
  return kTypes;
}

}  // namespace day
