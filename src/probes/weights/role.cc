#include "probes/weights/role.h"

#include "text/utf8.h"

namespace day::probes::weights {
namespace {

bool Holds(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

// A part of a folder's name followed by digits: checkpoint-500, step_1000, iter_0002000, global_step20.
bool NamesAStep(std::string_view path) {
  for (std::string_view word : {"checkpoint-", "checkpoint_", "ckpt-", "ckpt_", "step-", "step_", "step", "steps_", "iter_", "epoch_", "epoch-", "epoch"}) {
    for (size_t at = path.find(word); at != path.npos; at = path.find(word, at + 1)) {
      const size_t digit = at + word.size();
      if (digit < path.size() && path[digit] >= '0' && path[digit] <= '9') return true;
    }
  }
  return false;
}

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
  if (NamesAStep(lower)) return "checkpoint";
  return "weights";
}

}  // namespace day::probes::weights
