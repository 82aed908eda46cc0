#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/tensorflow/checkpoint.h"
#include "formats/tensorflow/graph.h"
#include "formats/tensorflow/text_fields.h"

namespace {

class Nothing final : public day::GraphVisitor {
 public:
  void Body(std::string_view, const std::vector<std::string>&) override {}
  void Node(const day::GraphNode&) override {}
  void Saver(std::string_view) override {}
  void Asset(std::string_view, std::string_view, uint64_t) override {}
  void Object(std::string_view, std::string_view, uint64_t) override {}
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using day::GraphKind;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const day::BytesInMemory bytes(text);
  std::vector<std::string> ops;
  (void)day::SniffGraph(bytes, ops);
  (void)day::IsFingerprint(bytes);
  Nothing nothing;
  for (GraphKind kind : {GraphKind::kSavedModel, GraphKind::kMetaGraph, GraphKind::kGraph, GraphKind::kKerasMetadata})
    (void)day::ReadGraph(kind, bytes, nothing);
  (void)day::ParseCheckpointIndex(text);
  (void)day::ForEachTextField(text, [](std::string_view, const std::string&, uint64_t) {});
  return 0;
}
