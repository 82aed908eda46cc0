#include "records/stream/stream_meter.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

#include "base/mutex.h"
#include "records/measure/tally.h"
#include "records/meters/pii/nobodys.h"
#include "records/readers/block_parser.h"
#include "records/readers/raw_block.h"
#include "records/run/finders.h"
#include "records/run/text_meters.h"
#include "records/stream/kept_table.h"
#include "records/stream/view_stream.h"

namespace day::records {
namespace {

// Bytes that are looked at together; where they are cut depends on the file alone. limit: of a row, of a line, and of a JSON document that is parsed.
constexpr size_t kChunk = size_t{1} << 20, kLongest = size_t{16} << 20;
constexpr size_t kHead = 16384;  // bytes that tell the format
// limit: bytes of rows that are looked at, which may be packed a hundred times smaller.
constexpr uint64_t kMostOfRows = uint64_t{256} << 20;
constexpr uint32_t kTexts = 100'000;  // limit: different texts of a file that are remembered: 25 MB

// Is it the file's fault, and not that of a limit, of what the database does not know, or of one that is not there?
bool IsBroken(const Error& error) { return error.kind == ErrorKind::kInvalid && error.message.find("Not implemented") == error.message.npos; }

uint64_t Lines(std::string_view text) { return static_cast<uint64_t>(std::ranges::count(text, '\n')); }

// Behind the last line break of these bytes that is in no quoted cell; 0 where there is none.
size_t RowEnd(std::string_view rows) {
  size_t end = 0;
  bool quoted = false;
  for (size_t at = 0; at < rows.size(); ++at) {
    if (rows[at] == '"') quoted = !quoted;
    else if (rows[at] == '\n' && !quoted) end = at + 1;
  }
  return end;
}

}  // namespace

struct StreamKit::Impl {
  // A set of finders with searches that are used again: making one for each of many small files would cost more than looking at them.
  struct Set {
    std::once_flag made;
    std::optional<FinderSet> finders;
    Mutex mutex;
    std::vector<std::unique_ptr<FinderSet::Search>> idle DAY_GUARDED_BY(mutex);

    std::unique_ptr<FinderSet::Search> Borrow() {
      const MutexLock lock(mutex);
      if (idle.empty()) return std::make_unique<FinderSet::Search>(*finders);
      auto search = std::move(idle.back());
      idle.pop_back();
      return search;
    }
    void Return(std::unique_ptr<FinderSet::Search> search) {
      const MutexLock lock(mutex);
      idle.push_back(std::move(search));
    }
  };

  Set& Of(StreamKind kind) {
    Set& set = kind == StreamKind::kCode ? code : data;
    std::call_once(set.made, [&] {
      FinderChoice choice;
      if (kind == StreamKind::kCode) choice.only = {"secrets"};
      if (auto finders = ChooseFinders(choice)) set.finders.emplace(std::move(*finders));
    });
    return set;
  }
  const MeterKit& OfTexts() {
    std::call_once(texts_made,
                   [&] { texts.emplace(TextMeterChoice{.languages = true, .duplicates = true, .fields = true, .duplicates_limits = {.texts = kTexts}}); });
    return *texts;
  }

  Set data, code;
  std::once_flag texts_made;
  std::optional<MeterKit> texts;
};

StreamKit::StreamKit() : impl_(std::make_unique<Impl>()) {}
StreamKit::~StreamKit() = default;

struct StreamMeter::Impl {
  Impl(StreamKit::Impl& kit, StreamKind kind, std::string_view file_name) : set(kit.Of(kind)), stream_kind(kind), name(file_name) {
    if (IsTable(kind)) table.emplace(kind);
    if (!set.finders) return;
    kinds.resize(set.finders->kinds().size());
    if (kind != StreamKind::kCode) meters.emplace(kit.OfTexts());
  }
  ~Impl() {
    if (search) set.Return(std::move(search));
  }

  void Begin() {
    begun = true;
    const std::string_view head = std::string_view(pending).substr(0, kHead);
    if (!set.finders || IsBinary(head) || head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
      given_up = true;
      return;
    }
    format = stream_kind == StreamKind::kCode ? Format::kText : FormatOf(name, head);
    ParseOptions parsing;
    if (format == Format::kCsv) {
      parsing.separator = separator = SeparatorOf(name, head);
      columns = ColumnsOf(head, separator);
    }
    parsing.places = format == Format::kCsv || format == Format::kJson;
    if (format != Format::kText) parser.emplace(parsing);
    search = set.Borrow();
  }

  void Take(std::string_view bytes);

