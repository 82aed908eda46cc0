// daylight data redact: a copy of a dataset with typed placeholders where something stands.
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>

#include "command.h"
#include "data_actions.h"
#include "interrupt.h"
#include "io/file_system.h"
#include "output.h"
#include "records/tables/container.h"
#include "text/json.h"

namespace day::app {
namespace {

using records::BlockParser;
using records::FoundBlock;
using records::Span;

// Puts the pieces of a file together again. What finders say of one place is joined: the first names it.
class Redaction {
 public:
  explicit Redaction(const records::FinderSet& finders) : finders_(finders) {}

  void Add(const FoundBlock& found, std::string& out) {
    const std::string_view raw = found.raw.view();
    const auto own_begin = static_cast<uint32_t>(found.raw.piece ? found.raw.own_begin : 0),
               own_end = static_cast<uint32_t>(found.raw.piece ? found.raw.own_end : raw.size());
    uint32_t at = own_begin + std::min(reaches_over_, own_end - own_begin);  // of what began in the piece before
    reaches_over_ -= at - own_begin;
    size_t span = 0;
    for (uint32_t unit = 0; unit < found.block.units.size(); ++unit) {
      const size_t first = span;
      while (span < found.spans.size() && found.spans[span].unit == unit) ++span;
      if (first == span) continue;
      const auto& place = found.places[unit];
      const std::span<const Span> spans = std::span(found.spans).subspan(first, span - first);
      if (place.place == BlockParser::Place::kPlain || place.place == BlockParser::Place::kCell) {
        // The unit's text is the raw text.
        const uint32_t base = found.block.units[unit].begin;
        for (const Span& one : spans) {
          const uint32_t begin = place.begin + (one.begin - base), end = place.begin + (one.end - base);
          if (begin < at) {  // joined with the one before
            at = std::max(at, end);
            continue;
          }
          out += raw.substr(at, begin - at);
          Put(one, out);
          at = end;
        }
        continue;
      }
      std::string text;
      uint32_t in_text = found.block.units[unit].begin;
      for (const Span& one : spans) {
        if (one.begin >= in_text) {
          text += found.block.text.substr(in_text, one.begin - in_text);
          Put(one, text);
        }
        in_text = std::max(in_text, one.end);
      }
      text += found.block.text.substr(in_text, found.block.units[unit].end - in_text);
      out += raw.substr(at, place.begin - at);
      if (place.place == BlockParser::Place::kJsonString) AppendJsonString(out, text);
      else AppendCell(out, text);
      at = place.end;
    }
    if (at < own_end) out += raw.substr(at, own_end - at);
    else reaches_over_ += at - own_end;
  }
  uint64_t count() const { return count_; }

 private:
  void Put(const Span& span, std::string& out) {
    out += '[';
    out += finders_.kinds()[span.kind].type;
    out += ']';
    ++count_;
  }
  static void AppendCell(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }

  const records::FinderSet& finders_;
  uint32_t reaches_over_ = 0;  // bytes of the next piece that are replaced already
  uint64_t count_ = 0;
};

bool IsSameFile(const std::string& a, const std::string& b) {
  struct stat first{}, second{};
  return ::stat(a.c_str(), &first) == 0 && ::stat(b.c_str(), &second) == 0 && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

// What a file packs its records in, so that they cannot be replaced in it; "" for text, and for what is no file.
std::string_view ContainerOf(const std::string& path) {
  const auto source = RealFileSystem().Open(path);
  std::array<std::byte, records::kContainerHead> head{};
  const auto got = source ? (*source)->ReadAt(0, head) : Result<size_t>(size_t{0});
  const std::string_view text(reinterpret_cast<const char*>(head.data()), got ? *got : 0);
  return records::ContainerInWords(records::ContainerOf(text));
}

}  // namespace

int RedactData(const std::string& path, const DataRun& run) {
  const Interrupt interrupt;
  const auto finders = FindersOf(run);
  if (!finders) return Trouble(finders.error());
  const auto target = RealFileSystem().Resolve(path);
  if (!target) return Trouble(target.error());
  if (!run.output.empty() && run.output != "-" && IsSameFile(*target, run.output)) {
    Complain(fmt::format("{}: the copy would replace the file itself; name another", run.output));
    return kTrouble;
  }
  if (const std::string_view container = ContainerOf(*target); !container.empty()) {
    Complain(
        fmt::format("{}: copies are made of text alone, and this is {}; `daylight data spans` says where in each record something stands", path, container));
    return kTrouble;
  }
  Redaction redaction(*finders);
  OutputStream output(run.output);
  if (const Status opened = output.Open(); !opened) return Trouble(opened.error());
  const auto facts = FindInFile({path, *target}, *finders, run, interrupt.token(), [&](const FoundBlock& found) {
    std::string out;
    redaction.Add(found, out);
    return output.Write(out);
  });
  if (!facts) return Trouble(facts.error());
  // A copy of half a file would look like a copy of all of it.
  if (facts->binary || !facts->trouble.empty()) {
    Complain(facts->binary ? fmt::format("{}: is no text; no copy was made", path) : facts->trouble + "; no copy was made");
    return kTrouble;
  }
  if (const Status closed = output.Finish(); !closed) return Trouble(closed.error());
  if (!run.output.empty() && run.output != "-")
    fmt::print("{} replaced in {}\n", redaction.count() == 1 ? "1 place" : fmt::format("{} places", redaction.count()), run.output);
  return kOk;
}

}  // namespace day::app
