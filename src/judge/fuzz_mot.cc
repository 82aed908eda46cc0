// ProfileFromMot takes files of strangers; what it accepts, every definition must be able to judge.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "judge/judge.h"
#include "judge/mot.h"
#include "judge/verdict_json.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto profile = day::ProfileFromMot({reinterpret_cast<const char*>(data), size}, "fuzz.yml");
  if (!profile) return 0;
  for (const day::Definition& definition : day::Definitions()) (void)day::VerdictToValue(day::Judge(*profile, definition));
  return 0;
}
