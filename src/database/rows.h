// What a statement gives: rows in blocks of some two thousand, column by column, as they are made. Memory is that of a block.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/value.h"

namespace day {

class Rows {
 public:
  enum class Kind : uint8_t { kBool, kInteger, kNumber, kText, kOther };

  Rows(Rows&&) noexcept;
  Rows& operator=(Rows&&) noexcept;
  ~Rows();

  size_t columns() const { return columns_.size(); }
  const std::string& name(size_t column) const { return columns_[column].name; }
  Kind kind(size_t column) const { return columns_[column].kind; }

  // The next block: false where there is none any more. Error: the statement failed on the way, or was interrupted (kCancelled).
  Result<bool> Next();
  size_t size() const { return size_; }  // rows of this block

  // Of this block, `column` < columns() and `row` < size(). Of NULL, or of another kind, they give the neutral value.
  bool IsNull(size_t column, size_t row) const {
    const uint64_t* valid = columns_[column].valid;
    return valid && !(valid[row / 64] >> (row % 64) & 1);
  }
  bool Bool(size_t column, size_t row) const;
  int64_t Integer(size_t column, size_t row) const;        // unsigned ones beyond its range are cut to INT64_MAX
  double Number(size_t column, size_t row) const;          // of integers, too
  std::string_view Text(size_t column, size_t row) const;  // of VARCHAR and BLOB; until the next block
  // Of any type: lists are arrays, structs and maps objects, dates, times and numbers of more than 15 digits text as SQL writes them.
  Value ValueAt(size_t column, size_t row) const;

  // Does a column hold text, as it is or within lists, structs and maps?
  bool HoldsText(size_t column) const;
  // The texts of a cell as JSON on one line, what is no text left out: a string, an array, an object of the members that hold any, or null.
  void AppendTexts(size_t column, size_t row, std::string& out) const;

 private:
  friend class PreparedStatement;
  struct Column {
    std::string name;
    int type = 0;  // duckdb_type
    Kind kind = Kind::kOther;
    void* data = nullptr;  // of this block
    const uint64_t* valid = nullptr;
  };
  struct Impl;
  explicit Rows(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
  std::vector<Column> columns_;
  size_t size_ = 0;
};

// Calls `visit(row)` for each row, block by block.
template <class Visit>
Status ForEachRow(Rows& rows, Visit visit) {
  for (;;) {
    DAY_TRY_ASSIGN(const bool more, rows.Next());
    if (!more) return {};
    for (size_t row = 0; row < rows.size(); ++row) visit(row);
  }
}

}  // namespace day
