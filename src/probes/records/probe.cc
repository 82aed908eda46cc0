// What data hold that concerns people or opens doors, and in which languages they are; of every other text whether secrets stand in it.
#include "probe/probe.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "metadata/name_license.h"
#include "records/stream/stream_meter.h"

namespace day::probes::records {
namespace {

namespace meters = day::records;

constexpr size_t kMostLanguages = 20;  // limit: of a file, in evidence

meters::StreamKind KindOf(const Artifact& artifact) {
  if (artifact.type == "parquet") return meters::StreamKind::kParquet;
  if (artifact.type == "arrow" || artifact.type == "arrow-stream") return meters::StreamKind::kArrow;
  for (const std::string_view type : {"jsonl", "json-records", "csv", "tsv"})
    if (artifact.type == type) return meters::StreamKind::kData;
  return meters::StreamKind::kCode;
}

class RecordsSession final : public Session {
 public:
  RecordsSession(meters::StreamKit& kit, const Artifact& artifact) : kind_(KindOf(artifact)), meter_(kit, kind_, artifact.name) {}

  void Feed(const Window& window, Sink&) override { meter_.Feed(window.text().substr(std::min(window.overlap, window.bytes.size()))); }

  void Finish(Sink& sink) override {
    const meters::StreamFigures figures = meter_.Finish();
    if (!figures.trouble.empty()) sink.Malformed("data.measured", 0, figures.trouble);
    if (figures.bytes == 0) return;
    if (kind_ != meters::StreamKind::kCode) {
      std::string languages;
      for (size_t i = 0; i < std::min(figures.languages.size(), kMostLanguages); ++i)
        languages += fmt::format("{}{} {}", i == 0 ? "" : ", ", figures.languages[i].code, figures.languages[i].texts);
      sink.Found("data.measured", figures.format, {},
                 {{"records", fmt::format("{}", figures.records)},
                  {"broken", fmt::format("{}", figures.broken)},
                  {"bytes", fmt::format("{}", figures.bytes)},
                  {"whole", figures.whole ? "yes" : "no"},
                  {"tokens", fmt::format("{}", figures.tokens)},
                  {"texts", fmt::format("{}", figures.texts)},
                  {"uncertain", fmt::format("{}", figures.uncertain)},
                  {"languages", languages},
                  {"compared", fmt::format("{}", figures.compared)},
                  {"copies", fmt::format("{}", figures.copies)},
                  {"words", fmt::format("{}", figures.words)}});
      for (const auto& copy : figures.copy_places) SayCopy(copy, figures.format, sink);
      SayLicenses(figures, sink);
    }
    for (const meters::FoundKind& found : figures.kinds) {
      const std::string key = found.meter == "pii" ? "personal" : "secret";
      for (size_t i = 0; i < found.places.size(); ++i) {
        const auto& place = found.places[i];
        std::vector<Field> fields = {{"look", place.look}, {"validity", place.validity}};
        if (meters::IsTable(kind_)) fields.push_back({"record", fmt::format("{}", place.record + 1)});
        if (i == 0)
          fields.insert(fields.end(), {{"title", found.title},
                                       {"valid", fmt::format("{}", found.valid)},
                                       {"telling", fmt::format("{}", found.telling)},
                                       {"plausible", fmt::format("{}", found.plausible)},
                                       {"invalid", fmt::format("{}", found.invalid)}});
        sink.Found(key + (i == 0 ? ".found" : ".place"), found.type, {.offset = place.offset, .length = place.length, .line = place.line}, std::move(fields));
      }
    }
  }

 private:
  // Records from 1, as people count them. In JSON Lines each has a line.
  static void SayCopy(const meters::StreamFigures::Copy& copy, std::string_view format, Sink& sink) {
    Location at;
    if (format == "jsonl") at.line = at.last_line = static_cast<uint32_t>(std::min<uint64_t>(copy.record + 1, UINT32_MAX));
    sink.Found("data.copy", fmt::format("{}", copy.record + 1), at, {{"of", fmt::format("{}", copy.of + 1)}});
  }

  // By the licenses that the values name, so that nothing else that such a field may hold is shown.
  static void SayLicenses(const meters::StreamFigures& figures, Sink& sink) {
    struct Named {
      std::string_view license_class;
      uint64_t records = 0;
    };
    std::map<std::string, Named> licenses;
    uint64_t listed = 0;
    for (const auto& license : figures.licenses) {
      const auto named = metadata::NameLicense(license.value);
      Named& one = licenses[named ? named->expression : std::string()];
      if (named && !named->expression.empty()) one.license_class = NameOf(named->license_class);
      one.records += license.records;
      listed += license.records;
    }
    if (listed < figures.licensed) licenses[""].records += figures.licensed - listed;
    for (const auto& [expression, one] : licenses) {
      std::vector<Field> fields = {{"records", fmt::format("{}", one.records)}};
      if (!one.license_class.empty()) fields.push_back({"class", std::string(one.license_class)});
      sink.Found("data.license", expression, {}, std::move(fields));
    }
  }

  const meters::StreamKind kind_;
  meters::StreamMeter meter_;
};

class RecordsProbe final : public Probe {
 public:
  const ProbeDef& def() const override { return def_; }
  std::unique_ptr<Session> Start(const Artifact& artifact) const override { return std::make_unique<RecordsSession>(kit_, artifact); }

 private:
  ProbeDef def_ = {.id = "records",
                   .question = "Do data hold personal data, do files hold secrets, and which languages are the data in?",
                   .interest = {.types = {"parquet", "arrow", "arrow-stream"}, .any_text = true},
                   .appetite = Stream{}};
  mutable meters::StreamKit kit_;  // any thread
};

}  // namespace

std::unique_ptr<Probe> Make() { return std::make_unique<RecordsProbe>(); }

}  // namespace day::probes::records
