// A release as its tests state it: observations by the line, resolved to a profile. No probe and no file takes part.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "knowledge/knowledge.h"
#include "profile/profile.h"

namespace day {

// Observations by the line: a file, then what was seen in it.
class Scan {
 public:
  explicit Scan(std::string release = "acme-7b") {
    seen_.sources.push_back({.name = release, .kind = "directory"});
    seen_.release = std::move(release);
  }
  Scan& File(std::string path, std::string kind = "", FileState state = FileState::kRead) {
    FileRecord& file = seen_.files.emplace_back();
    file.path = std::move(path);
    file.kind = std::move(kind);
    file.state = state;
    file.size = 10;
    file.source = source_;
    return *this;
  }
  Scan& Has(std::string key, std::string value, std::vector<Field> fields = {}, uint32_t line = 1) {
    Evidence& evidence = seen_.evidence.emplace_back();
    evidence.file = static_cast<uint32_t>(seen_.files.size() - 1);
    evidence.probe = "test";
    evidence.version = 1;
    evidence.at.line = line;
    evidence.key = std::move(key);
    evidence.value = std::move(value);
    evidence.fields = std::move(fields);
    return *this;
  }
  // Of the last file.
  Scan& OfType(std::string type) {
    seen_.files.back().type = std::move(type);
    return *this;
  }
  Scan& OfSize(uint64_t bytes) {
    seen_.files.back().size = bytes;
    return *this;
  }
  // The words around the last evidence.
  Scan& Says(std::string excerpt) {
    seen_.evidence.back().excerpt = std::move(excerpt);
    return *this;
  }
  Scan& Trouble(std::string key, Outcome outcome, std::string rule) {
    Has(std::move(key), std::move(rule));
    seen_.evidence.back().outcome = outcome;
    return *this;
  }
  Scan& License(std::string path, std::string id, std::string license_class) {
    return File(std::move(path)).Has("license.text", std::move(id), {{"class", std::move(license_class)}, {"how", "text"}, {"file", "yes"}});
  }
  Scan& Weights(std::string path, std::string role = "weights") {
    return File(std::move(path), "weights").Has("weights.format", "safetensors", {{"executes", "no"}, {"parameters", "7"}, {"role", std::move(role)}});
  }
  Scan& Code(std::string path, std::string component = "inference-code") {
    return File(std::move(path), "source")
        .Has("signal", component + ".thing", {{"component", component}, {"strength", "strong"}, {"weight", "10"}, {"place", "own"}});
  }
  Scan& Source(std::string name) {
    seen_.sources.push_back({.name = std::move(name), .kind = "directory"});
    source_ = static_cast<uint32_t>(seen_.sources.size() - 1);
    return *this;
  }
  Scan& Link(std::string host, std::string name, std::string context, uint32_t line = 1, std::string what = "") {
    return Has("link", "https://example.org/" + name,
               {{"host", std::move(host)}, {"name", name}, {"what", std::move(what)}, {"text", name}, {"context", std::move(context)}}, line);
  }
  Scan& Claims(std::string text, std::string words, std::string about, std::string strength = "plain") {
    return Has("claim.sentence", std::move(text), {{"words", std::move(words)}, {"about", std::move(about)}, {"strength", std::move(strength)}});
  }
  Scan& Incomplete() {
    seen_.complete = false;
    return *this;
  }
  Profile Resolved() const { return Resolve(seen_, TheStack()); }

 private:
  Observations seen_;
  uint32_t source_ = 0;
};

// What a resolved profile says.
inline const ComponentProfile& In(const Profile& profile, std::string_view id) {
  const ComponentProfile* component = profile.Find(id);
  EXPECT_NE(component, nullptr) << id;
  return *component;
}

inline std::vector<std::string> Expressions(const std::vector<LicenseBinding>& bindings) {
  std::vector<std::string> out;
  for (const LicenseBinding& binding : bindings) out.push_back(binding.expression.empty() ? std::string(NameOf(binding.license_class)) : binding.expression);
  return out;
}

inline const Finding* FindingOf(const Profile& profile, std::string_view id) {
  for (const Finding& finding : profile.findings)
    if (finding.id == id) return &finding;
  return nullptr;
}

using Names = std::vector<std::string>;

}  // namespace day
