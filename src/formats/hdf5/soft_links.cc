// Soft links are paths within the file. Those that lead to what holds them, or to each other, make programs that follow them go in circles.
#include <algorithm>

#include "formats/hdf5/walk.h"

namespace day::hdf5 {
namespace {

constexpr unsigned kMaxHops = 16;          // soft links on one way, as in libhdf5
constexpr uint64_t kMaxSteps = 2'000'000;  // limit: hdf5-link-steps; parts of paths that are looked up

}  // namespace

void Walk::SoftLinks() {
  if (soft_.empty()) return;
  for (Object& object : objects_)
    std::sort(object.links.begin(), object.links.end(), [](const Object::Named& a, const Object::Named& b) { return a.name < b.name; });
  for (const SoftLink& link : soft_) {
    size_t object = kNone;
    const End end = Target(link.group, link.target, 0, object);
    if (reader_.stopped()) return;
    if (end == End::kNowhere || (end == End::kObject && !IsAbove(object, link.group))) continue;
    if (file_.cycles.size() < kMaxHdf5Signs) file_.cycles.push_back({PathOf(link.group, link.name), link.target.substr(0, 4'096)});
  }
}

Walk::End Walk::Target(size_t group, std::string_view path, unsigned hops, size_t& object) {
  if (hops > kMaxHops) return End::kCircle;
  size_t at = path.starts_with('/') ? 0 : group;
  while (!path.empty()) {
    const size_t slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (part.empty() || part == ".") continue;
    if (++steps_ > kMaxSteps) {
      reader_.Limit("hdf5-link-steps");
      return End::kNowhere;
    }
    const std::vector<Object::Named>& links = objects_[at].links;
    const auto found = std::lower_bound(links.begin(), links.end(), part, [](const Object::Named& link, std::string_view name) { return link.name < name; });
    if (found == links.end() || found->name != part) return End::kNowhere;
    if (!found->soft) {
      at = found->target;
      continue;
    }
    const End end = Target(soft_[found->target].group, soft_[found->target].target, hops + 1, at);
    if (end != End::kObject) return end;
  }
  object = at;
  return End::kObject;
}

bool Walk::IsAbove(size_t above, size_t below) const {
  for (size_t at = below; at != kNone; at = objects_[at].parent)
    if (at == above) return true;
  return false;
}

}  // namespace day::hdf5
