#include "scan/job.h"

#include "scan/name_check.h"
#include "source/path.h"

namespace day::scan {
namespace {

FileState StateOf(EntryKind kind) {
  switch (kind) {
    case EntryKind::kFile: return FileState::kRead;
    case EntryKind::kLink: return FileState::kLink;
    case EntryKind::kSpecial: return FileState::kSpecial;
    case EntryKind::kUnreadable: return FileState::kUnreadable;
    case EntryKind::kSkipped: return FileState::kSkipped;
    case EntryKind::kKnownAbsent: return FileState::kKnownAbsent;
  }
  return FileState::kUnreadable;
}

}  // namespace

FileResult Register(uint32_t source, std::string path, std::string member, const Entry& entry) {
  FileResult result;
  FileRecord& record = result.record;
  record.source = source;
  record.path = std::move(path);
  record.member = std::move(member);
  record.state = StateOf(entry.kind);
  record.size = entry.size;
  record.note = entry.note;
  if (entry.outside) record.note += " (outside the release)";
  result.complete = record.state != FileState::kUnreadable && record.state != FileState::kSkipped;
  for (std::string_view odd : OdditiesOf(entry.path)) result.Say(Outcome::kFound, "file.name", std::string(odd));
  return result;
}

}  // namespace day::scan
