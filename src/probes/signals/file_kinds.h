// Which files are looked into for signals, and what kind each is (knowledge/signals/files.yaml). Immutable: any thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "probe/probe.h"
#include "text/value.h"

namespace day::signals {

inline constexpr size_t kMostText = size_t{1} << 20;      // limit: bytes of a file that are searched …
inline constexpr size_t kMostNotebook = size_t{4} << 20;  // … and of a notebook, whose pictures are skipped, or a document

enum class Comments : uint8_t { kNone, kPython, kHash, kSlashes, kScript };

struct FileKind {
  std::string name;
  size_t set = 0;  // kinds of one set are searched with the same patterns
  Comments comments = Comments::kNone;
  bool notebook = false;
  bool document = false;       // of which only blocks of code are looked into
  uint64_t most = UINT64_MAX;  // bytes; a longer file of this kind is data
  size_t head = kMostText;     // bytes that are looked into
};

class FileKinds {
 public:
  // `document`: the whole of files.yaml. Errors (kInvalid) name line and reason.
  static Result<FileKinds> Read(const Value& document);

  const std::vector<FileKind>& all() const { return kinds_; }
  const std::vector<std::string>& sets() const { return sets_; }
  // Bits of all() that a name stands for: a kind, or all kinds of a set; 0 if it is neither.
  uint64_t Named(std::string_view kind_or_set) const;
  // Index into all(), or -1 for a file of no kind, or of one whose set is "none".
  int Find(const Artifact& artifact) const;

 private:
  std::vector<FileKind> kinds_;  // limit: 64, they are bits of a mask
  std::vector<std::string> sets_;
  std::map<std::string, int, std::less<>> by_ending_, by_name_, by_language_;  // lower case; endings with their dot
  std::vector<std::pair<std::string, int>> globs_;
};

}  // namespace day::signals
