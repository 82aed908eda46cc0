// The adapter: metadata files of packages in, what they state of their license out.
#include "probe/simple.h"
#include "probes/license_metadata/license_metadata.h"

namespace day::probes::license_metadata {

std::unique_ptr<Probe> Make() {
  ProbeDef def;
  def.id = "license_metadata";
  def.question = "Which license does the metadata of packages state: pyproject.toml, package.json, Cargo.toml, CITATION.cff and their kin?";
  def.interest.names = day::license_metadata::MetadataNames();
  def.interest.max_size = day::license_metadata::kMaxMetadata;
  def.appetite = Head{day::license_metadata::kMaxMetadata};
  return MakeSimpleProbe(std::move(def), [](const Artifact& artifact, const Window& window, Sink& sink) {
    if (artifact.text && artifact.type != "git-lfs-pointer") day::license_metadata::ReadMetadata(artifact.path, window.text(), sink);
  });
}

}  // namespace day::probes::license_metadata
