#include "records/tables/arrow_stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "formats/arrow/arrow.h"
#include "records/tables/arrow_batch.h"
#include "text/json.h"

namespace day::records {
namespace {

using arrow::Column;
using arrow::Message;

constexpr size_t kStretch = size_t{256} << 10;  // bytes of lines that are made at a time

Error Trouble(const Error& error) { return MakeError(error.kind, fmt::format("cannot be read as an Arrow table: {}", error.message)); }
Error Damaged(std::string_view rule) { return MakeError(ErrorKind::kInvalid, std::string(rule)); }

// The dictionaries that a schema speaks of, by what their values are.
void FindDictionaries(const std::vector<Column>& columns, std::map<int64_t, const Column*>& out) {
  for (const Column& column : columns) {
    if (column.dictionary) out.emplace(column.dictionary->id, &column);
    FindDictionaries(column.children, out);
  }
}

class Stream final : public ArrowStream {
 public:
  explicit Stream(std::unique_ptr<ByteStream> raw) : raw_(std::move(raw)) {}

  Status Begin(std::string_view footer) {
    std::string first_bytes;
    DAY_TRY(Take(4, first_bytes));
    if (first_bytes == arrow::kFileMagic.substr(0, 4)) {
      in_file_ = true;
      DAY_TRY(Take(4, first_bytes));
      if (first_bytes != std::string_view("W1\0\0", 4)) return Damaged("its first bytes are not those of a file");
      DAY_TRY(Take(4, first_bytes));
    }
    DAY_TRY_ASSIGN(std::optional<Message> first, NextMessage(FromLittle<uint32_t>(first_bytes.data())));
    if (first && first->kind == Message::Kind::kSchema) {
      schema_ = std::move(first->columns);
      DAY_TRY(ArrowBody(*raw_, first->body).End());
    } else {
      if (!in_file_ || footer.empty()) return Damaged("it does not begin with a schema");
      auto columns = arrow::ReadFooter(footer);
      if (!columns) return Damaged(columns.error().rule);
      schema_ = std::move(*columns);
      ended_ = !first;
    }
    FindDictionaries(schema_, values_of_);
    for (const Column& column : schema_) {
      all_.push_back(&column);
      (HoldsText(column) ? columns_ : left_out_).push_back(column.name);
      if (HoldsText(column)) AppendPlainJsonString(names_.emplace_back(), column.name);
      else names_.emplace_back();
    }
    if (first && first->kind != Message::Kind::kSchema) return Take(*first);
    return {};
  }

  const std::vector<std::string>& columns() const override { return columns_; }
  const std::vector<std::string>& left_out() const override { return left_out_; }

  Result<size_t> Read(std::span<std::byte> out) override {
    while (at_ == text_.size()) {
      text_.clear();
      at_ = 0;
      if (trouble_) return *std::exchange(trouble_, std::nullopt);
      if (ended_) return size_t{0};
      if (const Status done = row_ < rows_ ? Fill() : NextBatch(); !done) {
        ended_ = true;
        trouble_ = Trouble(done.error());
      }
    }
    return GiveFrom(text_, at_, out);
  }

 private:
  Status Take(uint64_t length, std::string& out) { return ArrowBody(*raw_, length).Read(length, out); }

  // The message whose first four bytes these are, without its body; nothing at the end of the messages.
  Result<std::optional<Message>> NextMessage(uint32_t first) {
    std::string bytes;
    if (first == arrow::kContinues) {
      DAY_TRY(Take(4, bytes));
      first = FromLittle<uint32_t>(bytes.data());
    }
    if (first == 0) return std::nullopt;
    if (first > kLongestArrowMetadata) return Damaged("the metadata of a message are longer than the limit");
    DAY_TRY(Take(first, bytes));
    auto message = arrow::ReadMessage(bytes);
    if (!message) return Damaged(message.error().rule);
    return std::optional(std::move(*message));
  }

  // Up to four bytes; none where the stream ends between messages.
  Result<std::string> Four() {
    std::string bytes(4, '\0');
    size_t filled = 0;
    while (filled < 4) {
      DAY_TRY_ASSIGN(const size_t got, raw_->Read(std::as_writable_bytes(std::span(bytes).subspan(filled))));
      if (got == 0) break;
      filled += got;
    }
    bytes.resize(filled);
    return bytes;
  }

