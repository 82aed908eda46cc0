#include "scan/job.h"

#include <algorithm>
#include <tuple>

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

Job& Jobs::Add() {
  if (slabs_.empty() || slabs_.back().jobs.size() == kSlab) slabs_.emplace_back().jobs.reserve(kSlab);
  Job& job = slabs_.back().jobs.emplace_back();
  job.slab = static_cast<uint32_t>(slabs_.size() - 1);
  ++count_;
  return job;
}

std::vector<Job*> Jobs::Sorted() {
  std::vector<Job*> sorted;
  sorted.reserve(count_);
  ForEach([&](Job& job) { sorted.push_back(&job); });
  std::stable_sort(sorted.begin(), sorted.end(), [](const Job* a, const Job* b) {
    return std::tie(a->result.record.source, a->result.record.path) < std::tie(b->result.record.source, b->result.record.path);
  });
  return sorted;
}

void Jobs::Release(Job& job) {
  Slab& slab = slabs_[job.slab];
  if (++slab.released == slab.jobs.size()) std::vector<Job>().swap(slab.jobs);
  else job.result = {}, job.members = {};
}

FileResult Register(uint32_t source, std::string path, std::string member, const Entry& entry) {
  FileResult result;
  FileRecord& record = result.record;
  record.source = source;
  record.path = std::move(path);
  record.member = std::move(member);
  record.state = StateOf(entry.kind);
  record.size = entry.size;
  record.note = entry.note;
  if (entry.outside) record.note += kOutside;
  result.complete = record.state != FileState::kUnreadable && record.state != FileState::kSkipped;
  for (std::string_view odd : OdditiesOf(entry.path)) result.Say(Outcome::kFound, "file.name", std::string(odd));
  return result;
}

}  // namespace day::scan
