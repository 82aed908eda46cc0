// Figures of a training that a sentence states: hours, hardware, tokens, emissions, parameters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "probes/card/card_words.h"

namespace day::card {

struct StatedFigure {
  std::string_view name;  // hours, emissions, tokens, parameters, hardware
  std::string value;      // as written: "14.8T tokens", "2048 H800 GPUs"
  size_t offset = 0;      // in the sentence
};

// `of_training`: what stands around the sentence speaks of training already. At most one figure per name and unit word. Linear.
std::vector<StatedFigure> ParseStated(const Words& words, std::string_view sentence, bool of_training);

}  // namespace day::card
