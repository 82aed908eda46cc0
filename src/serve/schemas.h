// What answers in JSON look like, for the OpenAPI description.
#pragma once

#include <span>
#include <string_view>

namespace day {

struct AnswerSchema {
  std::string_view name;  // as Route::schema names it
  std::string_view json;  // a JSON Schema; "#/components/schemas/NAME" refers to another one of these
};
std::span<const AnswerSchema> AnswerSchemas();

}  // namespace day
