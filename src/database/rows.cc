#include "database/rows.h"

#include <algorithm>

#include "database/rows_impl.h"
#include "database/values.h"

namespace day {
namespace {

Rows::Kind KindOf(duckdb_type type) {
  switch (type) {
    case DUCKDB_TYPE_BOOLEAN: return Rows::Kind::kBool;
    case DUCKDB_TYPE_TINYINT:
    case DUCKDB_TYPE_SMALLINT:
    case DUCKDB_TYPE_INTEGER:
    case DUCKDB_TYPE_BIGINT:
    case DUCKDB_TYPE_UTINYINT:
    case DUCKDB_TYPE_USMALLINT:
    case DUCKDB_TYPE_UINTEGER:
    case DUCKDB_TYPE_UBIGINT: return Rows::Kind::kInteger;
    case DUCKDB_TYPE_FLOAT:
    case DUCKDB_TYPE_DOUBLE: return Rows::Kind::kNumber;
    case DUCKDB_TYPE_VARCHAR:
    case DUCKDB_TYPE_BLOB: return Rows::Kind::kText;
    default: return Rows::Kind::kOther;
  }
}

}  // namespace

Rows::Rows(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {
  const duckdb::Library& library = impl_->library;
  const idx_t count = library.column_count(&impl_->result);
  for (idx_t i = 0; i < count; ++i) {
    impl_->types.emplace_back(library.column_logical_type(&impl_->result, i), library.destroy_logical_type);
    const duckdb_type type = library.get_type_id(impl_->types.back().get());
    const char* name = library.column_name(&impl_->result, i);
    impl_->plans.push_back(duckdb::PlanOf(library, impl_->types.back().get()));
    columns_.push_back({.name = name ? name : "", .type = type, .kind = KindOf(type)});
  }
  impl_->vectors.resize(columns_.size());
}
Rows::Rows(Rows&&) noexcept = default;
Rows& Rows::operator=(Rows&&) noexcept = default;
Rows::~Rows() = default;

Result<bool> Rows::Next() {
  const duckdb::Library& library = impl_->library;
  size_ = 0;
  impl_->chunk = duckdb::Owned<duckdb_data_chunk>(library.fetch_chunk(impl_->result), library.destroy_data_chunk);
  if (!impl_->chunk.get()) {
    // A stream ends in the same way where it fails on the way: the result then has an error.
    if (const char* error = library.result_error(&impl_->result); error && *error) return duckdb::ErrorOf(error);
    return false;
  }
  size_ = library.data_chunk_get_size(impl_->chunk.get());
  for (size_t i = 0; i < columns_.size(); ++i) {
    const duckdb_vector vector = impl_->vectors[i] = library.data_chunk_get_vector(impl_->chunk.get(), i);
    columns_[i].data = library.vector_get_data(vector);
    columns_[i].valid = library.vector_get_validity(vector);
  }
  return size_ > 0;
}

bool Rows::Bool(size_t column, size_t row) const {
  return columns_[column].type == DUCKDB_TYPE_BOOLEAN && !IsNull(column, row) && static_cast<const uint8_t*>(columns_[column].data)[row] != 0;
}

int64_t Rows::Integer(size_t column, size_t row) const {
  if (IsNull(column, row)) return 0;
  const void* const data = columns_[column].data;
  switch (columns_[column].type) {
    case DUCKDB_TYPE_TINYINT: return static_cast<const int8_t*>(data)[row];
    case DUCKDB_TYPE_SMALLINT: return static_cast<const int16_t*>(data)[row];
    case DUCKDB_TYPE_INTEGER: return static_cast<const int32_t*>(data)[row];
    case DUCKDB_TYPE_BIGINT: return static_cast<const int64_t*>(data)[row];
    case DUCKDB_TYPE_UTINYINT: return static_cast<const uint8_t*>(data)[row];
    case DUCKDB_TYPE_USMALLINT: return static_cast<const uint16_t*>(data)[row];
    case DUCKDB_TYPE_UINTEGER: return static_cast<const uint32_t*>(data)[row];
    case DUCKDB_TYPE_UBIGINT: return static_cast<int64_t>(std::min<uint64_t>(static_cast<const uint64_t*>(data)[row], INT64_MAX));
    default: return 0;
  }
}

double Rows::Number(size_t column, size_t row) const {
  if (IsNull(column, row)) return 0;
  switch (columns_[column].type) {
    case DUCKDB_TYPE_FLOAT: return static_cast<double>(static_cast<const float*>(columns_[column].data)[row]);
    case DUCKDB_TYPE_DOUBLE: return static_cast<const double*>(columns_[column].data)[row];
    default: return static_cast<double>(Integer(column, row));
  }
}

std::string_view Rows::Text(size_t column, size_t row) const {
  if (columns_[column].kind != Kind::kText || IsNull(column, row)) return {};
  return duckdb::TextOf(static_cast<const duckdb_string_t*>(columns_[column].data)[row]);
}

bool Rows::HoldsText(size_t column) const { return impl_->plans[column].kind != duckdb::TextPlan::Kind::kNone; }
void Rows::AppendTexts(size_t column, size_t row, std::string& out) const {
  duckdb::AppendTexts(impl_->library, impl_->plans[column], impl_->vectors[column], row, out);
}

Value Rows::ValueAt(size_t column, size_t row) const { return duckdb::ValueOf(impl_->library, impl_->vectors[column], impl_->types[column].get(), row); }

}  // namespace day
