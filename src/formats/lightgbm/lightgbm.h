// A LightGBM model: text of settings and trees.
//
// Format: https://github.com/microsoft/LightGBM, src/boosting/gbdt_model_text.cpp: the line "tree", lines of key=value, an empty line, per tree
// "Tree=N", lines of key=value and empty lines, the line "end of trees", and then what readers of numbers need not: importances, the parameters of
// the training, and categories that pandas had, as JSON. tree_sizes of the first part has as many numbers as there are trees.
// Pure; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <string_view>

#include "bytes/cursor.h"

namespace day {

struct LightGbmModel {
  uint64_t trees = 0, leaves = 0;
};

bool LooksLikeLightGbm(std::string_view head);
std::expected<LightGbmModel, Malformed> ParseLightGbm(std::string_view text);

}  // namespace day
