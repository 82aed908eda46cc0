// knowledge/loading/executorch.yaml: what is known of the operators and backends that programs of ExecuTorch name.
#pragma once

#include <cstdint>
#include <string_view>

namespace day {

// Any thread. "aten::add", by its namespace.
bool IsOrdinaryExecutorchOp(std::string_view name);

enum class ExecutorchBackend : uint8_t { kUnknown, kRead, kCompiled, kLibrary };
ExecutorchBackend JudgeExecutorchBackend(std::string_view name);

}  // namespace day
