#include "evidence/evidence.h"

#include <array>
#include <tuple>

namespace day {

std::string_view NameOf(Outcome outcome) {
  static constexpr std::array<std::string_view, 5> kNames = {"found", "malformed", "unreadable", "unsupported", "skipped"};
  return kNames[static_cast<size_t>(outcome)];
}

std::string_view NameOf(FileState state) {
  static constexpr std::array<std::string_view, 7> kNames = {"read", "listed", "link", "special", "unreadable", "skipped", "known-absent"};
  return kNames[static_cast<size_t>(state)];
}

std::string_view Evidence::Get(std::string_view field) const {
  for (const Field& candidate : fields)
    if (candidate.name == field) return candidate.value;
  return {};
}

std::string ExcerptOf(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  if (auto first = text.find_first_not_of(kSpace); first != text.npos) text.remove_prefix(first);
  else text = {};
  if (text.size() > kMaxExcerpt) {
    size_t end = kMaxExcerpt;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text = text.substr(0, end);
  }
  if (auto last = text.find_last_not_of(kSpace); last != text.npos) text = text.substr(0, last + 1);
  return std::string(text);
}

bool EvidenceBefore(const Evidence& a, const Evidence& b) {
  return std::tie(a.file, a.at, a.probe, a.key, a.value, a.outcome, a.fields, a.excerpt) <
         std::tie(b.file, b.at, b.probe, b.key, b.value, b.outcome, b.fields, b.excerpt);
}

std::string EvidenceId(const Observations& observations, const Evidence& evidence) {
  const FileRecord& file = observations.files[evidence.file];
  std::string identity;
  auto add = [&identity](std::string_view part) {
    identity.append(part);
    identity.push_back('\0');
  };
  add(observations.sources[file.source].name);
  add(file.path);
  add(file.member);
  add(std::to_string(evidence.at.offset));
  add(std::to_string(evidence.at.line));
  add(evidence.probe);
  add(evidence.key);
  add(evidence.value);
  add(NameOf(evidence.outcome));
  for (const Field& field : evidence.fields) {
    add(field.name);
    add(field.value);
  }
  return "e-" + Sha256Of(identity).Hex().substr(0, 12);
}

}  // namespace day
