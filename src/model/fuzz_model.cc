// Any names and shapes give facts that come back from their fields; any fields give facts.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "model/differences.h"
#include "model/sets.h"
#include "model/tensor_facts.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  day::TensorFacts facts;
  const std::string_view whole = text;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const std::vector<uint64_t> shape(line.size() % 4, line.empty() ? 1 : static_cast<unsigned char>(line[0]));
    uint64_t elements = 1;
    for (const uint64_t extent : shape) elements *= extent;
    facts.Add(line, line.size() % 2 ? "BF16" : "U8", shape, elements);
    (void)day::ShardOf(line);
    (void)day::SizeInName(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  const auto fields = facts.Fields();
  const auto get = [&](std::string_view name) -> std::string_view {
    for (const auto& [key, value] : fields)
      if (key == name) return value;
    return "";
  };
  if (day::TensorFacts::FromFields(get).Fields() != fields) std::abort();
  const day::TensorFacts any = day::TensorFacts::FromFields([&](std::string_view) { return whole; });
  day::StatedFacts stated;
  stated.layers = size;
  stated.vocabulary = size;
  stated.context = size;
  (void)day::HoldAgainstTensors(stated, any);
  (void)any.ActiveParameters(1);
  return 0;
}
