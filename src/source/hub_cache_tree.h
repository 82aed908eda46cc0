// A snapshot in the cache that Hugging Face's clients keep: links into blobs whose names are their digests.
//
// Layout (https://huggingface.co/docs/huggingface_hub/guides/manage-cache): {models,datasets,spaces}--org--name/{blobs,refs,snapshots,
// .no_exist}. A cache holds what somebody happened to download: it is partial, and nothing may be called absent because it is not here;
// only what .no_exist records is known to be absent. Links are followed into this repository's own blobs and nowhere else. Any thread.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "source/tree.h"

namespace day {

struct HubCachePlace {
  std::string repository;  // folder: …/models--org--name
  std::string id;          // org/name
  std::string commit;      // of the snapshot; "" when the repository's folder was named
};
// Is `path` a repository's folder in such a cache, or one of its snapshots? Looks at names and folders only.
std::optional<HubCachePlace> FindHubCache(const std::string& path, const FileSystem& files);

Result<std::unique_ptr<Tree>> OpenHubCache(const HubCachePlace& place, const std::string& revision, std::string name, const FileSystem& files);

}  // namespace day