  // As JSON Lines, the rows that can be read from what was kept.
  void ReadTable() {
    if (!set.finders) {
      given_up = true;
      return;
    }
    auto rows = table->Open();
    begun = true;
    format = Format::kJsonLines;
    parser.emplace(ParseOptions{});
    search = set.Borrow();
    if (!rows) {
      if (IsBroken(rows.error())) figures.trouble = rows.error().message;
      given_up = figures.trouble.empty();
      return;
    }
    std::string some(kChunk, '\0');
    for (;;) {
      const Result<size_t> got = rows->lines->Read(std::as_writable_bytes(std::span(some)));
      if (!got && IsBroken(got.error()) && !rows->breaks_off) figures.trouble = got.error().message;
      if (!got) figures.whole = false;
      if (!got || *got == 0) break;
      if (const size_t room = static_cast<size_t>(std::min<uint64_t>(*got, kMostOfRows - taken)); room > 0) Take(std::string_view(some).substr(0, room));
      if (taken == kMostOfRows) {
        figures.whole = false;
        break;
      }
    }
    figures.whole = figures.whole && rows->whole && figures.trouble.empty();
    taken = table->looked_at();
  }

  // How much of what is pending goes together; 0: more is needed.
  size_t Cut(bool last) {
    if (last) return pending.size();
    if (format == Format::kJson) {
      if (pending.size() < kLongest) return 0;
      format = Format::kText;  // too long to be parsed
    }
    const std::string_view chunk = std::string_view(pending).substr(0, pending.size() < kLongest ? kChunk : kLongest);
    if (format == Format::kCsv)
      if (const size_t end = RowEnd(chunk)) return end;
    if (format != Format::kCsv || chunk.size() == kLongest)
      if (const size_t end = chunk.rfind('\n'); end != chunk.npos) return end + 1;
    return chunk.size() == kLongest || format == Format::kText ? chunk.size() : 0;
  }

  // Looks at all that is pending.
  void Process() {
    const size_t size = pending.size();
    pending.append(kPadding, '\0');
    const std::string_view chunk = std::string_view(pending).substr(0, size);
    if (format == Format::kText) ProcessText(chunk);
    else ProcessRecords(chunk);
    pending.resize(size);
  }

  // As a BlockCutter would cut it, without the copies that one makes of a stream.
  void ProcessText(std::string_view chunk) {
    for (size_t at = 0, size = 0; at < chunk.size(); at += size) {
      size = PieceSize(chunk.substr(at));
      const size_t before = std::min<size_t>(at, kShownBefore);
      block.text = chunk.substr(at - before, before + size + kShownAfter);
      block.units = {
          {.end = static_cast<uint32_t>(block.text.size()), .own_begin = static_cast<uint32_t>(before), .own_end = static_cast<uint32_t>(before + size)}};
      Look(chunk, at, size, nullptr);
    }
  }

  void ProcessRecords(std::string_view chunk) {
    BlockCutter cutter(std::make_unique<ViewStream>(chunk), format, separator);
    RawBlock raw;
    for (;;) {
      const uint64_t before = cutter.bytes_given();
      const Result<bool> more = cutter.Next(raw);
      if (!more || !*more) break;
      raw.first_record += record;
      parser->Parse(raw, columns, block, counts);
      Look(chunk, before, cutter.bytes_given() - before, raw.piece ? nullptr : &raw);
    }
    record += cutter.next_record();
  }

  // At the block, which lies in `own_size` bytes of the chunk from `own_at` on: as `records`, or as a piece of text.
  void Look(std::string_view chunk, size_t own_at, size_t own_size, const RawBlock* records) {
    spans.clear();
    search->Find(block, spans);
    figures.tokens += CountTokens(block);
    for (const Span& span : spans) Count(span, chunk, own_at, own_size, records);
    if (meters) meters->Add(block, 0);
  }

  void Count(const Span& span, std::string_view chunk, size_t own_at, size_t own_size, const RawBlock* records) {
    FoundKind& kind = kinds[span.kind];
    const std::string_view value = block.text.substr(span.begin, span.end - span.begin);
    ++(span.validity == Validity::kValid ? kind.valid : span.validity == Validity::kPlausible ? kind.plausible : kind.invalid);
    if (span.validity == Validity::kValid) kind.telling += !Nobodys::Get().Is(set.finders->kinds()[span.kind].type, value);
    if (kind.places.size() == kPlacesOfAKind) return;
    const std::string_view own = chunk.substr(own_at, own_size);
    const TextUnit& unit = block.units[span.unit];
    if (table) {
      kind.places.push_back({.record = unit.record, .look = ShapeOf(value), .validity = std::string(NameOf(span.validity))});
      return;
    }
    size_t at = 0, length = span.end - span.begin;  // in `own`
    if (!records) {
      at = span.begin - unit.own_begin;
    } else if (format == Format::kJsonLines) {
      for (uint64_t i = records->first_record; i < unit.record && at < own.size(); ++i) at = std::min(own.find('\n', at), own.size() - 1) + 1;
      length = std::min(own.find('\n', at), own.size()) - std::min(at, own.size());
    } else if (span.unit < parser->places().size()) {
      at = parser->places()[span.unit].begin;
      length = parser->places()[span.unit].end - parser->places()[span.unit].begin;
    }
    at = own_at + std::min(at, own.size());
    kind.places.push_back({.offset = offset + at,
                           .length = std::max<uint64_t>(length, 1),
                           .line = static_cast<uint32_t>(std::min<uint64_t>(line + Lines(chunk.substr(0, at)), UINT32_MAX)),
                           .look = ShapeOf(value),
                           .validity = std::string(NameOf(span.validity))});
  }

