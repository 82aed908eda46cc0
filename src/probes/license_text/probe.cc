// The adapter: text files in, licenses out.
#include "probe/simple.h"
#include "probes/license_text/license_text.h"

namespace day::probes::license_text {

std::unique_ptr<Probe> Make() {
  ProbeDef def;
  def.id = "license_text";
  def.version = 4;
  def.question = "Which license texts, SPDX tags and license notices stand in the files, and what do the texts say?";
  def.interest.names = {"LICENSE*",  "LICENCE*",     "COPYING*",     "COPYRIGHT*",      "NOTICE*", "UNLICENSE*",    "*LICENSE*",
                        "*LICENCE*", "*USE_POLICY*", "*USE-POLICY*", "ACCEPTABLE_USE*", "TERMS*",  "**/LICENSES/*", "LICENSES/*"};
  def.interest.any_text = true;
  def.appetite = Head{day::license_text::kMaxLicenseFile};
  auto recent = std::make_unique<RecentHeaders>(RecentHeaders::Clauses::kLeftOut);
  return MakeSimpleProbe(std::move(def), [recent = std::move(recent)](const Artifact& artifact, const Window& window, Sink& sink) {
    if (artifact.text) day::license_text::ReadLicenses(artifact, window.text(), window.last, *recent, sink);
  });
}

}  // namespace day::probes::license_text
