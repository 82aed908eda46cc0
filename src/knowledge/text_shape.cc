#include "knowledge/text_shape.h"

#include <algorithm>

namespace day {
namespace {

constexpr size_t kLong = 3'800;  // bytes: a first object that does not end in a whole head; settings have shorter ones
constexpr std::string_view kBom = "\xEF\xBB\xBF";

void SkipSpace(std::string_view& text) { text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size())); }

// Removes a string literal at the front; false where there is none or it does not end.
bool SkipString(std::string_view& text, std::string_view* content = nullptr) {
  if (!text.starts_with('"')) return false;
  for (size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      if (content) *content = text.substr(1, i - 1);
      text.remove_prefix(i + 1);
      return true;
    }
  }
  return false;
}

// Removes an object at the front by its braces, strings respected; false where it does not end.
bool SkipObject(std::string_view& text) {
  size_t depth = 0;
  while (!text.empty()) {
    const char c = text.front();
    if (c == '"') {
      if (!SkipString(text)) return false;
      continue;
    }
    text.remove_prefix(1);
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return true;
  }
  return false;
}

bool Take(std::string_view& text, char c) {
  SkipSpace(text);
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

bool FirstKey(std::string_view object, std::string_view& key) {
  if (!Take(object, '{')) return false;
  SkipSpace(object);
  return SkipString(object, &key);
}

// Removes a string, a number or a word at the front; false for what holds others.
bool SkipScalar(std::string_view& text) {
  SkipSpace(text);
  if (text.starts_with('"')) return SkipString(text);
  const size_t size = std::min(text.find_first_of(",}] \t\r\n[{\""), text.size());
  text.remove_prefix(size);
  return size > 0;
}

// The rest of "[{"a": …}, {"a": …" after its bracket.
bool HoldsAlikeObjects(std::string_view text) {
  SkipSpace(text);
  std::string_view first, second;
  if (!FirstKey(text, first)) return false;
  const size_t size = text.size();
  if (!SkipObject(text)) return size >= kLong;
  if (!Take(text, ',')) return false;
  return FirstKey(text, second) && first == second;
}

}  // namespace

bool LooksLikeJsonLines(std::string_view head) {
  if (head.starts_with(kBom)) head.remove_prefix(kBom.size());
  SkipSpace(head);
  if (!head.starts_with('{')) return false;
  std::string_view line = head.substr(0, head.find('\n'));
  if (line.size() == head.size()) return false;
  head.remove_prefix(line.size());
  if (!SkipObject(line)) return false;
  SkipSpace(line);
  SkipSpace(head);
  std::string_view key;
  return line.empty() && FirstKey(head, key);
}

bool LooksLikeJsonRecords(std::string_view head) {
  if (head.starts_with(kBom)) head.remove_prefix(kBom.size());
  if (Take(head, '[')) return HoldsAlikeObjects(head);
  if (!Take(head, '{')) return false;
  constexpr size_t kMostBefore = 4;  // what the file says of itself: its version, its source
  for (size_t before = 0; before <= kMostBefore; ++before) {
    SkipSpace(head);
    if (!SkipString(head) || !Take(head, ':')) return false;
    if (Take(head, '[')) return HoldsAlikeObjects(head);
    if (!SkipScalar(head) || !Take(head, ',')) return false;
  }
  return false;
}

}  // namespace day
