// What the names, types and shapes of a model's tensors tell of it: how many layers, how wide, how many words it knows, how many experts.
//
// Counted from headers alone, one tensor after the other, so that the files of a sharded model add up to one. Which names mean what is
// knowledge/model-facts.yaml; a name that it does not know counts as a parameter and tells nothing. Pure; a value; any thread may have its own.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace day {

class TensorFacts {
 public:
  // `shape` has the outermost extent first; `elements` is their product. All sums saturate.
  void Add(std::string_view name, std::string_view dtype, std::span<const uint64_t> shape, uint64_t elements);
  // The facts of another file of the same model.
  void Merge(const TensorFacts& other);

  // For evidence, which holds texts: what is zero or empty is left out. FromFields takes back what Fields gave, and of anything else what it can.
  std::vector<std::pair<std::string, std::string>> Fields() const;
  static TensorFacts FromFields(const std::function<std::string_view(std::string_view name)>& get);

  uint64_t tensors() const { return tensors_; }
  uint64_t parameters() const { return parameters_; }
  // Of the parameters those of token embeddings and of an output head of the same size: what "non-embedding parameters" leave out.
  uint64_t embedding_parameters() const;
  uint64_t optimizer_elements() const { return optimizer_; }
  // Parameters that one token passes through, where `used` of the routed experts are. Nothing where no experts were seen, or elements are no parameters.
  std::optional<uint64_t> ActiveParameters(uint64_t used) const;
  uint64_t vocabulary() const { return embedding_.rows; }  // rows of the token embedding; 0 where there is none
  uint64_t width() const { return embedding_.columns; }
  bool width_is_stored() const { return embedding_.plain; }  // false: of blocks or packed numbers, whose shape is another
  uint64_t positions() const;                                // rows of a learned position embedding beside that of the tokens
  // Layers of the stack that stands beside the token embedding; without one, of the largest.
  uint64_t layers() const;
  bool HasStackOf(uint64_t least, uint64_t most) const;  // layers
  uint64_t experts() const { return experts_; }          // of a layer
  // Of low-rank adapters: the least and the greatest rank, and what modules they are put to.
  // False of a model that brings some beside its own weights.
  bool adapts() const { return rank_most_ > 0 && adapter_ >= parameters_ / 2; }
  uint64_t rank_least() const { return rank_least_; }
  uint64_t rank_most() const { return rank_most_; }
  std::string RankText() const;  // "16", "8 to 16"
  const std::set<std::string>& targets() const { return targets_; }
  std::string_view dtype() const;  // of most parameters; "" of none
  // Elements are not the model's parameters: several share one, as integers of 8 or 32 bits.
  bool packed() const;

 private:
  struct Matrix {
    uint64_t rows = 0, columns = 0;
    std::string beside;  // the part of its name before its own
    bool plain = false;
    uint64_t elements() const;
    std::string Text() const;
    static Matrix FromText(std::string_view text);
    bool IsLargerThan(const Matrix& other) const { return elements() > other.elements(); }
  };
  struct Stack {
    uint64_t layers = 0, parameters = 0;
  };
  void AddLayers(std::span<const std::string_view> parts, std::string_view name, uint64_t elements);
  void AddExperts(std::span<const std::string_view> parts, std::span<const uint64_t> shape, uint64_t elements);
  void AddAdapter(std::span<const std::string_view> parts, std::span<const uint64_t> shape, uint64_t elements);
  void AddMatrix(std::span<const std::string_view> parts, std::string_view dtype, std::span<const uint64_t> shape);
  void KeepPositions(Matrix seen);
  void KeepRank(uint64_t rank);

  uint64_t tensors_ = 0, parameters_ = 0, routed_ = 0, optimizer_ = 0, adapter_ = 0, experts_ = 0, rank_least_ = 0, rank_most_ = 0;
  Matrix embedding_, head_;  // the largest of each
  std::vector<Matrix> positions_;
  std::map<std::string, Stack, std::less<>> stacks_;  // by the part of the names before the number
  std::set<std::string> targets_;
  std::map<std::string, uint64_t> by_dtype_;
};

}  // namespace day
