#include "scan/stated_digests.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "scan/file_result.h"

namespace day::scan {
namespace {

constexpr std::string_view kKey = "checksum.stated", kAlgorithm = "sha256:";

bool StatesADigest(const Evidence& evidence) {
  return evidence.key == kKey && evidence.outcome == Outcome::kFound && std::string_view(evidence.value).starts_with(kAlgorithm);
}

// "./a.bin" beside "w/SHA256SUMS" is "w/a.bin". A path that climbs names nothing here.
std::string PathBeside(std::string_view list, std::string_view stated) {
  while (stated.starts_with("./")) stated.remove_prefix(2);
  return fmt::format("{}{}", list.substr(0, list.rfind('/') + 1), stated);
}

}  // namespace

void CheckStatedDigests(Observations& all) {
  if (std::ranges::none_of(all.evidence, StatesADigest)) return;
  std::map<std::pair<uint32_t, std::string>, uint32_t> by_path;
  for (uint32_t i = 0; i < all.files.size(); ++i)
    if (all.files[i].state == FileState::kRead) by_path.try_emplace({all.files[i].source, all.files[i].DisplayPath()}, i);
  std::map<uint32_t, Evidence> checked;  // by file
  for (const Evidence& stated : all.evidence) {
    if (!StatesADigest(stated)) continue;
    const FileRecord& list = all.files[stated.file];
    const auto file = by_path.find({list.source, PathBeside(list.DisplayPath(), stated.Get("path"))});
    if (file == by_path.end()) continue;
    const std::string_view hex = std::string_view(stated.value).substr(kAlgorithm.size());
    const bool same = hex == all.files[file->second].sha256.Hex();
    Evidence said{.file = file->second, .probe = kScanId, .version = kScanVersion, .key = "digest.stated", .value = same ? "match" : "mismatch"};
    said.fields = {{"stated", std::string(hex)}, {"algorithm", "sha256"}, {"by", fmt::format("{}:{}", list.DisplayPath(), stated.at.line)}};
    const auto [known, fresh] = checked.try_emplace(file->second, said);
    if (!fresh && known->second.value == "match" && !same) known->second = std::move(said);
  }
  for (auto& [file, said] : checked) all.evidence.push_back(std::move(said));
  std::ranges::sort(all.evidence, EvidenceBefore);
}

}  // namespace day::scan
