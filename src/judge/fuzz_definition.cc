// ParseDefinition takes files of strangers (--definition FILE); what it accepts, Judge must be total on.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "judge/judge.h"
#include "judge/verdict_json.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto definition = day::ParseDefinition({reinterpret_cast<const char*>(data), size}, "fuzz.yaml");
  if (!definition) return 0;
  day::Profile profile;
  for (const day::Component& component : day::TheStack().components) profile.components.emplace_back().id = component.id;
  (void)day::VerdictToValue(day::Judge(profile, *definition));
  return 0;
}
