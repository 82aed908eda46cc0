// Profiles with a few things to find, for tests.
#pragma once

#include <string>

#include "judge/judge.h"
#include "report/report.h"

namespace day {

struct TestRelease {
  std::string name = "acme/model-7b";
  std::string license = "Apache-2.0";
  std::string base;  // of its card
  std::string other_base;
  std::string architecture;  // of its model
  GateState weights = GateState::kOpen;
  LicenseClass license_class = LicenseClass::kOsiApproved;
  std::string other_license;  // of the weights, too
};

inline Profile ProfileForTest(const TestRelease& release) {
  Profile profile;
  profile.release = release.name;
  profile.sources = {{"weights", "directory", "/somewhere", "0123456789abcdef", false}};
  profile.coverage = {.files = 1, .bytes = 1000, .files_read = 1, .bytes_read = 1000, .complete = true};
  FileRecord readme{.path = "README.md", .size = 1000};
  readme.sha256 = Sha256Of("README");
  profile.files = {readme};
  const auto evidence = [&](std::string id, std::string key, std::string value, std::vector<Field> fields) {
    Evidence one{.probe = "card", .version = 1, .at = {.line = 2}, .key = std::move(key), .value = std::move(value), .fields = std::move(fields)};
    profile.evidence.push_back({std::move(id), std::move(one)});
  };
  evidence("e-000000000001", "card.field", release.license, {{"name", "license"}});
  if (!release.base.empty()) {
    evidence("e-000000000002", "card.field", release.base, {{"name", "base_model"}});
    profile.origin.bases = {{release.base, "", {"e-000000000002"}}};
    if (!release.other_base.empty()) profile.origin.bases.push_back({release.other_base, "", {"e-000000000002"}});
  }
  for (const Component& component : TheStack().components) {
    ComponentProfile row{.id = component.id, .availability = Availability::kAbsent, .assurance = Assurance::kAbsent, .summary = "not found"};
    for (Gate& gate : row.gates) gate = {.state = GateState::kNotApplicable, .strength = Strength::kStrong, .because = "not here"};
    row.gates[0].state = GateState::kClosed;
    profile.components.push_back(std::move(row));
  }
  for (ComponentProfile& row : profile.components)
    if (row.id == "pretrained-weights") {
      row.availability = Availability::kDownloadable, row.assurance = Assurance::kVerified;
      for (Gate& gate : row.gates)
        gate = {.state = release.weights, .strength = Strength::kWeak, .because = "README.md says so", .evidence = {"e-000000000001"}};
      row.licenses = {{release.license, release.license_class, "the weights", "card", {"e-000000000001"}}};
    }
  profile.licensing.weights = {{release.license, release.license_class, "the weights", "card", {"e-000000000001"}}};
  if (!release.other_license.empty())
    profile.licensing.weights.push_back({release.other_license, LicenseClass::kOsiApproved, "the weights", "card", {"e-000000000001"}});
  if (!release.architecture.empty()) {
    ModelProfile model{.path = "model.safetensors", .files = 1, .summary = "a model", .architecture = release.architecture};
    model.parameters = 7'000'000'000;
    profile.models = {model};
  }
  return profile;
}

inline std::string ProfileJsonForTest(const TestRelease& release) {
  Audit audit{.profile = ProfileForTest(release), .verdicts = {}};
  audit.verdicts = JudgeAll(audit.profile);
  return RenderJson(audit);
}

}  // namespace day
