#include "model/model_facts.h"

#include <fmt/format.h>

namespace day {
namespace {

constexpr size_t kShownTargets = 8;
constexpr size_t kLongestPhrase = 300;  // bytes; names in configurations may have any length

std::string Counted(std::string_view count, std::string_view noun) { return fmt::format("{} {}{}", count, noun, count == "1" ? "" : "s"); }

std::string TargetsInWords(const TensorFacts& tensors) {
  std::string words;
  size_t shown = 0;
  for (const std::string& target : tensors.targets()) {
    if (++shown > kShownTargets) return words + fmt::format(" and {} more", tensors.targets().size() - kShownTargets);
    words += (words.empty() ? "" : ", ") + target;
  }
  return words;
}

void Append(std::vector<ModelDifference>& all, std::string_view by, bool against_metadata, std::vector<FactDifference> differences) {
  for (FactDifference& difference : differences) all.push_back({by, against_metadata, std::move(difference)});
}

// "40 layers", "a width of 4096", "the type BF16"
std::string Phrase(std::string_view fact, std::string_view value) {
  if (fact == "layers") return Counted(value, "layer");
  if (fact == "experts") return Counted(value, "expert");
  if (fact == "experts_used") return fmt::format("{} in use", Counted(value, "expert"));
  if (fact == "dtype") return fmt::format("the type {}", value);
  if (fact == "architecture") return fmt::format("the architecture {}", value);
  if (fact == "rank" || fact == "targets") return fmt::format("{} {}", fact, value);
  return fmt::format("a {} of {}", fact, value);
}

}  // namespace

std::string RoundedCount(double count) {
  if (!(count < 1e15)) return fmt::format("{:.2g}", count);
  for (const auto& [scale, unit] : {std::pair{1e12, "T"}, {1e9, "B"}, {1e6, "M"}, {1e3, "K"}})
    if (count >= scale) return fmt::format("{:.3g} {}", count / scale, unit);
  return fmt::format("{:.3g}", count);
}

std::optional<uint64_t> ModelFacts::active_parameters() const { return whole && experts_used() > 0 ? tensors.ActiveParameters(experts_used()) : std::nullopt; }

std::string ModelFacts::InWords() const {
  std::string words;
  const auto add = [&](const std::string& phrase) { words += (words.empty() ? "" : ", ") + phrase.substr(0, kLongestPhrase); };
  if (tensors.adapts()) {
    add(fmt::format("adapter of rank {}", tensors.RankText()));
    if (!tensors.targets().empty()) add("on " + TargetsInWords(tensors));
    if (!adapter.base.empty()) add("for " + adapter.base);
    return words;
  }
  if (!architecture().empty()) add(std::string(architecture()));
  if (tensors.layers() > 0) add(Counted(std::to_string(tensors.layers()), "layer"));
  if (tensors.width() > 0 && tensors.width_is_stored()) add(fmt::format("width {}", tensors.width()));
  if (tensors.vocabulary() > 0) add(fmt::format("vocabulary {}", tensors.vocabulary()));
  if (words.empty()) return "";
  if (tensors.parameters() > 0 && !tensors.packed()) {
    const uint64_t embedding = tensors.embedding_parameters();
    add(fmt::format("{} parameters{}", RoundedCount(static_cast<double>(tensors.parameters())),
                    embedding > 0 ? fmt::format(" ({} of embeddings)", RoundedCount(static_cast<double>(embedding))) : ""));
  }
  if (tensors.experts() > 0 && whole) {
    std::string experts =
        experts_used() > 0 ? fmt::format("{} of {} experts", experts_used(), tensors.experts()) : Counted(std::to_string(tensors.experts()), "expert");
    if (const auto active = active_parameters()) experts += fmt::format(": {} parameters active", RoundedCount(static_cast<double>(*active)));
    add(experts);
  }
  if (context() > 0) add(fmt::format("context {}", context()));
  if (tensors.packed()) add("packed numbers");
  else if (!tensors.dtype().empty()) add("mostly " + std::string(tensors.dtype()));
  if (!config.quantization.empty()) add(fmt::format("quantized ({})", config.quantization));
  if (!tokenizer().empty() || token_ids > 0)
    add(fmt::format("tokenizer {}{}", tokenizer(), token_ids > 0 ? fmt::format("{}of {} tokens", tokenizer().empty() ? "" : " ", token_ids) : ""));
  if (chat_template()) add("chat template");
  if (step) add(fmt::format("step {}", *step));
  if (tensors.optimizer_elements() > 0) add(fmt::format("{} numbers of an optimizer", RoundedCount(static_cast<double>(tensors.optimizer_elements()))));
  return words;
}

std::vector<ModelDifference> DifferencesIn(const ModelFacts& facts) {
  std::vector<ModelDifference> all;
  if (facts.whole) {
    if (facts.tensors.adapts()) Append(all, "adapter-config", false, HoldAgainstTensors(facts.adapter, facts.tensors));
    else Append(all, "config", false, HoldAgainstTensors(facts.config, facts.tensors));
    if (!facts.tensors.adapts()) Append(all, "metadata", false, HoldAgainstTensors(facts.metadata, facts.tensors));
  }
  // A token without a row of the embedding cannot be read; rows without a token are padding.
  const uint64_t rows = facts.tensors.vocabulary();
  if (facts.whole && !facts.tensors.adapts() && rows > 0 && facts.tensors.width_is_stored() && facts.token_ids > rows)
    Append(all, "tokenizer", false, {{"vocabulary", std::to_string(facts.token_ids), std::to_string(rows)}});
  if (facts.type_is_its_own || facts.metadata.Any()) std::erase_if(all, [](const ModelDifference& one) { return one.difference.fact == "dtype"; });
  if (!facts.tensors.adapts()) Append(all, "config", true, HoldAgainstMetadata(facts.config, facts.metadata));
  return all;
}

std::string InWords(const ModelDifference& difference) {
  const auto& [fact, stated, found] = difference.difference;
  return fmt::format("{}; {} {}", Phrase(fact, stated), difference.against_metadata ? "the metadata of the weights has" : "the tensors have", found);
}

}  // namespace day
