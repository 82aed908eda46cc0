// Lists of digests beside the files that they are of. Whether they hold, the scan says, which has the digests (src/scan/stated_digests.h).
#include <fmt/format.h>

#include "formats/checksums/checksums.h"
#include "probe/simple.h"

namespace day::probes::checksums {
namespace {

constexpr uint64_t kMaxList = uint64_t{8} << 20;  // limit: bytes of a list
constexpr size_t kMaxStated = 20'000;             // limit: digests of one list

void Look(const Artifact& artifact, const Window& window, Sink& sink) {
  if (!artifact.text || !IsChecksumsName(artifact.name)) return;
  size_t said = 0;
  for (const StatedChecksum& stated : ParseChecksums(window.text())) {
    if (++said > kMaxStated) return sink.Skipped("checksum.stated", "more than 20,000 digests in one list");
    // A digest alone is of the file that the list is named after.
    const std::string path = stated.path.empty() ? std::string(artifact.name.substr(0, artifact.name.rfind('.'))) : stated.path;
    sink.Found("checksum.stated", fmt::format("{}:{}", stated.algorithm, stated.hex), {.line = stated.line}, {{"path", path}});
  }
}

}  // namespace

std::unique_ptr<Probe> Make() {
  ProbeDef def{
      .id = "checksums", .question = "Which digests does a list state, and of which files?", .interest = {.max_size = kMaxList}, .appetite = Head{kMaxList}};
  for (const std::string_view ending : kChecksumsEndings) def.interest.names.push_back(fmt::format("*{}", ending));
  def.interest.names.insert(def.interest.names.end(), std::begin(kChecksumsNames), std::end(kChecksumsNames));
  return MakeSimpleProbe(std::move(def), Look);
}

}  // namespace day::probes::checksums
