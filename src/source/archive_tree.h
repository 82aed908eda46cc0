// Archives read in place, by libarchive: zip and tar, plain or through gzip, zstd, xz or bzip2. Nothing is written to disk. What is
// compressed and no tar ("train.jsonl.gz") is an archive of one member, named without the ending.
//
// Read in order, also zip: libarchive finds its members through the central directory, and one pass is what the scan wants. Formats
// are enabled one by one, because with all of them a list of numbers was once taken for mtree. libarchive hides duplicate
// members; the issue on weights reads model containers with a reader of its own.
#pragma once

#include <memory>
#include <string>

#include "source/tree.h"

namespace day {

// Does the name end like that of an archive that is read here?
bool HasArchiveName(std::string_view name);

// An archive file as a source of its own.
Result<std::unique_ptr<Tree>> OpenArchiveFile(const std::string& path, std::string name, const FileSystem& files, const ArchiveLimits& limits);

}  // namespace day
