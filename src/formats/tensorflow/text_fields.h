// Protocol buffers as text, as far as it takes to see what the texts of some fields are: saved_model.pbtxt, graph.pbtxt, checkpoint.
//
// Format: https://protobuf.dev/reference/protobuf/textformat-spec/. Fields with a text as value are shown with their name, wherever they stand; texts that
// follow each other are one, escapes are resolved. Structure is not kept. Linear; pure; any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace day {

inline constexpr size_t kTextFieldMax = 4'096;  // limit: bytes of a value that are shown

// False where a text does not end. `show` gets name, value, offset.
bool ForEachTextField(std::string_view text, const std::function<void(std::string_view, const std::string&, uint64_t)>& show);

}  // namespace day
