#include "formats/mediapipe/mediapipe.h"

#include <algorithm>

#include "formats/protobuf/wire.h"
#include "text/ascii.h"

namespace day {
namespace {

constexpr uint64_t kMaxName = 256;         // limit: bytes of a name
constexpr uint64_t kMaxOptions = 1 << 20;  // limit: bytes of a node's options that are looked at
constexpr size_t kMaxCalculators = 4096;   // limit: calculators that are told apart
constexpr size_t kMaxPaths = 64;           // limit: paths that are kept

bool IsName(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return IsLetterOrDigit(c) || c == '_' || c == '.' || c == ':'; });
}

// Absolute, upward, or an address. In front may stand the text's length, where that is a letter.
bool LeadsOut(std::string_view text) {
  return text.starts_with('/') || (text.size() > 1 && text[1] == '/' && text.size() > 2) || text.find("../") != text.npos || text.find("..\\") != text.npos ||
         text.find("://") != text.npos || text.find(":\\") != text.npos;
}

class Reader {
 public:
  explicit Reader(const RandomBytes& bytes) : file_(bytes) {}

  std::expected<MediapipeGraph, Malformed> Read() {
    ForEachIn(ProtoMessage(file_), 1, [&](ProtoMessage node) { Node(node); });
    if (file_.error().rule == kProtoSpent) return std::unexpected(Malformed{0, kProtoSpent});
    if (!file_.ok()) return std::unexpected(file_.error());
    if (graph_.nodes == 0) return std::unexpected(Malformed{0, "has no nodes"});
    return std::move(graph_);
  }

 private:
  void Node(ProtoMessage node) {
    ProtoField field;
    std::string name, options;
    while (node.Next(field)) {
      if (field.IsBytes(2)) node.Text(field, kMaxName, name);
      if ((field.IsBytes(7) || field.IsBytes(8)) && node.Text(field, kMaxOptions, options)) Paths(options);
    }
    if (!file_.ok()) return;
    if (!IsName(name)) {
      file_.Fail(node.at(), "a node names no calculator");
      return;
    }
    ++graph_.nodes;
    if (graph_.calculators.size() < kMaxCalculators) graph_.calculators.insert(std::move(name));
  }

  void Paths(std::string_view options) {
    for (size_t begin = 0; begin < options.size();) {
      const auto shown = [](char c) { return c >= ' ' && c <= '~'; };
      const auto end = static_cast<size_t>(std::find_if_not(options.begin() + static_cast<std::ptrdiff_t>(begin), options.end(), shown) - options.begin());
      const std::string_view text = options.substr(begin, end - begin);
      if (text.size() >= 4 && LeadsOut(text) && graph_.paths.size() < kMaxPaths) graph_.paths.emplace_back(text.substr(0, kMaxName));
      begin = end + 1;
    }
  }

  ProtoFile file_;
  MediapipeGraph graph_;
};

}  // namespace

std::expected<MediapipeGraph, Malformed> ReadMediapipe(const RandomBytes& bytes) { return Reader(bytes).Read(); }

}  // namespace day
