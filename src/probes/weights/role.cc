#include "probes/weights/role.h"

#include "model/sets.h"
#include "text/utf8.h"

namespace day::probes::weights {
namespace {

bool Holds(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

std::string RoleOf(std::string_view path) {
  const std::string lower = ToLowerAscii(path);
  const std::string_view name = std::string_view(lower).substr(lower.rfind('/') + 1);
  if (Holds(name, "optimizer") || Holds(name, "optim_states")) return "optimizer";
  if (Holds(name, "scheduler") || Holds(name, "rng_state") || Holds(name, "training_args") || Holds(name, "scaler.pt") || Holds(name, "trainer_state"))
    return "training-state";
  if (Holds(name, "adapter") || Holds(lower, "lora")) return "adapter";
  for (std::string_view word : {"gptq", "awq", "int4", "int8", "4bit", "8bit", "q4_", "q5_", "q8_", "quant", "ggml"})
    if (Holds(lower, word)) return "quantized";
  if (StepOf(lower)) return "checkpoint";
  return "weights";
}

}  // namespace day::probes::weights
