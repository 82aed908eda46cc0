#include "database/library.h"

#include <dlfcn.h>
#include <fmt/format.h>

#if defined(__SANITIZE_THREAD__)
// The library is not built with the sanitizer, which so takes what it guards for unguarded.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() { return "called_from_lib:libduckdb.so\nrace:libduckdb.so\n"; }
#endif

namespace day::duckdb {
namespace {

constexpr std::string_view kVersion = "v1.4.4";  // of the header; package.json names both

Result<const Library*> Load(Library& library) {
  // By the run path of the program (cmake/dependencies.cmake), never by a path that the environment of a user could lead astray at build time.
  void* const handle = ::dlopen("libduckdb.so", RTLD_NOW | RTLD_LOCAL);  // never closed: it lives as long as the program
  if (!handle) return MakeError(ErrorKind::kNotFound, fmt::format("the embedded database is not installed: {}", ::dlerror()));
#define DAY_DUCKDB_FIND(name)                                                                \
  library.name = reinterpret_cast<decltype(library.name)>(::dlsym(handle, "duckdb_" #name)); \
  if (!library.name) return MakeError(ErrorKind::kUnsupported, "the embedded database lacks duckdb_" #name);
  DAY_DUCKDB_FUNCTIONS(DAY_DUCKDB_FIND)
#undef DAY_DUCKDB_FIND
  if (const std::string_view version = library.library_version(); version != kVersion)
    return MakeError(ErrorKind::kUnsupported, fmt::format("the embedded database is {}, and this program is made for {}", version, kVersion));
  return &library;
}

}  // namespace

Result<const Library*> TheLibrary() {
  static Library library;
  static const Result<const Library*> kLoaded = Load(library);
  return kLoaded;
}

}  // namespace day::duckdb
