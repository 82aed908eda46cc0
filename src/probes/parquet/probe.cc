// Parquet files: how many rows, which columns; from the footer alone.
#include "probe/probe.h"

#include <fmt/format.h>

#include "formats/parquet/parquet.h"

namespace day::probes::parquet {
namespace {

constexpr uint64_t kTail = 8;
constexpr uint64_t kBudget = uint64_t{16} << 20;  // limit: bytes of a footer that is read
constexpr size_t kColumnsShown = 64;

class ParquetSession final : public Session {
 public:
  explicit ParquetSession(const Artifact& artifact) : size_(artifact.size) {}

  std::optional<Range> Next() override {
    if (step_ == 0 && size_ >= kTail) return Range{size_ - kTail, kTail};
    if (step_ == 1) return Range{size_ - kTail - length_, length_};
    return std::nullopt;
  }

  void Feed(const Window& window, Sink& sink) override {
    if (step_ == 0) {
      const auto length = ParseParquetTail(window.text(), size_);
      step_ = length ? 1 : 2;
      if (!length) return sink.Malformed("data.format", length.error().offset, length.error().rule);
      length_ = *length;
      if (length_ > kBudget - kTail) {
        step_ = 2;
        sink.Skipped("data.format", "parquet-footer-bytes");
      }
      return;
    }
    step_ = 2;
    const auto footer = ParseParquetMetadata(window.text(), window.offset);
    if (!footer) return sink.Malformed("data.format", footer.error().offset, footer.error().rule);
    std::string columns;
    for (size_t i = 0; i < footer->columns.size() && i < kColumnsShown; ++i) columns += (i ? ", " : "") + footer->columns[i];
    sink.Found("data.format", "parquet", {.offset = window.offset, .length = length_}, {{"rows", fmt::format("{}", footer->rows)}, {"columns", columns}});
  }

 private:
  uint64_t size_, length_ = 0;
  int step_ = 0;  // 0 wants the tail, 1 the metadata, 2 nothing
};

class ParquetProbe final : public Probe {
 public:
  const ProbeDef& def() const override { return def_; }
  std::unique_ptr<Session> Start(const Artifact& artifact) const override { return std::make_unique<ParquetSession>(artifact); }

 private:
  ProbeDef def_ = {.id = "parquet",
                   .question = "How many rows and which columns does a Parquet file hold?",
                   .interest = {.types = {"parquet"}, .min_size = 12},
                   .appetite = Ranges{kBudget}};
};

}  // namespace

std::unique_ptr<Probe> Make() { return std::make_unique<ParquetProbe>(); }

}  // namespace day::probes::parquet
