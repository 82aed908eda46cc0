#include "records/run/run_request.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/digest.h"
#include "text/utf8.h"

namespace day::records {
namespace {

constexpr uint32_t kMostWords = 10'000;  // limit: meters, regions or fields of a request

void PutWords(const std::vector<std::string>& words, PartialWriter& out) {
  out.Put(static_cast<uint32_t>(words.size()));
  for (const std::string& word : words) out.PutText(word);
}

bool ReadWords(Cursor& in, std::vector<std::string>& words) {
  uint32_t count = 0;
  if (in.ReadLittle(count) && count > kMostWords) return in.Fail("it has too long a list");
  for (uint32_t i = 0; i < count; ++i) {
    std::string_view word;
    if (!ReadText(in, word)) return false;
    words.emplace_back(word);
  }
  return in.ok();
}

std::string ListOf(const std::vector<std::string>& words) { return words.empty() ? "none" : fmt::format("{}", fmt::join(words, ", ")); }

bool IsHash(std::string_view text) {
  return text.size() == 64 && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

std::string HashOfFiles(std::span<const NamedPath> paths, std::span<const WorkFile> files) {
  Sha256Hasher hasher;
  for (size_t i = 0; i < paths.size(); ++i) {
    PartialWriter one;
    one.PutText(paths[i].shown);
    one.Put(files[i].size);
    one.Put(static_cast<uint8_t>(files[i].divisible));
    const std::string bytes = std::move(one).Take();
    hasher.Update(std::as_bytes(std::span(bytes)));
  }
  return hasher.Finish().Hex();
}

std::string NameOf(const RunRequest& request) {
  PartialWriter out;
  PutRequest(request, out);
  return Sha256Of(std::move(out).Take()).Hex().substr(0, 16);
}

std::string DifferenceOf(const RunRequest& first, const RunRequest& here) {
  const auto parted = [](std::string_view what, const auto& one, const auto& other) { return fmt::format("{}: {}, and here {}", what, one, other); };
  if (first.version != here.version) return parted("version of daylight", first.version, here.version);
  if (first.meters != here.meters) return parted("meters", ListOf(first.meters), ListOf(here.meters));
  if (first.fields != here.fields) return parted("fields", ListOf(first.fields), ListOf(here.fields));
  if (first.regions != here.regions) return parted("regions", ListOf(first.regions), ListOf(here.regions));
  if (first.values != here.values) return parted("--show-values", first.values ? "given" : "not given", here.values ? "given" : "not given");
  if (first.benchmarks != here.benchmarks) return "--against: other items of evaluation sets";
  if (first.files != here.files) return parted("files", first.files, here.files);
  if (first.bytes != here.bytes) return parted("bytes of all files", first.bytes, here.bytes);
  if (first.files_hash != here.files_hash) return "files: as many, with other names or sizes";
  if (first.shards != here.shards) return parted("shards", first.shards, here.shards);
  return "";
}

void PutRequest(const RunRequest& request, PartialWriter& out) {
  out.PutText(request.version);
  for (const auto* words : {&request.meters, &request.regions, &request.fields}) PutWords(*words, out);
  out.Put(static_cast<uint8_t>(request.values));
  out.PutText(request.benchmarks);
  out.Put(request.files);
  out.Put(request.shards);
  out.Put(request.bytes);
  out.PutText(request.files_hash);
}

bool ReadRequest(Cursor& in, RunRequest& request) {
  std::string_view version, benchmarks, hash;
  uint8_t values = 0;
  ReadText(in, version);
  for (auto* words : {&request.meters, &request.regions, &request.fields})
    if (!ReadWords(in, *words)) return false;
  in.ReadLittle(values);
  ReadText(in, benchmarks);
  in.ReadLittle(request.files);
  in.ReadLittle(request.shards);
  in.ReadLittle(request.bytes);
  if (!ReadText(in, hash)) return false;
  if (values > 1) return in.Fail("a yes or no is neither");
  if (request.shards == 0 || request.shards > kMostShards) return in.Fail("it has no number of shards that there may be");
  if (!IsHash(hash)) return in.Fail("a hash is none");
  request.version = version;
  request.values = values == 1;
  request.benchmarks = benchmarks;
  request.files_hash = hash;
  return true;
}

}  // namespace day::records
