#include "formats/xgboost/xgboost.h"

#include <algorithm>

#include "bytes/stream_reader.h"

namespace day {
namespace {

constexpr std::string_view kMagic = "binf";
constexpr uint64_t kLearner = 136, kTrees = 160, kTree = 148, kLinear = 136;  // bytes of the blocks of settings
constexpr uint64_t kNode = 20, kNodeStatistics = 16, kFloat = 4;
constexpr uint64_t kMaxName = 64;        // limit: bytes of the objective's and the booster's name
constexpr uint64_t kMaxTexts = 1 << 20;  // limit: bytes of attributes and metrics together
constexpr uint64_t kMaxAttributes = 100'000;
constexpr int32_t kMaxTrees = 10'000'000;  // limit: trees

bool IsBooster(std::string_view name) { return name == "gbtree" || name == "dart" || name == "gblinear"; }

bool IsObjective(std::string_view name) {
  return !name.empty() &&
         std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ':' || c == '_' || c == '-'; });
}

class Reader {
 public:
  explicit Reader(const RandomBytes& bytes) : in_(bytes) {}

  std::expected<XgboostModel, Malformed> Read() {
    if (!Learner() || !Booster() || !Texts()) return std::unexpected(in_.error());
    model_.end = in_.offset();
    return std::move(model_);
  }

 private:
  bool String(uint64_t max, std::string& text) {
    uint64_t length = 0;
    return in_.ReadLittle(length) && in_.ReadText(length, max, text);
  }

  bool Learner() {
    std::string magic;
    if (!in_.ReadText(kMagic.size(), kMagic.size(), magic)) return false;
    // Without the magic these were the base score.
    const uint64_t read = magic == kMagic ? 0 : kMagic.size();
    int32_t attributes = 0, metrics = 0;
    if (!in_.Skip(12 - read) || !in_.ReadLittle(attributes) || !in_.ReadLittle(metrics) || !in_.ReadLittle(major_) || !in_.Skip(kLearner - 24)) return false;
    has_attributes_ = attributes != 0;
    has_metrics_ = metrics != 0;
    if (!String(kMaxName, model_.objective) || !String(kMaxName, model_.booster)) return false;
    if (!IsObjective(model_.objective)) return in_.Fail("has no objective");
    return IsBooster(model_.booster) || in_.Fail("has a booster that there is not");
  }

  bool Booster() {
    if (model_.booster == "gblinear") return in_.Skip(kLinear) && Floats(model_.weights);
    int32_t trees = 0;
    if (!in_.ReadLittle(trees) || !in_.Skip(kTrees - 4)) return false;
    if (trees < 0 || trees > kMaxTrees) return in_.Fail("states a count of trees that cannot be");
    for (int32_t i = 0; i < trees; ++i)
      if (!Tree()) return false;
    model_.trees = static_cast<uint64_t>(trees);
    uint64_t dropped = 0;
    return in_.SkipItems(model_.trees, 4) && (model_.booster != "dart" || trees == 0 || Floats(dropped));
  }

  bool Tree() {
    int32_t nodes = 0, values = 0;
    if (!in_.Skip(4) || !in_.ReadLittle(nodes) || !in_.Skip(12) || !in_.ReadLittle(values) || !in_.Skip(kTree - 24)) return false;
    if (nodes <= 0) return in_.Fail("has a tree without a node");
    const auto count = static_cast<uint64_t>(nodes);
    model_.nodes += count;
    uint64_t leaves = 0;
    return in_.SkipItems(count, kNode + kNodeStatistics) && (values == 0 || major_ > 0 || Floats(leaves));
  }

  bool Floats(uint64_t& count) { return in_.ReadLittle(count) && in_.SkipItems(count, kFloat); }

  bool Texts() {
    if (has_attributes_ && !ListOfTexts(2)) return false;
    if (model_.objective == "count:poisson" && in_.remaining() > 0 && !Text()) return false;
    return !has_metrics_ || ListOfTexts(1);
  }

  bool ListOfTexts(int each) {
    uint64_t count = 0;
    if (!in_.ReadLittle(count)) return false;
    if (count > kMaxAttributes) return in_.Fail("has more attributes than the limit allows");
    for (uint64_t i = 0; i < count; ++i)
      for (int k = 0; k < each; ++k)
        if (!Text()) return false;
    return true;
  }

  bool Text() {
    std::string text;
    if (!String(kMaxTexts - model_.texts.size(), text)) return false;
    model_.texts.append(text, 0, text.size()).push_back('\n');
    return model_.texts.size() < kMaxTexts || in_.Fail("a text is longer than its limit");
  }

  StreamReader in_;
  XgboostModel model_;
  uint32_t major_ = 0;
  bool has_attributes_ = false, has_metrics_ = false;
};

}  // namespace

bool LooksLikeXgboost(std::string_view head) {
  if (head.starts_with(kMagic)) head.remove_prefix(kMagic.size());
  Cursor cursor(head);
  uint64_t length = 0;
  std::string_view objective, booster;
  return cursor.Skip(kLearner) && cursor.ReadLittle(length) && length <= kMaxName && cursor.ReadText(length, objective) && IsObjective(objective) &&
         cursor.ReadLittle(length) && length <= kMaxName && cursor.ReadText(length, booster) && IsBooster(booster);
}

std::expected<XgboostModel, Malformed> ReadXgboost(const RandomBytes& bytes) { return Reader(bytes).Read(); }

}  // namespace day
