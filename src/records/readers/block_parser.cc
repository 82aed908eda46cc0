#include "records/readers/block_parser.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>

#include "records/readers/table.h"
#include "text/utf8.h"

namespace day::records {
namespace {

constexpr size_t kMostFields = 10'000;  // limit: names of fields that are told apart; those of records with chance names share ""
constexpr size_t kDeepest = 200;        // limit: levels of a record that are followed; a deeper one is scanned as text
constexpr size_t kMostTexts = 200'000;  // limit: texts of one record that are told apart; one with more is scanned as text
constexpr uint32_t kNoField = 0;

void AppendUnquoted(std::string& out, std::string_view quoted) {
  quoted = quoted.substr(1, quoted.size() - 2);
  for (size_t at = 0; at < quoted.size();) {
    const size_t quote = std::min(quoted.find('"', at), quoted.size());
    out += quoted.substr(at, quote - at);
    if (quote == quoted.size()) break;
    out += '"';
    at = quote + 2;
  }
}

}  // namespace

ReadCounts& ReadCounts::operator+=(const ReadCounts& other) {
  records += other.records;
  bytes_parsed += other.bytes_parsed;
  bytes_as_text += other.bytes_as_text;
  bytes_skipped += other.bytes_skipped;
  text_bytes += other.text_bytes;
  broken += other.broken;
  overlong += other.overlong;
  not_utf8 += other.not_utf8;
  with_nul += other.with_nul;
  blank += other.blank;
  return *this;
}

// simdjson's own types stay in this file. Its tree rather than its faster on-demand interface: that one is compiled for one processor, and
// for any x86-64 it would be the slow one, while the tree's parser looks what the processor has; and it reads all of a record before
// anything is said of it. Not by parse_many: it stops early on long records (docs/data-engine.md).
struct BlockParser::Json {
  simdjson::dom::parser parser;
};

BlockParser::BlockParser(ParseOptions options) : options_(std::move(options)), json_(std::make_unique<Json>()), fields_{""} {}
BlockParser::~BlockParser() = default;

bool BlockParser::Wants(std::string_view path) const { return options_.fields.empty() || std::ranges::find(options_.fields, path) != options_.fields.end(); }

uint32_t BlockParser::FieldOf(std::string_view path) {
  const auto known = field_numbers_.find(std::string(path));
  if (known != field_numbers_.end()) return known->second;
  if (fields_.size() >= kMostFields) return kNoField;
  const auto number = static_cast<uint32_t>(fields_.size());
  fields_.emplace_back(path);
  field_numbers_.emplace(path, number);
  return number;
}

void BlockParser::AddText(TextBlock& block, uint64_t record, uint32_t field, std::string_view text, RawPlace place) {
  const auto begin = static_cast<uint32_t>(text_.size());
  text_ += text;
  const auto end = static_cast<uint32_t>(text_.size());
  text_ += '\0';  // nothing is found across it
  block.units.push_back({.record = record, .begin = begin, .end = end, .own_begin = begin, .own_end = end, .field = field});
  if (options_.places) places_.push_back(place);
}

void BlockParser::Parse(const RawBlock& raw, const std::vector<std::string>& columns, TextBlock& block, ReadCounts& counts) {
  block.units.clear();
  places_.clear();
  text_.clear();
  if (raw.piece) {
    const std::string_view own = raw.view().substr(raw.own_begin, raw.own_end - raw.own_begin);
    counts.bytes_as_text += own.size();
    counts.text_bytes += own.size();
    counts.overlong += raw.overlong;
    counts.with_nul += std::memchr(own.data(), '\0', own.size()) != nullptr;
    // Cuts lie between characters, unless the text is none.
    counts.not_utf8 += !simdjson::validate_utf8(own.data(), own.size());
    block.text = raw.view();
    block.units.push_back({.record = raw.first_record,
                           .at = raw.at,
                           .begin = 0,
                           .end = static_cast<uint32_t>(raw.size),
                           .own_begin = static_cast<uint32_t>(raw.own_begin),
                           .own_end = static_cast<uint32_t>(raw.own_end),
                           .field = kNoField});
    if (options_.places) places_.push_back({0, static_cast<uint32_t>(raw.size), Place::kPlain});
  } else {
    if (raw.format == Format::kCsv) ParseRows(raw, columns, block, counts);
    else ParseValues(raw, block, counts);
    const size_t size = text_.size();
    text_.append(kPadding, '\0');
    block.text = std::string_view(text_).substr(0, size);
  }
  block.fields = fields_;
}

namespace {

// The next string of a JSON text from `at` on: its quotes included; empty where there is none.
std::string_view NextString(std::string_view json, size_t at) {
  const size_t begin = json.find('"', at);
  if (begin == json.npos) return {};
  for (size_t end = begin + 1; end < json.size(); ++end) {
    if (json[end] == '\\') ++end;
    else if (json[end] == '"') return json.substr(begin, end + 1 - begin);
  }
  return {};
}

// A walk over the strings of a record in their order.
template <class Take>
class Walk {
 public:
  // `json`: the record's text, where places are asked for; else empty.
  Walk(std::string_view json, const Take& take) : json_(json), take_(take) {}

