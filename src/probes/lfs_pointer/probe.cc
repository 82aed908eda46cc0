// Git LFS pointers: files that are listed here with digest and size while their bytes are kept elsewhere.
#include <fmt/format.h>

#include "formats/lfs_pointer/lfs_pointer.h"
#include "probe/simple.h"

namespace day::probes::lfs_pointer {
namespace {

void Look(const Artifact&, const Window& window, Sink& sink) {
  Malformed why;
  const auto pointer = ParseLfsPointer(window.text(), &why);
  if (!pointer) return sink.Malformed("pointer.lfs", why.offset, why.rule);
  sink.Found("pointer.lfs", "sha256:" + pointer->oid.Hex(), {.line = 1}, {{"size", fmt::format("{}", pointer->size)}}, window.text());
}

}  // namespace

std::unique_ptr<Probe> Make() {
  return MakeSimpleProbe({.id = "lfs_pointer",
                          .question = "Which files are only pointers of Git LFS, and to what?",
                          .interest = {.types = {"git-lfs-pointer"}},
                          .appetite = Head{kMaxLfsPointer}},
                         Look);
}

}  // namespace day::probes::lfs_pointer
