#include "source/git_library.h"

#include <git2/sys/alloc.h>

#include <cstdlib>
#include <cstring>
#include <iterator>

#if defined(__SANITIZE_ADDRESS__)
// libgit2 1.5 leaks pcre2's match data (20 kB) when a revision that it tries as a description of a tag is none: once in a program's life.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libpcre2\n"; }
#endif

namespace day::git {
namespace {

constexpr size_t kPackWindow = size_t{4} << 20, kMappedPacks = size_t{64} << 20;  // limit: bytes of pack files mapped
constexpr ssize_t kObjectCache = ssize_t{16} << 20;                               // limit: bytes of trees and commits kept
constexpr size_t kMostAtOnce = size_t{512} << 20;  // limit: bytes that libgit2 asks for in one piece, as by the size of a delta's base

// The allocator is given nothing that could carry a bound, so the bound is the thread's.
thread_local uint64_t allowed = UINT64_MAX;

bool MayTake(size_t bytes) {
  if (bytes > kMostAtOnce || bytes > allowed) return false;
  if (allowed != UINT64_MAX) allowed -= bytes;
  return true;
}
bool Product(size_t count, size_t size, size_t& bytes) { return !__builtin_mul_overflow(count, size, &bytes); }

void* Take(size_t bytes, const char*, int) { return MayTake(bytes) ? std::malloc(bytes) : nullptr; }
void* TakeZeros(size_t count, size_t size, const char*, int) {
  size_t bytes = 0;
  return Product(count, size, bytes) && MayTake(bytes) ? std::calloc(count, size) : nullptr;
}
void* TakeMany(size_t count, size_t size, const char* file, int line) {
  size_t bytes = 0;
  return Product(count, size, bytes) ? Take(bytes, file, line) : nullptr;
}
void* TakeAnew(void* old, size_t bytes, const char*, int) { return MayTake(bytes) ? std::realloc(old, bytes) : nullptr; }
void* TakeManyAnew(void* old, size_t count, size_t size, const char* file, int line) {
  size_t bytes = 0;
  return Product(count, size, bytes) ? TakeAnew(old, bytes, file, line) : nullptr;
}
char* CopyOf(const char* text, size_t length, const char* file, int line) {
  char* const copy = static_cast<char*>(Take(length + 1, file, line));
  if (!copy) return nullptr;
  std::memcpy(copy, text, length);
  copy[length] = '\0';
  return copy;
}
char* CopyAll(const char* text, const char* file, int line) { return CopyOf(text, std::strlen(text), file, line); }
char* CopyMost(const char* text, size_t most, const char* file, int line) { return CopyOf(text, strnlen(text, most), file, line); }

}  // namespace

// libgit2 keeps global state; it is set up once and torn down with the program.
void SetUpLibrary() {
  static const int kOnce = [] {
    git_allocator bounded = {.gmalloc = Take,
                             .gcalloc = TakeZeros,
                             .gstrdup = CopyAll,
                             .gstrndup = CopyMost,
                             .gsubstrdup = CopyOf,
                             .grealloc = TakeAnew,
                             .greallocarray = TakeManyAnew,
                             .gmallocarray = TakeMany,
                             .gfree = std::free};
    git_libgit2_opts(GIT_OPT_SET_ALLOCATOR, &bounded);
    git_libgit2_init();
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);             // we read others' repositories, and execute nothing of them
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);  // the scan compares what it reads with the ids, Holds() the rest
    // libgit2 maps packs in windows of 1 GiB and keeps objects in memory; both count as ours.
    git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, kPackWindow);
    git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, kMappedPacks);
    git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, kObjectCache);
    static const char* const kHarmless[] = {"partialclone", "worktreeconfig", "preciousobjects"};  // say nothing about how objects are stored
    git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, kHarmless, std::size(kHarmless));
    for (int level : {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_PROGRAMDATA})
      git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");  // nor does the machine's configuration matter
    return 0;
  }();
  (void)kOnce;
}

std::string LastError() {
  const git_error* error = git_error_last();
  return error && error->message ? error->message : "unknown fault";
}

std::string HexOf(const git_oid& id) {
  char hex[GIT_OID_HEXSZ + 1] = {};
  git_oid_fmt(hex, &id);
  return hex;
}

bool Holds(git_odb* odb, const git_oid& id, git_object_t kind, uint64_t most) {
  size_t size = 0;
  git_object_t type = GIT_OBJECT_INVALID;
  if (git_odb_read_header(&size, &type, odb, &id) != 0 || type != kind || size > most) return false;
  git_odb_object* raw = nullptr;
  if (git_odb_read(&raw, odb, &id) != 0) return false;
  const OdbObject object(raw);
  git_oid true_id;
  return git_odb_hash(&true_id, git_odb_object_data(raw), git_odb_object_size(raw), git_odb_object_type(raw)) == 0 && git_oid_equal(&true_id, &id) != 0;
}

Allowance::Allowance(uint64_t bytes) : bytes_(bytes < allowed ? bytes : allowed), before_(allowed) { allowed = bytes_; }
Allowance::~Allowance() { allowed = before_ == UINT64_MAX ? before_ : before_ - used(); }
uint64_t Allowance::used() const { return bytes_ - allowed; }

}  // namespace day::git
