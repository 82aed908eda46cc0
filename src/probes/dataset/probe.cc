// Data files that are text by lines: their format and how many records they hold.
#include "probe/probe.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace day::probes::dataset {
namespace {

bool CountsLines(std::string_view type) { return type == "jsonl" || type == "csv" || type == "tsv"; }

// Counts lines. Windows of one file may go to several sessions: whether the last line of one window
// goes on in the next is settled in Absorb.
class DatasetSession final : public Session {
 public:
  explicit DatasetSession(const Artifact& artifact) : type_(artifact.type), counts_(CountsLines(artifact.type)) {}

  void Feed(const Window& window, Sink&) override {
    if (!counts_) return;
    std::string_view text = window.text().substr(std::min(window.overlap, window.bytes.size()));
    if (text.empty()) return;
    if (!any_) {
      any_ = true;
      if (window.offset + window.overlap == 0) header_ = std::string(text.substr(0, std::min(text.find('\n'), kMaxHeader)));
    }
    breaks_ += static_cast<uint64_t>(std::count(text.begin(), text.end(), '\n'));
    ends_in_break_ = text.back() == '\n';
  }

  void Absorb(Session& later, Sink&) override {
    auto& other = static_cast<DatasetSession&>(later);
    if (!other.any_) return;
    breaks_ += other.breaks_;
    ends_in_break_ = other.ends_in_break_;
    any_ = true;
  }

  void Finish(Sink& sink) override {
    std::vector<Field> fields;
    if (counts_) {
      uint64_t rows = breaks_ + (any_ && !ends_in_break_ ? 1 : 0);
      if (type_ != "jsonl" && rows > 0) --rows;  // the first line of CSV and TSV names the columns
      fields.push_back({"rows", fmt::format("{}", rows)});
      if (type_ != "jsonl") fields.push_back({"columns", header_});
    }
    sink.Found("data.format", std::string(type_), {}, std::move(fields));
  }

 private:
  static constexpr size_t kMaxHeader = 400;
  std::string_view type_;
  bool counts_;
  bool any_ = false, ends_in_break_ = false;
  uint64_t breaks_ = 0;
  std::string header_;
};

class DatasetProbe final : public Probe {
 public:
  const ProbeDef& def() const override { return def_; }
  std::unique_ptr<Session> Start(const Artifact& artifact) const override {
    if (artifact.type == "parquet") return nullptr;  // the probe `parquet` reads its footer
    return std::make_unique<DatasetSession>(artifact);
  }

 private:
  ProbeDef def_ = {.id = "dataset",
                   .question = "Which format has a data file, and how many records does it hold?",
                   .interest = {.kinds = {"data"}},
                   .appetite = Stream{.overlap = 0, .split = true}};
};

}  // namespace

std::unique_ptr<Probe> Make() { return std::make_unique<DatasetProbe>(); }

}  // namespace day::probes::dataset
