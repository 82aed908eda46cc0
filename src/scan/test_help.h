// What the tests of this room share: small probes, a scan in one call, and all that a scan saw as text.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "io/memory_file_system.h"
#include "probe/simple.h"
#include "scan/scan.h"

namespace day {

using Probes = std::vector<std::unique_ptr<Probe>>;

template <class... More>
Probes ProbesOf(std::unique_ptr<Probe> first, More... more) {
  Probes probes;
  probes.push_back(std::move(first));
  (probes.push_back(std::move(more)), ...);
  return probes;
}

// A probe whose sessions a function makes.
class ProbeOf final : public Probe {
 public:
  using Maker = std::function<std::unique_ptr<Session>(const Artifact&)>;
  ProbeOf(ProbeDef def, Maker make) : def_(std::move(def)), make_(std::move(make)) {}
  const ProbeDef& def() const override { return def_; }
  std::unique_ptr<Session> Start(const Artifact& artifact) const override { return make_(artifact); }

 private:
  ProbeDef def_;
  Maker make_;
};
inline std::unique_ptr<Probe> MakeProbe(ProbeDef def, ProbeOf::Maker make) { return std::make_unique<ProbeOf>(std::move(def), std::move(make)); }

inline Interest Everything() { return {.anything = true}; }

// Says one window: its offset, bytes and whether the artifact ends with it.
inline std::unique_ptr<Probe> MakeHeadProbe(uint64_t bytes, Interest interest = Everything()) {
  return MakeSimpleProbe({.id = "head", .interest = std::move(interest), .appetite = Head{bytes}}, [](const Artifact&, const Window& window, Sink& sink) {
    sink.Found("head", std::string(window.text()), {.offset = window.offset, .length = window.bytes.size()}, {{"last", window.last ? "yes" : "no"}});
  });
}

// Says the digest of all bytes, and every place where "needle" stands: the same for any windows if overlaps are as promised.
inline std::unique_ptr<Probe> MakeNeedleProbe(bool split, std::string_view id = "needle") {
  static constexpr std::string_view kNeedle = "needle";
  class NeedleSession final : public Session {
   public:
    void Feed(const Window& window, Sink& sink) override {
      const std::string_view text = window.text();
      for (size_t at = text.find(kNeedle); at != text.npos; at = text.find(kNeedle, at + 1))
        if (at + kNeedle.size() > window.overlap) sink.Found("needle", "", {.offset = window.offset + at, .length = kNeedle.size()});
      bytes_ += text.substr(window.overlap);
      lasts_ += window.last;
    }
    void Absorb(Session& later, Sink&) override {
      auto& other = static_cast<NeedleSession&>(later);
      bytes_ += other.bytes_;
      lasts_ += other.lasts_;
    }
    void Finish(Sink& sink) override {
      sink.Found("all", Sha256Of(bytes_).Hex(), {}, {{"bytes", std::to_string(bytes_.size())}, {"lasts", std::to_string(lasts_)}});
    }

   private:
    std::string bytes_;
    int lasts_ = 0;
  };
  return MakeProbe({.id = id, .interest = Everything(), .appetite = Stream{.overlap = kNeedle.size() - 1, .split = split}},
                   [](const Artifact&) { return std::make_unique<NeedleSession>(); });
}

// Asks for the given ranges, one after the other, and says what it was shown.
inline std::unique_ptr<Probe> MakeRangesProbe(std::vector<Range> ranges, uint64_t budget = uint64_t{1} << 30, Interest interest = Everything()) {
  class RangesSession final : public Session {
   public:
    explicit RangesSession(const std::vector<Range>& ranges) : ranges_(ranges) {}
    std::optional<Range> Next() override { return next_ < ranges_.size() ? std::optional(ranges_[next_++]) : std::nullopt; }
    void Feed(const Window& window, Sink& sink) override {
      sink.Found("range", Sha256Of(window.text()).Hex().substr(0, 16), {.offset = window.offset, .length = window.bytes.size()},
                 {{"last", window.last ? "yes" : "no"}});
    }
    void Finish(Sink& sink) override { sink.Found("range.done", ""); }

   private:
    const std::vector<Range>& ranges_;
    size_t next_ = 0;
  };
  return MakeProbe({.id = "ranges", .interest = std::move(interest), .appetite = Ranges{budget}},
                   [plan = std::move(ranges)](const Artifact&) { return std::make_unique<RangesSession>(plan); });
}

// Every field of every record and every piece of evidence, a line each.
inline std::string TextOf(const Observations& seen) {
  std::string text = fmt::format("{} complete={} bytes={}\n", seen.release, seen.complete, seen.bytes_read);
  for (const FileRecord& file : seen.files)
    text += fmt::format("file {}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}\n", file.source, file.path, file.member, NameOf(file.state), file.size, file.sha256.Hex(),
                        file.type, file.kind, file.language, file.text, file.committed, file.note);
  for (const Evidence& evidence : seen.evidence) {
    text += fmt::format("evidence {}|{}|{}|{}+{}:{}|{}|{}|{}|{}", evidence.file, evidence.probe, evidence.version, evidence.at.offset, evidence.at.length,
                        evidence.at.line, NameOf(evidence.outcome), evidence.key, evidence.value, evidence.excerpt);
    for (const Field& field : evidence.fields) text += fmt::format("|{}={}", field.name, field.value);
    text += '\n';
  }
  return text;
}

inline Result<Observations> TryScan(const std::string& what, const FileSystem& files, const Probes& probes = {}, const ScanOptions& options = {}) {
  DAY_TRY_ASSIGN(const Release release, OpenRelease(what, files, options.limits));
  return Scan(release, probes, options);
}
inline Observations ScanOf(const std::string& what, const FileSystem& files, const Probes& probes = {}, const ScanOptions& options = {}) {
  auto seen = TryScan(what, files, probes, options);
  EXPECT_TRUE(seen.has_value()) << (seen ? "" : seen.error().message);
  return seen ? std::move(*seen) : Observations{};
}

// The record of a path, and member if it is one; an empty one with a note when there is none.
inline FileRecord FileOf(const Observations& seen, std::string_view path, std::string_view member = "") {
  for (const FileRecord& file : seen.files)
    if (file.path == path && file.member == member) return file;
  return {.state = FileState::kUnreadable, .note = "no such record"};
}

// The evidence of a file and key as "value field=… field=…", in order.
inline std::vector<std::string> Said(const Observations& seen, std::string_view path, std::string_view key, std::string_view member = "") {
  std::vector<std::string> said;
  for (const Evidence& evidence : seen.evidence) {
    const FileRecord& file = seen.files[evidence.file];
    if (file.path != path || file.member != member || evidence.key != key) continue;
    std::string text = evidence.value;
    for (const Field& field : evidence.fields) text += fmt::format("{}{}={}", text.empty() ? "" : " ", field.name, field.value);
    said.push_back(std::move(text));
  }
  return said;
}

// Bytes that differ everywhere, with needles in them.
inline std::string BytesOf(size_t size, uint32_t seed = 1) {
  std::string bytes(size, '\0');
  uint32_t state = seed * 2654435761U + 1;
  for (char& byte : bytes) byte = static_cast<char>((state = state * 1664525U + 1013904223U) >> 24);
  for (size_t at = 1'000 + seed; at + 6 < size; at += 60'013) bytes.replace(at, 6, "needle");
  return bytes;
}

}  // namespace day
