// An XGBoost model in the binary form that came before JSON and UBJSON: settings, trees or weights, attributes.
//
// Format: https://github.com/dmlc/xgboost at 1.7, src/learner.cc (LearnerModelParamLegacy, LearnerIO::Load), src/gbm/gbtree_model.cc, src/tree/tree_model.cc,
// src/gbm/gblinear_model.cc. All little-endian; a string or a list is a length of 8 bytes and its items:
//   "binf"                      left out by versions before 1.0
//   136 bytes                   base score (float), features, classes, whether attributes follow, whether metrics follow, version (two), targets, reserved
//   string, string              the objective ("binary:logistic"); the booster ("gbtree", "dart", "gblinear")
//   gbtree, dart: 160 bytes     trees (int32) first; each tree: 148 bytes (nodes: the second int32; values a leaf: the sixth), 20 and 16 bytes a node, and
//   before
//                               1.0 for leaves of several values a list of floats; then an int32 for each tree; dart: a list of floats where there are trees
//   gblinear: 136 bytes         and a list of floats
//   attributes                  pairs of strings; metrics: strings. Before 1.0 "count:poisson" has one string more between them.
// Nothing in it is code. Bounds: counts are stepped over, not held; texts up to 1 MiB together. Pure; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

struct XgboostModel {
  std::string objective, booster;
  uint64_t trees = 0, nodes = 0, weights = 0;
  std::string texts;  // of attributes and metrics, a line each
  uint64_t end = 0;   // of the model; what follows is none of it
};

// By its beginning: the objective and a booster that there is stand where they must.
bool LooksLikeXgboost(std::string_view head);
std::expected<XgboostModel, Malformed> ReadXgboost(const RandomBytes& bytes);

}  // namespace day
