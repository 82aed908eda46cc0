#include "named_profile.h"

#include <fmt/format.h>

#include <optional>

#include "audit_source.h"
#include "catalog_place.h"
#include "io/file_system.h"
#include "profile_file.h"
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

// Nothing where the name is neither a file of a profile nor a release of the catalog, which is asked only where nothing else `may_lie` on the disk under it.
Result<std::optional<NamedProfile>> KeptUnder(const std::string& name, const Arguments& arguments, bool may_lie) {
  if (name.starts_with(kCatalog)) return FromCatalog(std::string_view(name).substr(kCatalog.size()), arguments);
  if (IsProfileFile(name) && IsThere(name)) {
    NamedProfile found;
    DAY_TRY_ASSIGN(found.saved, ReadProfileFile(name));
    found.shown = LastPart(name);
    return found;
  }
  if (may_lie && IsOnDisk(name)) return std::nullopt;
  const auto path = CatalogPath(arguments);
  if (!path || !IsThere(*path)) return std::nullopt;
  Result<NamedProfile> kept = FromCatalog(name, arguments);
  if (kept || kept.error().kind != ErrorKind::kNotFound) return kept;
  if (IsOnDisk(name)) return std::nullopt;
  return MakeError(ErrorKind::kNotFound, fmt::format("{}: not on the disk, and {}", name, kept.error().message));
}

}  // namespace

Result<NamedProfile> ProfileNamed(const std::string& name, const Arguments& arguments, unsigned threads, const Interrupt& interrupt) {
  DAY_TRY_ASSIGN(std::optional<NamedProfile> kept, KeptUnder(name, arguments, true));
  if (kept) return std::move(*kept);
  DAY_TRY_ASSIGN(SourceProfile made, ProfileOfSource(name, {.threads = threads, .stop = interrupt.token(), .progress = !arguments.Has("no-progress")}));
  NamedProfile found;
  found.saved.profile = std::move(made.profile);
  found.shown = found.saved.profile.release;
  return found;
}

Result<NamedProfile> StoredProfile(const std::string& name, const Arguments& arguments) {
  DAY_TRY_ASSIGN(std::optional<NamedProfile> kept, KeptUnder(name, arguments, false));
  if (kept) return std::move(*kept);
  if (IsOnDisk(name))
    return MakeError(ErrorKind::kInvalid,
                     fmt::format("{}: neither the .json nor the report of an audit, and no release of the catalog; 'daylight audit' reads releases", name));
  return MakeError(ErrorKind::kNotFound, fmt::format("{}: not on the disk, and there is no catalog yet", name));
}

}  // namespace day::app
