// The shared vocabulary of what was seen: Evidence, and the Observations of one whole scan.
//
// Probes write evidence, the profile reads it; nobody else interprets it. No word of judgement stands here, and
// "absent" is never evidence: only the profile may conclude it, where coverage was full.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"

namespace day {

enum class Outcome : uint8_t {
  kFound,        // the thing looked for was read
  kMalformed,    // it breaks its format's rule, named in `value`, at `at.offset`
  kUnreadable,   // the world refused: permission, disk, vanished
  kUnsupported,  // a kind of thing that is recognized but not read
  kSkipped,      // not read because of the limit named in `value`
};
std::string_view NameOf(Outcome outcome);

// Where in the file. Lines count from 1; 0 means "not a text place". A length of 0 means "the file as a whole".
struct Location {
  uint64_t offset = 0;  // bytes
  uint64_t length = 0;  // bytes
  uint32_t line = 0;
  uint32_t last_line = 0;
  friend auto operator<=>(const Location&, const Location&) = default;
};

struct Field {
  std::string name;   // static vocabulary, e.g. "similarity"
  std::string value;  // may hold bytes of the release
  friend auto operator<=>(const Field&, const Field&) = default;
};

// One observed fact and where it was seen. The keys and their fields are listed in docs/evidence-keys.md.
struct Evidence {
  uint32_t file = 0;       // index into Observations::files
  std::string_view probe;  // its id, static
  uint32_t version = 0;    // of the probe
  Location at;
  Outcome outcome = Outcome::kFound;
  std::string key;    // e.g. "license.text"
  std::string value;  // e.g. "Apache-2.0"
  std::vector<Field> fields;
  std::string excerpt;  // at most kMaxExcerpt bytes as the file has them; escape wherever shown

  std::string_view Get(std::string_view field) const;  // its value, or ""
};
inline constexpr size_t kMaxExcerpt = 400;  // limit: bytes; a report quotes, it does not copy

// Cuts at a UTF-8 boundary and trims white space.
std::string ExcerptOf(std::string_view text);

enum class FileState : uint8_t {
  kRead,         // every byte was read and hashed
  kListed,       // named with a digest, its bytes are elsewhere (a Git LFS pointer)
  kLink,         // a symbolic link, not followed (note: target)
  kSpecial,      // FIFO, socket or device, not opened (note: which)
  kUnreadable,   // could not be read, or not to its end (note: why)
  kSkipped,      // not read because of a named limit (note: which)
  kKnownAbsent,  // a cache records that the publisher does not have this file
};
std::string_view NameOf(FileState state);

// One file of the release, or one member of an archive in it.
struct FileRecord {
  uint32_t source = 0;  // index into Observations::sources
  std::string path;     // as the source has it, '/'-separated; bytes, not necessarily UTF-8
  std::string member;   // path within the archive `path`, '!/'-joined when nested; empty for a plain file
  FileState state = FileState::kRead;
  uint64_t size = 0;       // bytes; of a pointer: of what it points to
  Sha256 sha256;           // where state is kRead; of a pointer: as it states
  std::string type;        // id of knowledge/types.yaml, or ""
  std::string kind;        // kind of that type: weights, data, archive, source, document, config, image, audio …
  std::string language;    // of source code
  bool text = false;       // the head is text
  bool committed = false;  // its bytes are those that the source's revision has at its path: of a work tree, whose files may differ
  std::string note;

  std::string DisplayPath() const { return member.empty() ? path : path + "!/" + member; }
};

struct SourceInfo {
  std::string name;      // short, unique within the release: "code", or the last part of the path
  std::string kind;      // directory, archive, git, hf-cache
  std::string location;  // as the user gave it
  std::string revision;  // commit, or ""
  bool partial = false;  // known not to hold all the publisher has (a cache): nothing may be called absent
  std::string origin;    // address that it says it came from, or "": unchecked, may hold a password; shown only through report/source_links.h
};

// What one scan saw. Sorted: sources as given, files by (source, path, member), evidence by EvidenceBefore.
struct Observations {
  std::string release;  // its name
  std::vector<SourceInfo> sources;
  std::vector<FileRecord> files;
  std::vector<Evidence> evidence;
  uint64_t bytes_read = 0;
  bool complete = true;  // no file is unreadable or skipped, no source partial: the ground for saying "absent"
};

// The one total order of evidence; makes output independent of threads.
bool EvidenceBefore(const Evidence& a, const Evidence& b);

// A short stable name: "e-" and 12 hexadecimal digits of a digest over source, path, place, probe, key and value.
std::string EvidenceId(const Observations& observations, const Evidence& evidence);

}  // namespace day
