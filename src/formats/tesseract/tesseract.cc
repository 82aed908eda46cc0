#include "formats/tesseract/tesseract.h"

#include <algorithm>

#include "bytes/stream_reader.h"

namespace day {
namespace {

constexpr uint32_t kMaxEntries = 64;        // limit: entries of the table; Tesseract 5 has 24, and refuses more than it knows
constexpr uint64_t kMaxSettings = 1 << 20;  // limit: bytes of the settings; those of languages have a few hundred
constexpr size_t kMaxLines = 4096;          // limit: settings

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const size_t begin = std::min(text.find_first_not_of(kSpace), text.size());
  return text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin);
}

}  // namespace

std::expected<TesseractData, Malformed> ReadTesseract(const RandomBytes& bytes) {
  StreamReader in(bytes);
  TesseractData data;
  uint32_t entries = 0;
  if (!in.ReadLittle(entries)) return std::unexpected(in.error());
  const bool swapped = entries > kMaxEntries;
  if (swapped) entries = std::byteswap(entries);
  if (entries == 0 || entries > kMaxEntries) return std::unexpected(Malformed{0, "has an impossible number of entries"});
  for (uint32_t i = 0; i < entries; ++i) {
    int64_t offset = 0;
    if (!in.ReadLittle(offset)) return std::unexpected(in.error());
    if (swapped) offset = std::byteswap(offset);
    if (offset < -1) return std::unexpected(Malformed{4 + 8 * uint64_t{i}, "an entry has a negative offset"});
    if (offset >= 0) data.parts.push_back({i, static_cast<uint64_t>(offset), 0});
  }
  if (data.parts.empty()) return std::unexpected(Malformed{4, "has no parts"});
  if (data.parts[0].at != in.offset()) return std::unexpected(Malformed{4, "its first part does not follow the table"});
  for (size_t i = 0; i < data.parts.size(); ++i) {
    const uint64_t end = i + 1 < data.parts.size() ? data.parts[i + 1].at : bytes.size();
    if (end < data.parts[i].at || end > bytes.size()) return std::unexpected(Malformed{data.parts[i].at, "its parts are not in order"});
    data.parts[i].size = end - data.parts[i].at;
  }
  if (data.parts[0].kind != 0) return data;
  std::string text;
  StreamReader settings(bytes, data.parts[0].at);
  if (!settings.ReadText(data.parts[0].size, kMaxSettings, text)) return std::unexpected(settings.error());
  for (std::string_view rest = text; !rest.empty() && data.settings.size() < kMaxLines;) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = Trimmed(rest.substr(0, end));
    const size_t space = std::min(line.find_first_of(" \t"), line.size());
    if (!line.empty() && line[0] != '#') data.settings.emplace_back(line.substr(0, space), Trimmed(line.substr(space)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return data;
}

}  // namespace day
