#include "scan/merge.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "source/path.h"
#include "source/top_folder.h"

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
    if (same(i) && (i < 2 || !same(i - 1)))
      ordered[i]->result.Say(Outcome::kFound, "archive.member", "duplicate", {{"member", ordered[i]->result.record.path}});
}

void PutBackTop(Job& job, const std::string& folder) {
  const std::string before = job.result.record.path;
  job.result.record.path = folder + "/" + before;
  for (FileResult& member : job.members) member.record.path = job.result.record.path;
  for (Evidence& evidence : job.result.evidence)
    for (Field& field : evidence.fields)
      if (evidence.probe == kScanId && field.name == "member" && field.value == before) field.value = job.result.record.path;
}

// A link may lead out of the top folder and yet not out of the archive: whether that is out of the release is known only now.
void NoteLinkOut(FileResult& result) {
  FileRecord& record = result.record;
  if (record.state != FileState::kLink || record.note.ends_with(kOutside) || !LinkLeavesTree(record.path, record.note)) return;
  result.SayOfMember("archive.member", "link-outside", record.path);
  record.note += kOutside;
}

void SettleTop(Job& job, const SourceTop& top) {
  if (!job.below_top) return;
  if (top.holds_all) NoteLinkOut(job.result);
  else PutBackTop(job, top.folder);
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

Observations Merge(const Release& release, Jobs& jobs, std::span<const SourceTop> tops) {
  Observations all;
  all.release = release.name;
  for (const auto& tree : release.trees) {
    all.sources.push_back(tree->info());
    all.complete &= !tree->info().partial;
  }
  if (all.sources.size() == 1 && !release.named && tops[0].holds_all) all.release = all.sources[0].name = NameByTopFolder(tops[0].folder, release.name);
  jobs.ForEach([&](Job& job) { SettleTop(job, tops[job.result.record.source]); });
  const std::vector<Job*> ordered = jobs.Sorted();
  NoteDuplicates(ordered);
  size_t files = 0, evidence = 0;
  for (Job* job : ordered) {
    std::stable_sort(job->members.begin(), job->members.end(), [](const FileResult& a, const FileResult& b) { return a.record.member < b.record.member; });
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
