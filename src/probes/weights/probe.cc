// Weight files: which format, how many parameters, which role; and the indexes that name shards.
#include "probe/probe.h"

#include <fmt/format.h>

#include <memory>

#include "formats/gguf/gguf.h"
#include "formats/safetensors/safetensors.h"
#include "knowledge/knowledge.h"
#include "probes/weights/load_session.h"
#include "probes/weights/role.h"
#include "text/json.h"

namespace day::probes::weights {
namespace {

constexpr uint64_t kBudget = uint64_t{96} << 20;      // limit: bytes of headers that are read of one file
constexpr uint64_t kMaxIndex = uint64_t{16} << 20;    // limit: bytes of a shard index
constexpr uint64_t kFirstGguf = uint64_t{256} << 10;  // bytes; most vocabularies end within 8 MiB, tried in steps of 4 ×
constexpr size_t kMaxShards = 4'096;                  // limit: shard names kept

std::string DtypesOf(const std::map<std::string, uint64_t>& by_dtype) {
  std::string text;
  for (const auto& [dtype, parameters] : by_dtype) text += fmt::format("{}{}:{}", text.empty() ? "" : ", ", dtype, parameters);
  return text;
}

void AddMetadata(std::vector<Field>& fields, const std::vector<std::pair<std::string, std::string>>& metadata) {
  for (const auto& [key, value] : metadata)
    for (std::string_view wanted : {"general.architecture", "general.name", "general.license", "general.license.link", "general.file_type",
                                    "general.base_model.0.name", "general.base_model.0.repo_url", "tokenizer.chat_template", "license", "format"})
      if (key == wanted && value.size() <= 1024) fields.push_back({"meta." + key, value});
}

// A session per kind of file; each asks for the ranges it needs and is done.
class SafetensorsSession final : public Session {
 public:
  explicit SafetensorsSession(const Artifact& artifact) : size_(artifact.size), role_(RoleOf(artifact.path)) {}
  std::optional<Range> Next() override {
    if (step_ == 0) return Range{0, 8};
    if (step_ == 1) return Range{8, length_};
    return std::nullopt;
  }
  void Feed(const Window& window, Sink& sink) override {
    if (step_ == 0) {
      const auto length = ParseSafetensorsLength(window.text(), size_);
      step_ = length ? 1 : 2;
      if (!length) return sink.Malformed("weights.format", length.error().offset, length.error().rule);
      length_ = *length;
      if (length_ + 8 > kBudget) {
        step_ = 2;
        sink.Skipped("weights.format", "safetensors-header-bytes");
      }
      return;
    }
    step_ = 2;
    const auto header = ParseSafetensorsHeader(window.text(), size_ - 8 - length_);
    if (!header) return sink.Malformed("weights.format", header.error().offset, header.error().rule);
    std::vector<Field> fields = {{"executes", "no"},
                                 {"tensors", fmt::format("{}", header->tensors)},
                                 {"parameters", fmt::format("{}", header->parameters)},
                                 {"dtypes", DtypesOf(header->parameters_by_dtype)},
                                 {"role", role_}};
    AddMetadata(fields, header->metadata);
    sink.Found("weights.format", "safetensors", {.offset = 0, .length = 8 + length_}, std::move(fields));
  }

 private:
  uint64_t size_, length_ = 0;
  std::string role_;
  int step_ = 0;
};

class GgufSession final : public Session {
 public:
  explicit GgufSession(const Artifact& artifact) : size_(artifact.size), role_(RoleOf(artifact.path)) {}
  std::optional<Range> Next() override {
    if (done_) return std::nullopt;
    return Range{0, want_};
  }
  void Feed(const Window& window, Sink& sink) override {
    const auto header = ParseGguf(window.text());
    if (!header && header.error().rule == kGgufNeedsMore && window.bytes.size() < size_ && spent_ + want_ + want_ * 4 <= kBudget) {
      spent_ += want_;
      want_ *= 4;
      return;
    }
    done_ = true;
    if (!header && header.error().rule == kGgufNeedsMore && window.bytes.size() < size_) return sink.Skipped("weights.format", "gguf-header-bytes");
    if (!header) return sink.Malformed("weights.format", header.error().offset, header.error().rule);
    std::vector<Field> fields = {{"executes", "no"},
                                 {"tensors", fmt::format("{}", header->tensors)},
                                 {"parameters", fmt::format("{}", header->parameters)},
                                 {"dtypes", DtypesOf(header->parameters_by_type)},
                                 {"role", IsQuantized(header->parameters_by_type) ? "quantized" : role_}};
    AddMetadata(fields, header->metadata);
    sink.Found("weights.format", "gguf", {}, std::move(fields));
  }

 private:
  static bool IsQuantized(const std::map<std::string, uint64_t>& by_type) {
    for (const auto& [type, parameters] : by_type)
      if (type.find('Q') != type.npos || type.starts_with("MXFP")) return true;
    return false;
  }
  uint64_t size_, want_ = kFirstGguf, spent_ = 0;
  std::string role_;
  bool done_ = false;
};

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

// One after the other over the same file.
class InTurn final : public Session {
 public:
  InTurn(std::unique_ptr<Session> first, std::unique_ptr<Session> second) : first_(std::move(first)), second_(std::move(second)) {}
  std::optional<Range> Next() override {
    if (first_) {
      if (const auto range = first_->Next()) return range;
      first_.reset();
    }
    return second_->Next();
  }
  void Feed(const Window& window, Sink& sink) override { (first_ ? first_ : second_)->Feed(window, sink); }

 private:
  std::unique_ptr<Session> first_, second_;
};

class WeightsProbe final : public Probe {
 public:
  const ProbeDef& def() const override { return def_; }
  std::unique_ptr<Session> Start(const Artifact& artifact) const override {
    if (artifact.type == "git-lfs-pointer") return nullptr;
    const auto then_load = [&](std::unique_ptr<Session> header) { return std::make_unique<InTurn>(std::move(header), MakeLoadSession(artifact, false)); };
    if (artifact.type == "safetensors") return then_load(std::make_unique<SafetensorsSession>(artifact));
    if (artifact.type == "gguf") return then_load(std::make_unique<GgufSession>(artifact));
    if (artifact.name.ends_with(".index.json")) {
      if (artifact.size > kMaxIndex) return nullptr;
      return std::make_unique<IndexSession>(artifact);
    }
    return MakeLoadSession(artifact, true);
  }

 private:
  ProbeDef def_ = {.id = "weights",
                   .version = 3,
                   .question = "Which weights are there, in which format, with how many parameters, and what would loading them do?",
                   .interest = {.names = {"*.safetensors.index.json", "*.bin.index.json"}, .kinds = {"weights"}, .min_size = 1},
                   .appetite = Ranges{kBudget}};
};

}  // namespace

std::unique_ptr<Probe> Make() { return std::make_unique<WeightsProbe>(); }

}  // namespace day::probes::weights
