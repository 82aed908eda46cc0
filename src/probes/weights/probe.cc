// Weight files: which format, which role, what model; and the indexes that name shards.
#include "probe/probe.h"

#include <fmt/format.h>

#include <map>
#include <memory>

#include "probes/weights/load_session.h"
#include "text/json.h"

namespace day::probes::weights {
namespace {

constexpr uint64_t kBudget = uint64_t{96} << 20;    // limit: bytes that are read of one file
constexpr uint64_t kMaxIndex = uint64_t{16} << 20;  // limit: bytes of a shard index
constexpr size_t kMaxShards = 4'096;                // limit: shard names kept

class IndexSession final : public Session {
 public:
  explicit IndexSession(const Artifact& artifact) : size_(artifact.size) {}
  std::optional<Range> Next() override { return done_ ? std::nullopt : std::optional(Range{0, size_}); }
  void Feed(const Window& window, Sink& sink) override {
    done_ = true;
    const Result<Value> index = ParseJson(window.text());
    if (!index || !(*index)["weight_map"].is_object()) return sink.Malformed("weights.index", 0, "is not a JSON object with a weight_map");
    std::map<std::string, uint32_t> shards;  // name → line where it is first named
    for (const auto& [tensor, shard] : (*index)["weight_map"].members())
      if (shard.is_string() && shards.size() < kMaxShards) shards.try_emplace(shard.string(), shard.line);
    std::string names;
    for (const auto& [name, line] : shards) names += (names.empty() ? "" : "|") + name;
    const Value& total = (*index)["metadata"]["total_size"];
    sink.Found("weights.index", fmt::format("{}", shards.size()), {.line = (*index)["weight_map"].line},
               {{"shards", names}, {"total_size", total.is_number() ? fmt::format("{:.0f}", total.number()) : ""}});
  }

 private:
  uint64_t size_;
  bool done_ = false;
};

class WeightsProbe final : public Probe {
 public:
  const ProbeDef& def() const override { return def_; }
  std::unique_ptr<Session> Start(const Artifact& artifact) const override {
    if (artifact.type == "git-lfs-pointer") return nullptr;
    if (artifact.name.ends_with(".index.json")) {
      if (artifact.size > kMaxIndex) return nullptr;
      return std::make_unique<IndexSession>(artifact);
    }
    return MakeLoadSession(artifact);
  }

 private:
  ProbeDef def_ = {.id = "weights",
                   .version = 4,
                   .question = "Which weights are there, in which format, what model are they, and what would loading them do?",
                   .interest = {.names = {"*.safetensors.index.json", "*.bin.index.json"}, .kinds = {"weights"}, .min_size = 1},
                   .appetite = Ranges{kBudget}};
};

}  // namespace

std::unique_ptr<Probe> Make() { return std::make_unique<WeightsProbe>(); }

}  // namespace day::probes::weights