  void TellCopiesAndLicenses() {
    const DuplicatesResult copies = meters->duplicates->Measure();
    figures.compared = copies.sampled_records;
    figures.copies = copies.exact_copies;
    figures.words = copies.words;
    for (const DuplicateCluster& cluster : copies.largest)
      if (cluster.texts == 1 && cluster.places.size() > 1 && figures.copy_places.size() < kPlacesOfAKind)
        figures.copy_places.push_back({cluster.places[1].record, cluster.places[0].record});
    for (const FieldsResult::Role& role : meters->fields->Measure(kMostLicenses).roles) {
      if (role.id != "license") continue;
      figures.licensed = role.records;
      for (const auto& [value, records] : role.values.top) figures.licenses.push_back({value, records});
    }
  }

  StreamKit::Impl::Set& set;
  const StreamKind stream_kind;
  const std::string name;
  std::unique_ptr<FinderSet::Search> search;
  std::optional<TextMeters> meters;
  std::optional<BlockParser> parser;  // of records
  std::vector<std::string> columns;
  Format format = Format::kText;
  char separator = ',';
  bool begun = false, given_up = false;
  std::string pending;
  std::optional<KeptTable> table;                        // whose rows the records are
  uint64_t taken = 0, record = 0, offset = 0, line = 1;  // the last three: that what is pending begins with
  TextBlock block;
  std::vector<Span> spans;
  ReadCounts counts;
  std::vector<FoundKind> kinds;
  StreamFigures figures;
};

StreamMeter::StreamMeter(StreamKit& kit, StreamKind kind, std::string_view name) : impl_(std::make_unique<Impl>(*kit.impl_, kind, name)) {}
StreamMeter::~StreamMeter() = default;

void StreamMeter::Feed(std::string_view bytes) {
  Impl& in = *impl_;
  if (in.table) return in.table->Keep(bytes);
  if (in.given_up) return;
  in.Take(bytes);
}

void StreamMeter::Impl::Take(std::string_view bytes) {
  const uint64_t most = table ? kMostOfRows : kMostOfAFile;
  const auto room = static_cast<size_t>(std::min<uint64_t>(bytes.size(), most - taken));
  figures.whole &= room == bytes.size();
  taken += room;
  pending.reserve(pending.size() + room + kPadding);
  pending += bytes.substr(0, room);
  while (pending.size() >= kChunk && !given_up) {
    if (!begun) {
      Begin();
      continue;
    }
    const size_t cut = Cut(false);
    if (cut == 0) return;
    const std::string rest = pending.substr(cut);
    pending.resize(cut);
    Process();
    offset += cut;
    line += Lines(pending);
    pending = rest;
  }
}

StreamFigures StreamMeter::Finish() {
  Impl& in = *impl_;
  if (in.table) in.ReadTable();
  else if (!in.begun) in.Begin();
  if (in.given_up) return {};
  if (!in.pending.empty()) in.Process();
  StreamFigures& figures = in.figures;
  figures.format = in.stream_kind == StreamKind::kParquet ? "parquet" : in.stream_kind == StreamKind::kArrow ? "arrow" : NameOf(in.format);
  figures.bytes = in.taken;
  figures.records = in.counts.records;
  figures.broken = in.counts.broken;
  const FinderSet& finders = *in.set.finders;
  for (size_t i = 0; i < in.kinds.size(); ++i) {
    const auto kind = static_cast<uint16_t>(i);
    FoundKind& found = in.kinds[kind];
    if (found.places.empty()) continue;
    found.meter = finders.finders()[finders.finder_of(kind)]->id();
    found.type = finders.kinds()[kind].type;
    found.title = finders.kinds()[kind].title;
    figures.kinds.push_back(std::move(found));
  }
  if (in.meters) {
    const LanguagesResult& result = in.meters->languages->Measure();
    figures.texts = result.records - result.empty;
    figures.uncertain = result.records - result.empty - result.sure_records;
    for (const auto& [code, count] : result.languages)
      if (count.records > 0) figures.languages.push_back({code, count.records});
    std::ranges::stable_sort(figures.languages, std::greater(), &StreamFigures::Language::texts);
    in.TellCopiesAndLicenses();
  }
  return std::move(figures);
}

}  // namespace day::records
