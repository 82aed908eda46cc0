#include "scan/merge.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace day::scan {
namespace {

// A reader that takes the first of two members of one name and one that takes the last see two different releases. Said once of a name.
void NoteDuplicates(Job& job) {
  const auto name = [&](size_t i) -> const std::string& { return job.members[i].record.member; };
  for (size_t i = 1; i < job.members.size(); ++i)
    if (name(i) == name(i - 1) && (i < 2 || name(i) != name(i - 2))) job.result.SayOfMember("archive.member", "duplicate", name(i));
}
void NoteDuplicates(const std::vector<Job*>& ordered) {
  const auto same = [&](size_t i) {
    const FileRecord &a = ordered[i - 1]->result.record, &b = ordered[i]->result.record;
    return a.source == b.source && a.path == b.path;
  };
  for (size_t i = 1; i < ordered.size(); ++i)
    if (same(i) && (i < 2 || !same(i - 1))) ordered[i]->result.Say(Outcome::kFound, "archive.member", "duplicate", {{"member", ordered[i]->result.record.path}});
}

void Append(FileResult result, Observations& all) {
  const auto index = static_cast<uint32_t>(all.files.size());
  std::sort(result.evidence.begin(), result.evidence.end(), EvidenceBefore);
  for (Evidence& evidence : result.evidence) evidence.file = index;
  all.evidence.insert(all.evidence.end(), std::make_move_iterator(result.evidence.begin()), std::make_move_iterator(result.evidence.end()));
  all.complete &= result.complete;
  all.files.push_back(std::move(result.record));
}

}  // namespace

Observations Merge(const Release& release, Jobs& jobs) {
  Observations all;
  all.release = release.name;
  for (const auto& tree : release.trees) {
    all.sources.push_back(tree->info());
    all.complete &= !tree->info().partial;
  }
  const std::vector<Job*> ordered = jobs.Sorted();
  NoteDuplicates(ordered);
  size_t files = 0, evidence = 0;
  for (Job* job : ordered) {
    std::stable_sort(job->members.begin(), job->members.end(),
                     [](const FileResult& a, const FileResult& b) { return a.record.member < b.record.member; });
    NoteDuplicates(*job);
    files += 1 + job->members.size();
    evidence += job->result.evidence.size();
    for (const FileResult& member : job->members) evidence += member.evidence.size();
  }
  all.files.reserve(files);
  all.evidence.reserve(evidence);
  for (Job* job : ordered) {
    const FileRecord& record = job->result.record;
    if (record.state == FileState::kRead || record.state == FileState::kListed) all.bytes_read += job->bytes_read;
    Append(std::move(job->result), all);
    for (FileResult& member : job->members) Append(std::move(member), all);
    jobs.Release(*job);
  }
  return all;
}

}  // namespace day::scan
