#include "probes/signals/notebook.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/utf8.h"

namespace day::signals {
namespace {

constexpr size_t kMaxDepth = 32;  // limit: notebooks are six deep; what lies deeper in one is no source

class Reader {
 public:
  explicit Reader(std::string_view file) : file_(file) {}

  NotebookCode Read() {
    while (at_ < file_.size()) {
      const char c = file_[at_++];
      if (c == '"') String();
      else if (c == '{' || c == '[') Open(c == '{');
      else if (c == '}' || c == ']') Close();
      else if (c == ',' && !frames_.empty() && depth_ <= kMaxDepth) frames_.back().wants_key = frames_.back().object;
    }
    while (!frames_.empty()) Close();  // cut short: what is known to be code stays
    return std::move(code_);
  }

 private:
  enum class Key : uint8_t { kOther, kType, kSource };
  struct Frame {
    bool object;
    bool wants_key;
    Key key;               // of the value that is read; of an array, the key that it stands under
    bool is_code = false;  // an object with "cell_type": "code"
    size_t keep;           // text up to here is that of code cells, or was there before
    size_t before;
  };

  void Open(bool object) {
    if (++depth_ > kMaxDepth) return;
    const Key above = object || frames_.empty() ? Key::kOther : frames_.back().key;
    frames_.push_back({.object = object, .wants_key = object, .key = above, .keep = code_.text.size(), .before = code_.text.size()});
  }

  void Close() {
    if (frames_.empty()) return;
    if (depth_ > kMaxDepth) {
      --depth_;
      return;
    }
    --depth_;
    Frame frame = frames_.back();
    frames_.pop_back();
    if (frame.is_code) {
      if (code_.text.size() > frame.before && code_.text.back() != '\n') code_.text += '\n';
      frame.keep = code_.text.size();
    } else if (frame.object) {
      code_.text.resize(frame.keep);
      while (!code_.places.empty() && code_.places.back().first >= frame.keep) code_.places.pop_back();
    }
    if (frame.keep > frame.before && !frames_.empty()) frames_.back().keep = frame.keep;
  }

  // at_ is behind the opening quote.
  void String() {
    const size_t begin = at_;
    while (at_ < file_.size() && file_[at_] != '"') at_ += file_[at_] == '\\' ? 2 : 1;
    const size_t end = std::min(at_, file_.size());
    at_ = end + 1;
    if (frames_.empty() || depth_ > kMaxDepth) return;
    const std::string_view raw = file_.substr(begin, end - begin);
    Frame& frame = frames_.back();
    if (frame.wants_key) {
      frame.wants_key = false;
      frame.key = raw == "cell_type" ? Key::kType : raw == "source" || raw == "input" ? Key::kSource : Key::kOther;
    } else if (frame.key == Key::kType) {
      frame.is_code = raw == "code";
    } else if (frame.key == Key::kSource) {
      code_.places.emplace_back(code_.text.size(), begin);
      AppendUnescaped(raw);
    }
  }

  void AppendUnescaped(std::string_view raw) {
    for (size_t i = 0; i < raw.size(); ++i) {
      if (raw[i] != '\\' || i + 1 == raw.size()) {
        code_.text += raw[i];
        continue;
      }
      switch (const char c = raw[++i]) {
        case 'n': code_.text += '\n'; break;
        case 't': code_.text += '\t'; break;
        case 'r': break;
        case 'u': {
          uint32_t point = 0;
          size_t digits = 0;
          for (; digits < 4 && i + 1 + digits < raw.size() && HexDigit(raw[i + 1 + digits]) >= 0; ++digits)
            point = point * 16 + static_cast<uint32_t>(HexDigit(raw[i + 1 + digits]));
          i += digits;
          if (point < 0xD800 || point > 0xDFFF) AppendUtf8(code_.text, point);  // no pattern asks for what pairs encode
          break;
        }
        default: code_.text += c;
      }
    }
  }

  std::string_view file_;
  size_t at_ = 0;
  size_t depth_ = 0;
  std::vector<Frame> frames_;
  NotebookCode code_;
};

}  // namespace

size_t NotebookCode::PlaceOf(size_t offset) const {
  const auto after = std::ranges::upper_bound(places, offset, {}, [](const auto& place) { return place.first; });
  return after == places.begin() ? 0 : std::prev(after)->second;
}

NotebookCode CodeOfNotebook(std::string_view file) { return Reader(file).Read(); }

}  // namespace day::signals
