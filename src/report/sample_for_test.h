// An audit that has something of everything, with names and excerpts that try to get out of their place in a report.
#pragma once

#include "judge/judge.h"
#include "report/report.h"

namespace day {

inline constexpr std::string_view kHostileName = "w<b>&\"'\x1b[31m|`a`\xff.bin";
inline constexpr std::string_view kHostileText = "</script><img src=x onerror=alert(1)>\n\x1b]0;x\x07 \xe2\x80\xae ${x} ![a](http://b) <!--";

inline Profile SampleProfile() {
  Profile profile;
  profile.release = "sample \x1b[1m<i>";
  profile.sources = {{"code", "git", "/somewhere/code", "0123456789abcdef0123456789abcdef01234567", false},
                     {"weights", "directory", "/somewhere/weights", "", true}};
  profile.coverage = {.files = 4,
                      .bytes = 1'234'567'890,
                      .files_read = 2,
                      .bytes_read = 1'234'560'000,
                      .listed = 1,
                      .unreadable = 1,
                      .complete = false,
                      .reasons = {"1 file could not be read"}};
  auto file = [&](uint32_t source, std::string path, std::string member, FileState state, std::string type, std::string kind, std::string note) {
    FileRecord record{.source = source, .path = std::move(path), .member = std::move(member), .state = state, .size = 1000};
    if (state == FileState::kRead) record.sha256 = Sha256Of(record.path);
    record.type = std::move(type), record.kind = std::move(kind), record.note = std::move(note);
    profile.files.push_back(std::move(record));
  };
  file(0, "README.md", "", FileState::kRead, "markdown", "document", "");
  profile.files.back().committed = true;
  file(0, "data.zip", "train/a.jsonl", FileState::kRead, "jsonl", "data", "");
  file(1, std::string(kHostileName), "", FileState::kUnreadable, "", "", "permission denied");
  file(1, "model.safetensors", "", FileState::kListed, "safetensors", "weights", "");
  auto evidence = [&](std::string id, uint32_t of, Location at, std::string key, std::string value, std::vector<Field> fields, std::string excerpt) {
    Evidence item{.file = of,
                  .probe = "sample",
                  .version = 2,
                  .at = at,
                  .key = std::move(key),
                  .value = std::move(value),
                  .fields = std::move(fields),
                  .excerpt = std::move(excerpt)};
    profile.evidence.push_back({std::move(id), std::move(item)});
  };
  evidence("e-000000000001", 0, {.line = 3, .last_line = 5}, "claim.sentence", "Fully open source.", {{"words", "open source"}},
           "# Sample\n\nFully open source.");
  evidence("e-000000000002", 1, {.offset = 10, .length = 20}, "data.format", "jsonl", {{"rows", "7"}}, std::string(kHostileText));
  evidence("e-000000000003", 2, {}, "weights.format", std::string(kHostileText), {}, "");
  profile.evidence.back().evidence.outcome = Outcome::kUnreadable;

  size_t number = 0;
  for (const Component& component : TheStack().components) {
    ComponentProfile row{.id = component.id};
    for (size_t i = 0; i < kGates; ++i) {
      row.gates[i].state = static_cast<GateState>((number + i) % 6);
      row.gates[i].strength = (number + i) % 2 ? Strength::kWeak : Strength::kStrong;
      row.gates[i].because = "because of " + component.name;
      if (i == 0) row.gates[i].evidence = {"e-000000000001", "e-000000000002"};
    }
    row.availability = static_cast<Availability>(number % 7);
    row.assurance = static_cast<Assurance>(number % 6);
    row.summary = number == 0 ? std::string(kHostileText) : "a summary";
    if (number % 3 == 0)
      row.licenses = {{"Apache-2.0", LicenseClass::kOsiApproved, "the repository", "license-file", {"e-000000000001"}},
                      {"", LicenseClass::kNonCommercial, "the data", "card", {}}};
    row.evidence = {"e-000000000003"};
    profile.components.push_back(std::move(row));
    ++number;
  }
  profile.licensing.code = {{"Apache-2.0", LicenseClass::kOsiApproved, "the repository", "license-file", {"e-000000000001"}}};
  profile.licensing.data = {{"CC-BY-NC-4.0", LicenseClass::kNonCommercial, std::string(kHostileText), "card", {}}};
  profile.licensing.data[0].freedoms = FreedomsOfNamed("", LicenseClass::kNonCommercial);
  profile.licensing.data[0].freedoms[1] = {Answer::kConditional, std::string(kHostileText), {"e-000000000002"}};
  ModelProfile model{.path = std::string(kHostileName), .files = 2, .missing_shards = 1, .summary = std::string(kHostileText), .architecture = "llama"};
  model.parameters = 7'000'000'000;
  model.contradictions = {{"layers", std::string(kHostileText), {"e-000000000003"}}};
  model.evidence = {"e-000000000003"};
  profile.models = {model};
  profile.compute = {
      .operations = 6e23, .how = std::string(kHostileText), .hours = 100, .emissions_stated = std::string(kHostileText), .evidence = {"e-000000000001"}};
  profile.evaluations = {
      .results = 400,
      .benchmarks = {"mmlu"},
      .listed = {{.figure = "61.2",
                  .benchmark = "mmlu",
                  .title = std::string(kHostileText),
                  .metric = "acc",
                  .model = std::string(kHostileText),
                  .whose = "other",
                  .path = std::string(kHostileName),
                  .line = 3,
                  .evidence = {"e-000000000001"}},
                 {.figure = "12", .title = "its own test", .whose = "release", .path = "data.zip!/train/a.jsonl", .evidence = {"e-000000000002"}}}};
  profile.data = {
      .files = 2, .files_in_part = 1, .bytes = 70'000'000, .records = 900, .tokens = 5'000'000, .texts = 1'000, .uncertain_texts = 400, .searched = 3};
  profile.data.personal = {{.type = "EMAIL_ADDRESS", .title = "E-mail address", .valid = 7, .plausible = 2, .files = 1, .evidence = {"e-000000000002"}},
                           {.type = std::string(kHostileName), .title = std::string(kHostileText), .invalid = 1, .files = 1, .evidence = {}}};
  profile.data.secrets = {{.type = "SSH_KEY", .title = "Private key", .plausible = 1, .files = 1, .evidence = {"e-000000000001"}}};
  profile.data.languages = {{"en", 500}, {std::string(kHostileName), 100}};
  profile.data.not_measured = {{"parquet", 3, 4'000'000'000}};
  profile.data.evidence = {"e-000000000002"};
  profile.documents = {{"model-card", "README.md", "training-data", true, {"e-000000000001"}}, {"model-card", "README.md", "limitations", false, {}}};
  profile.claims = {{"README.md",
                     3,
                     "Fully open source.",
                     {"release", "pretrained-weights"},
                     ClaimVerdict::kNotSupported,
                     "the training code is missing",
                     {"e-000000000001"}},
                    {std::string(kHostileName), 1, std::string(kHostileText), {"release"}, ClaimVerdict::kUnverifiable, std::string(kHostileText), {}}};
  profile.findings = {{"pickled-weights",
                       Severity::kHigh,
                       "Weights in a format that can run code",
                       std::string(kHostileText),
                       "Publish the weights as safetensors.",
                       "pretrained-weights",
                       {"e-000000000003"}}};
  return profile;
}

inline Audit SampleAudit() {
  Audit audit;
  audit.profile = SampleProfile();
  audit.verdicts = JudgeAll(audit.profile);
  return audit;
}

}  // namespace day