  bool Visit(const simdjson::dom::element& element, size_t depth) {
    switch (element.type()) {
      case simdjson::dom::element_type::STRING: {
        const std::string_view text = element.get_string().value_unsafe();
        return take_(path_, NextToken(), text);
      }
      case simdjson::dom::element_type::OBJECT: {
        if (depth >= kDeepest) return false;
        const size_t length = path_.size();
        for (const auto& [key, value] : simdjson::dom::object(element)) {
          NextToken();  // the key's own
          if (length > 0) path_ += '.';
          path_ += key;
          if (!Visit(value, depth + 1)) return false;
          path_.resize(length);
        }
        return true;
      }
      case simdjson::dom::element_type::ARRAY:
        if (depth >= kDeepest) return false;
        for (const simdjson::dom::element item : simdjson::dom::array(element))
          if (!Visit(item, depth + 1)) return false;
        return true;
      default: return true;
    }
  }

 private:
  std::string_view NextToken() {
    if (json_.empty()) return {};
    const std::string_view token = NextString(json_, at_);
    if (!token.empty()) at_ = static_cast<size_t>(token.data() - json_.data()) + token.size();
    return token;
  }

  std::string_view json_;
  size_t at_ = 0;
  const Take& take_;
  std::string path_;
};

}  // namespace

void BlockParser::ParseValues(const RawBlock& raw, TextBlock& block, ReadCounts& counts) {
  const std::string_view bytes = raw.view();
  uint64_t record = raw.first_record;
  const auto parse = [&](size_t begin, size_t end) {
    const size_t units = block.units.size(), texts = text_.size(), places = places_.size();
    const std::string_view json = bytes.substr(begin, end - begin);
    const auto take = [&](const std::string& path, std::string_view token, std::string_view text) {
      if (!Wants(path)) return true;
      const auto from = static_cast<uint32_t>(token.empty() ? begin : static_cast<size_t>(token.data() - bytes.data()));
      AddText(block, record, FieldOf(path), text, {from, from + static_cast<uint32_t>(token.size()), Place::kJsonString});
      return block.units.size() - units <= kMostTexts;
    };
    simdjson::dom::element root;
    // What lies behind the record in the block is readable, as simdjson asks for.
    const auto error = json_->parser.parse(json.data(), json.size(), false).get(root);
    const bool read = !error && Walk(options_.places ? json : std::string_view(), take).Visit(root, 0);
    if (!read) {
      block.units.resize(units);
      text_.resize(texts);
      places_.resize(places);
      AddText(block, record, kNoField, json, {static_cast<uint32_t>(begin), static_cast<uint32_t>(end), Place::kPlain});
      ++(error == simdjson::UTF8_ERROR ? counts.not_utf8 : counts.broken);
      counts.bytes_as_text += json.size();
    } else {
      ++counts.records;
      counts.bytes_parsed += json.size();
    }
    counts.text_bytes += text_.size() - texts - (block.units.size() - units);
    counts.with_nul += std::memchr(json.data(), '\0', json.size()) != nullptr;
  };

  if (raw.format == Format::kJson) {
    size_t between = bytes.size();
    for (const auto& [begin, end] : raw.values) {
      parse(begin, end);
      ++record;
      between -= end - begin;
    }
    counts.bytes_parsed += between;  // commas, brackets and blanks
    return;
  }
  for (size_t at = 0; at < bytes.size(); ++record) {
    const void* line = std::memchr(bytes.data() + at, '\n', bytes.size() - at);
    const size_t end = line ? static_cast<size_t>(static_cast<const char*>(line) - bytes.data()) : bytes.size();
    size_t last = end;
    while (last > at && (bytes[last - 1] == '\r' || bytes[last - 1] == ' ' || bytes[last - 1] == '\t')) --last;
    if (last == at) ++counts.blank;
    else parse(at, last);
    counts.bytes_parsed += std::min(end + 1, bytes.size()) - last;
    at = end + 1;
  }
}

void BlockParser::ParseRows(const RawBlock& raw, const std::vector<std::string>& columns, TextBlock& block, ReadCounts& counts) {
  const std::string_view rows = raw.view();
  uint64_t record = raw.first_record;
  std::vector<uint32_t> numbers;
  std::vector<bool> wanted;
  for (size_t at = 0; at < rows.size(); ++record) {
    const size_t row = at;
    bool torn = false;
    size_t first_unit = block.units.size();
    for (size_t column = 0;; ++column) {
      if (column == numbers.size()) {
        const std::string name = column < columns.size() ? columns[column] : std::to_string(column + 1);
        numbers.push_back(FieldOf(name));
        wanted.push_back(Wants(name));
      }
      const size_t begin = at;
      const Cell cell = NextCell(rows, at, options_.separator);
      torn |= begin < rows.size() && rows[begin] == '"' && !cell.quoted;
      if (!cell.raw.empty() && (wanted[column] || torn)) {
        const auto from = static_cast<uint32_t>(cell.raw.data() - rows.data());
        const RawPlace place{from, from + static_cast<uint32_t>(cell.raw.size()), cell.quoted ? Place::kQuotedCell : Place::kCell};
        if (cell.quoted) {
          std::string text;
          AppendUnquoted(text, cell.raw);
          AddText(block, record, numbers[column], text, place);
        } else {
          AddText(block, record, numbers[column], cell.raw, place);
        }
        counts.text_bytes += block.units.back().end - block.units.back().begin;
      }
      if (at < rows.size() && rows[at] == options_.separator) {
        ++at;
        if (column < 100'000) continue;  // limit: columns that are told apart
      }
      break;
    }
    const bool blank = first_unit == block.units.size();
    if (at < rows.size() && rows[at] == '\n') ++at;
    const size_t size = at - row;
    if (torn) {
      ++counts.broken;
      counts.bytes_as_text += size;
    } else {
      if (blank) ++counts.blank;
      else ++counts.records;
      counts.bytes_parsed += size;
    }
    const std::string_view text = rows.substr(row, size);
    counts.not_utf8 += !simdjson::validate_utf8(text.data(), text.size());
    counts.with_nul += std::memchr(text.data(), '\0', text.size()) != nullptr;
  }
}

std::vector<std::string> ColumnsOf(std::string_view rows, char separator) {
  std::vector<std::string> columns;
  for (size_t at = 0; columns.size() < 10'000;) {
    const Cell cell = NextCell(rows, at, separator);
    std::string name;
    if (cell.quoted) AppendUnquoted(name, cell.raw);
    else name = cell.raw;
    // Names are short words: anything else is a row of data already, and its columns have numbers.
    if (name.empty() || name.size() > 64 || (name[0] >= '0' && name[0] <= '9') || name.find('@') != name.npos || name.find('\n') != name.npos) return {};
    columns.push_back(ToValidUtf8(name));
    if (at >= rows.size() || rows[at] != separator) break;
    ++at;
  }
  return columns;
}

}  // namespace day::records