  Status NextBatch() {
    arrays_.clear();
    rows_ = row_ = 0;
    DAY_TRY_ASSIGN(const std::string four, Four());
    if (four.empty() && !in_file_) {
      ended_ = true;
      return {};
    }
    if (four.size() < 4) return Damaged("it ends early");
    DAY_TRY_ASSIGN(const std::optional<Message> message, NextMessage(FromLittle<uint32_t>(four.data())));
    return message ? Take(*message) : EndOfMessages();
  }

  // With its body.
  Status Take(const Message& message) {
    ArrowBody body(*raw_, message.body);
    if (columns_.empty() || message.kind == Message::Kind::kOther) return body.End();
    if (message.kind == Message::Kind::kSchema) return Damaged("it has a second schema");
    if (message.kind == Message::Kind::kDictionary) return TakeDictionary(message, body);
    uint64_t room = room_;
    DAY_TRY_ASSIGN(arrays_, LoadArrowBatch(all_, false, message.batch, dictionaries_, body, room));
    rows_ = message.batch.rows;
    return {};
  }

  Status TakeDictionary(const Message& message, ArrowBody body) {
    const auto values = values_of_.find(message.dictionary);
    if (values == values_of_.end() || !HoldsText(*values->second)) return body.End();
    ArrowDictionary& dictionary = dictionaries_[message.dictionary];
    if (!message.adds) {
      room_ += std::exchange(dictionary.bytes, 0);
      dictionary.parts.clear();
    }
    const uint64_t before = room_;
    DAY_TRY_ASSIGN(auto arrays, LoadArrowBatch({values->second}, true, message.batch, dictionaries_, body, room_));
    dictionary.bytes += before - room_;
    dictionary.parts.push_back(std::move(arrays[0]));
    return {};
  }

  // What stands behind the messages of a file is its footer; of a stream nothing is said of it.
  Status EndOfMessages() {
    ended_ = true;
    std::array<char, 65536> some{};
    std::string last;
    for (;;) {
      DAY_TRY_ASSIGN(const size_t got, raw_->Read(std::as_writable_bytes(std::span(some))));
      if (got == 0) break;
      last.append(some.data(), got);
      last.erase(0, last.size() - std::min(last.size(), arrow::kFileMagic.size()));
    }
    if (in_file_ && last != arrow::kFileMagic) return Damaged("its footer is not whole");
    return {};
  }

  // Some rows, as many as a stretch of text takes.
  Status Fill() {
    for (; row_ < rows_ && text_.size() < kStretch; ++row_) {
      const size_t begin = text_.size();
      text_ += '{';
      for (size_t i = 0; i < arrays_.size(); ++i) {
        if (!arrays_[i].column) continue;
        if (text_.size() > begin + 1) text_ += ',';
        (text_ += names_[i]) += ':';
        if (const Status done = AppendArrowTexts(arrays_[i], row_, kLongestArrowRow, text_); !done) {
          text_.resize(begin);
          return done;
        }
      }
      text_ += "}\n";
    }
    return {};
  }

  const std::unique_ptr<ByteStream> raw_;
  bool in_file_ = false, ended_ = false;
  std::vector<Column> schema_;
  std::vector<const Column*> all_;                       // of schema_
  std::vector<std::string> columns_, left_out_, names_;  // names_: of the schema's columns that hold text, as JSON
  std::map<int64_t, const Column*> values_of_;           // dictionaries, by columns of schema_
  ArrowDictionaries dictionaries_;
  uint64_t room_ = kArrowMemory;  // without what dictionaries hold
  std::vector<ArrowArray> arrays_;
  uint64_t rows_ = 0, row_ = 0;
  std::string text_;
  size_t at_ = 0;
  std::optional<Error> trouble_;
};

}  // namespace

bool IsArrow(std::string_view head) { return arrow::IsFile(head) || arrow::IsStream(head.substr(0, kArrowHead)); }

Result<std::unique_ptr<ArrowStream>> ArrowStream::Open(std::unique_ptr<ByteStream> raw, std::string_view footer) {
  auto stream = std::make_unique<Stream>(std::move(raw));
  if (const Status begun = stream->Begin(footer); !begun) return Trouble(begun.error());
  return std::unique_ptr<ArrowStream>(std::move(stream));
}

}  // namespace day::records
