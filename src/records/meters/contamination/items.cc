#include "records/meters/contamination/items.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/json.h"
#include "text/utf8.h"

namespace day::records {
namespace {

constexpr std::array<std::string_view, 11> kUsualFields = {"question", "prompt",   "problem", "instruction", "query",  "goal",
                                                           "ctx",      "sentence", "text",    "input",       "content"};

// limit: values of one JSON document; larger sets come as JSON Lines.
constexpr uint64_t kMostValues = 20'000'000;

std::string ItemOf(const Value& value, std::span<const std::string> fields) {
  if (value.is_string()) return value.string();
  std::string item;
  if (!fields.empty()) {
    for (const std::string& field : fields)
      if (const Value* part = value.Find(field); part && !part->ScalarText().empty()) item += (item.empty() ? "" : "\n") + part->ScalarText();
    return item;
  }
  for (const std::string_view field : kUsualFields)
    if (const std::string& text = value[field].string(); !text.empty()) return text;
  for (const auto& [key, part] : value.members())
    if (part.string().size() > item.size()) item = part.string();
  return item;
}

// The list that a document is, or that it holds: the longest.
const Value* ListOf(const Value& document) {
  if (document.is_array()) return &document;
  const Value* longest = nullptr;
  for (const auto& [key, value] : document.members())
    if (value.is_array() && (!longest || value.items().size() > longest->items().size())) longest = &value;
  return longest;
}

class ItemsReader {
 public:
  ItemsReader(std::string_view benchmark, std::span<const std::string> fields, BenchmarkSet& set) : benchmark_(benchmark), fields_(fields), set_(set) {}

  Status Take(const Value& value) {
    const std::string item = ItemOf(value, fields_);
    return item.empty() ? Status() : Take(item);
  }
  Status Take(std::string_view item) {
    ++taken_;
    return set_.Add(benchmark_, item);
  }
  Status TakeList(const Value& list) {
    for (const Value& value : list.items()) DAY_TRY(Take(value));
    return {};
  }
  Status TakeLines(std::string_view text, bool json) {
    for (size_t number = 1; !text.empty(); ++number) {
      const size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = TrimAscii(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
      if (line.empty()) continue;
      if (!json) {
        DAY_TRY(Take(line));
        continue;
      }
      const Result<Value> value = ParseJson(line);
      if (!value) return MakeError(ErrorKind::kInvalid, fmt::format("{}: line {} is no JSON: {}", benchmark_, number, ReasonOf(value.error())));
      DAY_TRY(Take(*value));
    }
    return {};
  }
  Result<size_t> Finish() const {
    if (taken_ == 0 && !fields_.empty())
      return MakeError(ErrorKind::kNotFound, fmt::format("{}: no item has a field {}", benchmark_, fmt::join(fields_, " or ")));
    return taken_;
  }

 private:
  std::string_view benchmark_;
  std::span<const std::string> fields_;
  BenchmarkSet& set_;
  size_t taken_ = 0;
};

}  // namespace

Result<size_t> AddItems(std::string_view benchmark, std::string_view bytes, std::span<const std::string> fields, BenchmarkSet& set) {
  if (bytes.starts_with("DAYPART\n")) {
    DAY_TRY_ASSIGN(const BenchmarkSet hashes, BenchmarkSet::Load(bytes));
    DAY_TRY(set.Add(hashes));
    return hashes.items().size();
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string_view text = TrimAscii(bytes);
  ItemsReader reader(benchmark, fields, set);
  const bool object = text.starts_with('{');
  if (object || text.starts_with('[')) {
    // One document, or one a line: a line that is whole says which.
    const std::string_view first = text.substr(0, text.find('\n'));
    if (!object || first.size() == text.size() || !ParseJson(first)) {
      if (const Result<Value> document = ParseJson(text, {.max_nodes = kMostValues})) {
        if (const Value* list = ListOf(*document)) {
          DAY_TRY(reader.TakeList(*list));
        } else {
          DAY_TRY(reader.Take(*document));
        }
        return reader.Finish();
      }
    }
    if (object) {
      DAY_TRY(reader.TakeLines(text, true));
      return reader.Finish();
    }
  }
  DAY_TRY(reader.TakeLines(text, false));
  return reader.Finish();
}

}  // namespace day::records
