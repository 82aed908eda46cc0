// libduckdb.so, loaded when it is first needed: linked with, its 64 MB would cost every start of the program some 20 ms.
//
// For this room only. Functions keep the names and types of duckdb.h, without their prefix.
#pragma once

#include <duckdb.h>

#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace day::duckdb {

#define DAY_DUCKDB_FUNCTIONS(DO)  \
  DO(append_blob)                 \
  DO(append_bool)                 \
  DO(append_double)               \
  DO(append_int64)                \
  DO(append_null)                 \
  DO(append_varchar_length)       \
  DO(appender_create)             \
  DO(appender_destroy)            \
  DO(appender_end_row)            \
  DO(appender_error)              \
  DO(appender_flush)              \
  DO(array_type_array_size)       \
  DO(array_type_child_type)       \
  DO(array_vector_get_child)      \
  DO(bind_boolean)                \
  DO(bind_double)                 \
  DO(bind_int64)                  \
  DO(bind_null)                   \
  DO(bind_varchar_length)         \
  DO(close)                       \
  DO(column_count)                \
  DO(column_logical_type)         \
  DO(column_name)                 \
  DO(connect)                     \
  DO(create_config)               \
  DO(data_chunk_get_size)         \
  DO(data_chunk_get_vector)       \
  DO(decimal_internal_type)       \
  DO(decimal_scale)               \
  DO(destroy_config)              \
  DO(destroy_data_chunk)          \
  DO(destroy_extracted)           \
  DO(destroy_logical_type)        \
  DO(destroy_prepare)             \
  DO(destroy_result)              \
  DO(disconnect)                  \
  DO(enum_dictionary_value)       \
  DO(enum_internal_type)          \
  DO(execute_prepared_streaming)  \
  DO(extract_statements)          \
  DO(extract_statements_error)    \
  DO(fetch_chunk)                 \
  DO(free)                        \
  DO(from_date)                   \
  DO(from_time)                   \
  DO(from_timestamp)              \
  DO(get_type_id)                 \
  DO(interrupt)                   \
  DO(library_version)             \
  DO(list_type_child_type)        \
  DO(list_vector_get_child)       \
  DO(map_type_key_type)           \
  DO(map_type_value_type)         \
  DO(nparams)                     \
  DO(open_ext)                    \
  DO(prepare_error)               \
  DO(prepare_extracted_statement) \
  DO(prepared_statement_type)     \
  DO(query)                       \
  DO(result_error)                \
  DO(set_config)                  \
  DO(struct_type_child_count)     \
  DO(struct_type_child_name)      \
  DO(struct_type_child_type)      \
  DO(struct_vector_get_child)     \
  DO(vector_get_data)             \
  DO(vector_get_validity)

struct Library {
#define DAY_DUCKDB_DECLARE(name) decltype(&::duckdb_##name) name = nullptr;
  DAY_DUCKDB_FUNCTIONS(DAY_DUCKDB_DECLARE)
#undef DAY_DUCKDB_DECLARE

  // What the library gives away as a C string, and its memory back.
  std::string Take(char* text) const {
    std::string copy = text ? text : "";
    free(text);
    return copy;
  }
};

// The bytes of a string as the library lays it out: short ones within, others behind a pointer.
inline std::string_view TextOf(const duckdb_string_t& text) {
  const uint32_t length = text.value.inlined.length;
  return {length <= sizeof text.value.inlined.inlined ? text.value.inlined.inlined : text.value.pointer.ptr, length};
}

// The same one for the whole program. Error kNotFound where it is not installed, kUnsupported where it is of another version than
// the header. Any thread.
Result<const Library*> TheLibrary();

// A handle that is given back by one of the library's functions. Movable; empty after it was moved from.
template <class Handle, class Returned = void>
class Owned {
 public:
  using Destroy = Returned (*)(Handle*);
  Owned() = default;
  explicit Owned(Destroy destroy) : destroy_(destroy) {}
  Owned(Handle handle, Destroy destroy) : handle_(handle), destroy_(destroy) {}
  Owned(Owned&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)), destroy_(other.destroy_) {}
  Owned& operator=(Owned&& other) noexcept {
    std::swap(handle_, other.handle_);
    std::swap(destroy_, other.destroy_);
    return *this;
  }
  ~Owned() {
    if (handle_) (void)destroy_(&handle_);
  }

  Handle get() const { return handle_; }
  Handle* address() { return &handle_; }

 private:
  Handle handle_ = nullptr;
  Destroy destroy_ = nullptr;
};

}  // namespace day::duckdb
