#include "named_profile.h"

#include <fmt/format.h>

#include "audit_source.h"
#include "catalog_place.h"
#include "input.h"
#include "io/file_system.h"
#include "source/path.h"
#include "text/utf8.h"

namespace day::app {
namespace {

constexpr std::string_view kCatalog = "catalog:";

bool IsThere(const std::string& path) {
  const auto target = RealFileSystem().Resolve(path);
  return target && RealFileSystem().Status(*target);
}

// A path, or "PATH@REVISION" of a repository.
bool IsOnDisk(const std::string& name) {
  const size_t at = name.rfind('@');
  return IsThere(name) || (at != name.npos && at > 0 && IsThere(name.substr(0, at)));
}

Result<NamedProfile> FromCatalog(std::string_view name, const Arguments& arguments) {
  DAY_TRY_ASSIGN(const Catalog catalog, OpenCatalog(arguments, {}));
  DAY_TRY_ASSIGN(const RevisionInfo info, catalog.view().Find(name));
  NamedProfile found;
  DAY_TRY_ASSIGN(found.saved, catalog.view().SavedOf(info));
  found.shown = info.shown();
  return found;
}

}  // namespace

Result<NamedProfile> ProfileNamed(const std::string& name, const Arguments& arguments, unsigned threads, const Interrupt& interrupt) {
  if (name.starts_with(kCatalog)) return FromCatalog(std::string_view(name).substr(kCatalog.size()), arguments);
  NamedProfile found;
  if (name.ends_with(".json") && !IsFolder(name) && IsThere(name)) {
    DAY_TRY_ASSIGN(const std::string json, ReadNamedFile(name, kMaxProfileBytes));
    DAY_TRY_ASSIGN(found.saved, ParseProfile(json, name));
    found.shown = LastPart(name);
    return found;
  }
  if (!IsOnDisk(name)) {
    const auto path = CatalogPath(arguments);
    if (path && IsThere(*path)) {
      Result<NamedProfile> kept = FromCatalog(name, arguments);
      if (kept || kept.error().kind != ErrorKind::kNotFound) return kept;
      return MakeError(ErrorKind::kNotFound, fmt::format("{}: not on the disk, and {}", name, kept.error().message));
    }
  }
  DAY_TRY_ASSIGN(SourceProfile made, ProfileOfSource(name, {.threads = threads, .stop = interrupt.token(), .progress = !arguments.Has("no-progress")}));
  found.saved.profile = std::move(made.profile);
  found.shown = found.saved.profile.release;
  return found;
}

}  // namespace day::app
