// daylight data spans: where in each record something stands, a line of JSON a record.
#include <fmt/format.h>

#include <optional>

#include "command.h"
#include "data_actions.h"
#include "interrupt.h"
#include "io/file_system.h"
#include "output.h"
#include "report/json_text.h"
#include "text/json.h"
#include "text/utf8.h"

namespace day::app {
namespace {

using records::FoundBlock;
using records::Span;
using records::TextUnit;

uint64_t CodePoints(std::string_view text) {
  uint64_t count = 0;
  while (!text.empty()) {
    if (static_cast<unsigned char>(text[0]) < 0x80) text.remove_prefix(1);
    else NextCodePoint(text);
    ++count;
  }
  return count;
}

// Writes lines as records go by: what belongs to one record may come in many blocks, and is written with each.
class SpanLines {
 public:
  SpanLines(const records::FinderSet& finders, bool one_field) : finders_(finders), one_field_(one_field) {}

  void Add(const FoundBlock& found, std::string& out) {
    size_t span = 0;
    uint64_t next = found.raw.first_record;
    for (uint32_t unit = 0; unit < found.block.units.size(); ++unit) {
      const TextUnit& in = found.block.units[unit];
      for (; next < in.record; ++next) BeginRecord(next, out);
      BeginRecord(in.record, out);
      next = in.record + 1;
      const std::string_view field = in.field < found.block.fields.size() ? std::string_view(found.block.fields[in.field]) : std::string_view();
      uint64_t points = found.raw.piece ? piece_points_ : 0;
      uint32_t at = in.own_begin;
      for (; span < found.spans.size() && found.spans[span].unit == unit; ++span) {
        const Span& one = found.spans[span];
        points += CodePoints(found.block.text.substr(at, one.begin - at));
        at = one.begin;
        AddSpan(one, points, points + CodePoints(found.block.text.substr(one.begin, one.end - one.begin)), field, out);
      }
      if (found.raw.piece) piece_points_ = points + CodePoints(found.block.text.substr(at, in.own_end - at));
    }
    if (!found.raw.piece)
      for (; next < found.next_record; ++next) BeginRecord(next, out);
  }
  void Finish(std::string& out) {
    if (record_) out += "]}\n";
    record_.reset();
  }

 private:
  void BeginRecord(uint64_t record, std::string& out) {
    if (record_ == record) return;
    Finish(out);
    record_ = record;
    first_ = true;
    piece_points_ = 0;
    out += fmt::format("{{\"record\": {}, \"spans\": [", record);
  }
  void AddSpan(const Span& span, uint64_t begin, uint64_t end, std::string_view field, std::string& out) {
    out += fmt::format("{}{{\"start\": {}, \"end\": {}, \"type\": \"{}\", \"valid\": {}, \"validity\": \"{}\"", first_ ? "" : ", ", begin, end,
                       finders_.kinds()[span.kind].type, span.validity != records::Validity::kInvalid, NameOf(span.validity));
    first_ = false;
    if (!one_field_ && !field.empty()) {
      out += ", \"field\": ";
      AppendJsonString(out, field);
    }
    out += '}';
  }

  const records::FinderSet& finders_;
  const bool one_field_;
  std::optional<uint64_t> record_;
  bool first_ = true;          // no span of the record was written
  uint64_t piece_points_ = 0;  // characters of the record in the pieces before
};

}  // namespace

int SpansOfData(const std::string& path, const DataRun& run) {
  const Interrupt interrupt;
  const auto finders = FindersOf(run);
  if (!finders) return Trouble(finders.error());
  const auto target = RealFileSystem().Resolve(path);
  if (!target) return Trouble(target.error());
  SpanLines lines(*finders, run.fields.size() == 1);
  OutputStream output(run.output);
  if (const Status opened = output.Open(); !opened) return Trouble(opened.error());
  const auto facts = FindInFile({path, *target}, *finders, run, interrupt.token(), [&](const FoundBlock& found) {
    std::string out;
    lines.Add(found, out);
    return output.Write(out);
  });
  if (!facts) return Trouble(facts.error());
  std::string out;
  lines.Finish(out);
  if (const Status written = output.Write(out); !written) return Trouble(written.error());
  if (facts->binary) {
    Complain(fmt::format("{}: is no text", path));
    return kTrouble;
  }
  if (!facts->trouble.empty()) Complain(facts->trouble);
  if (const Status closed = output.Finish(); !closed) return Trouble(closed.error());
  return facts->trouble.empty() ? kOk : kTrouble;
}

}  // namespace day::app
