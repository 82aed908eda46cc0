// Profiles that look like those of an ecosystem, one catalog entry a line: make_profiles COUNT [SEED].
//
// Few publishers have most releases, most are made from a few base models, terms follow those of the base more often than not, and what
// opens does so together. As large as the audit of a small repository: some 130 kB each. The same bytes for the same numbers.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "catalog/entry.h"
#include "judge/judge.h"
#include "report/report.h"

namespace day {
namespace {

class Maker {
 public:
  explicit Maker(uint64_t seed) : random_(seed) {}

  std::string Line(size_t number) {
    const size_t publisher = Skewed(4'000);
    const std::string architecture = Pick({"llama", "llama", "llama", "qwen2", "qwen2", "mistral", "gemma2", "gpt_neox", "bert", "mixtral", "phi3", "olmo"});
    const size_t size = size_t{1} << Below(8);
    const std::string name = fmt::format("publisher-{}/{}-{}b-{}", publisher, architecture, size, number);
    Audit audit;
    Profile& profile = audit.profile;
    profile.release = name;
    profile.sources = {{"weights", "directory", "", fmt::format("{:040x}", random_()), false}};
    Files(profile);
    const std::string base = number > 20 && Below(10) < 7 ? names_[Skewed(std::min<size_t>(names_.size(), 500))] : "";
    const std::string license = Pick({"Apache-2.0", "Apache-2.0", "MIT", "LicenseRef-llama-3-community", "CC-BY-NC-4.0", "LicenseRef-gemma", ""});
    Evidence(profile, architecture, base, license);
    Components(profile, license);
    Rest(profile, architecture, size, license);
    audit.verdicts = JudgeAll(profile);
    names_.push_back(name);
    const size_t month = Skewed(84);
    const EntryDetails details{.release = name, .released = fmt::format("{}-{:02}-{:02}", 2026 - month / 12, 12 - month % 12, 1 + Below(28))};
    return EntryLine(details, RenderJson(audit));
  }

 private:
  size_t Below(size_t bound) { return random_() % bound; }
  // Small numbers far more often than large ones.
  size_t Skewed(size_t bound) {
    const double uniform = static_cast<double>(random_() >> 11) * 0x1p-53;
    return std::min(bound - 1, static_cast<size_t>(std::pow(static_cast<double>(bound), uniform)) - 1);
  }
  std::string Pick(std::initializer_list<const char*> words) { return *(words.begin() + Below(words.size())); }

  static LicenseClass ClassOf(const std::string& license) {
    if (license.empty()) return LicenseClass::kNone;
    if (license == "CC-BY-NC-4.0") return LicenseClass::kNonCommercial;
    return license.starts_with("LicenseRef") ? LicenseClass::kCustom : LicenseClass::kOsiApproved;
  }

  void Files(Profile& profile) {
    const size_t count = 8 + Below(20);
    for (size_t i = 0; i < count; ++i) {
      FileRecord file{.path = i == 0 ? "README.md" : fmt::format("model-{:05}-of-{:05}.safetensors", i, count - 1), .size = Below(5'000'000'000)};
      file.sha256 = Sha256Of(fmt::format("{}", random_()));
      file.type = i == 0 ? "markdown" : "safetensors", file.kind = i == 0 ? "document" : "weights";
      profile.coverage.bytes += file.size;
      profile.files.push_back(std::move(file));
    }
    profile.coverage.files = profile.coverage.files_read = count;
    profile.coverage.bytes_read = profile.coverage.bytes;
    profile.coverage.complete = Below(3) > 0;
  }

  void Evidence(Profile& profile, const std::string& architecture, const std::string& base, const std::string& license) {
    const auto add = [&](std::string key, std::string value, std::vector<Field> fields) {
      day::Evidence one{.file = 0, .probe = "card", .version = 1, .at = {.offset = Below(10'000), .length = 20, .line = static_cast<uint32_t>(1 + Below(300))}};
      one.key = std::move(key), one.value = std::move(value), one.fields = std::move(fields);
      one.excerpt = fmt::format("A sentence of the card that says something of the release, number {}.", Below(100'000));
      profile.evidence.push_back({fmt::format("e-{:012x}", profile.evidence.size() << 24 | Below(1 << 24)), std::move(one)});
    };
    add("card.field", architecture, {{"name", "pipeline_tag"}});
    if (!license.empty()) add("card.field", license, {{"name", "license"}});
    if (!base.empty()) {
      const std::string relation = Pick({"finetune", "finetune", "quantized", "adapter", "merge"});
      add("card.field", base, {{"name", "base_model"}});
      profile.origin.bases = {{base, relation, {profile.evidence.back().id}}};
      add("card.field", relation, {{"name", "base_model_relation"}});
    }
    for (size_t i = 0; i < 30; ++i) add("signal", "trainer-call", {{"signal", "training"}, {"name", fmt::format("name-{}", Below(1'000))}});
  }

  EvidenceIds Some(const Profile& profile) {
    EvidenceIds ids;
    for (size_t i = Below(4); i > 0; --i) ids.push_back(profile.evidence[Below(profile.evidence.size())].id);
    return ids;
  }

  void Components(Profile& profile, const std::string& license) {
    const size_t openness = Below(10);
    for (const Component& component : TheStack().components) {
      const bool here = component.part == "weights" ? Below(10) < 8 : Below(10) < openness;
      ComponentProfile row{.id = component.id,
                           .availability = here ? Availability::kDownloadable : Availability::kAbsent,
                           .assurance = here ? Assurance::kVerified : Assurance::kAbsent,
                           .summary = here ? fmt::format("{} files of it were found", 1 + Below(40)) : "looked for in every file, not found"};
      for (Gate& gate : row.gates) {
        gate.state = !here ? GateState::kNotApplicable : static_cast<GateState>(Below(5));
        gate.strength = Below(3) ? Strength::kStrong : Strength::kWeak;
        gate.because = here ? fmt::format("something was seen that speaks for it, in {} places", 1 + Below(9)) : "does not apply to what is not there";
        if (here) gate.evidence = Some(profile);
      }
      row.gates[0].state = here ? GateState::kOpen : GateState::kClosed;
      if (here && !license.empty()) row.licenses = {{license, ClassOf(license), "the repository", "card", {profile.evidence[1].id}}};
      row.evidence = Some(profile);
      profile.components.push_back(std::move(row));
    }
  }

  void Rest(Profile& profile, const std::string& architecture, size_t size, const std::string& license) {
    for (const std::string_view part : kLicensedParts)
      if (Below(4) > 0) profile.licensing.Of(part) = {{license, ClassOf(license), "the repository", "card", {profile.evidence[0].id}}};
    ModelProfile model{
        .path = "model.safetensors", .files = 4, .summary = fmt::format("{}, {} B parameters", architecture, size), .architecture = architecture};
    model.dtype = "BF16", model.parameters = size * 1'000'000'000, model.layers = 32, model.width = 4096, model.vocabulary = 32'000;
    profile.models = {model};
    for (size_t i = 0; i < 20; ++i)
      profile.documents.push_back({"model-card", "README.md", Pick({"training-data", "limitations", "license"}), Below(2) == 0, {}});
    for (size_t i = Below(4); i > 0; --i)
      profile.claims.push_back({"README.md",
                                static_cast<uint32_t>(Below(100)),
                                fmt::format("This model is fully open, number {}.", Below(1'000)),
                                {"release"},
                                static_cast<ClaimVerdict>(Below(4)),
                                "terms of the weights are not open",
                                Some(profile)});
    for (size_t i = Below(5); i > 0; --i)
      profile.findings.push_back({"placeholder", static_cast<Severity>(Below(4)), "A card still holds its template's placeholders", "A question is left open.",
                                  "Answer it.", "model-card", Some(profile)});
  }

  std::mt19937_64 random_;
  std::vector<std::string> names_;
};

}  // namespace
}  // namespace day

int main(int argc, char** argv) {
  const size_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000;
  day::Maker maker(argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1);
  for (size_t i = 0; i < count; ++i) {
    const std::string line = maker.Line(i);
    if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size()) return 1;
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}
