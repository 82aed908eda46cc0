#include "formats/ort/ort.h"

#include "bytes/flatbuffer.h"
#include "formats/onnx/onnx.h"

namespace day {
namespace {

constexpr int kMaxDepth = 32;           // limit: graphs in graphs
constexpr uint64_t kMaxName = 256;      // limit: bytes of a name that are kept
constexpr size_t kMaxOperators = 4096;  // limit: operators that are told apart

// Fields by their place in the schema.
enum SessionField : int { kOrtVersion, kModel };
enum ModelField : int { kProducer = 2, kGraph = 7, kMetadata = 9 };
enum GraphField : int { kInitializers, kNodeArgs, kNodes, kSparse = 7 };
enum NodeField : int { kDomain = 2, kOpType = 5, kInputs = 8, kOutputs, kAttributes };
enum AttributeField : int { kT = 6, kG, kTensors = 11, kGraphs };
enum TensorField : int { kName, kDoc, kDims, kType, kRaw, kStrings, kExternal };

// Of TensorDataType, whose numbers are ONNX's; the bytes of those behind it are not a matter of the shape.
constexpr int32_t kLastWhole = 20;  // FLOAT8E5M2FNUZ

class Reader {
 public:
  explicit Reader(const RandomBytes& bytes) : flat_(bytes) {}

  std::expected<OrtModel, Malformed> Read() {
    const FlatBuffer::Table root = flat_.Root();
    model_.ort_version = flat_.TextIn(root, kOrtVersion, kMaxName);
    const FlatBuffer::Table model = flat_.TableIn(root, kModel);
    model_.producer = flat_.TextIn(model, kProducer, kMaxName);
    const FlatBuffer::Table graph = flat_.TableIn(model, kGraph);
    if (!graph && flat_.whole()) flat_.Fail(0, "has no graph");
    Graph(graph, 0);
    if (const auto trouble = flat_.Trouble()) return std::unexpected(*trouble);
    model_.end = flat_.reached();
    return std::move(model_);
  }

 private:
  void Graph(const FlatBuffer::Table& graph, int depth) {
    if (!graph) return;
    if (depth > kMaxDepth) return flat_.Fail(graph.at, "limit graph-depth");
    flat_.ForEach(flat_.VectorIn(graph, kInitializers, 4), [&](const FlatBuffer::Table& table) { Tensor(table); });
    flat_.ForEach(flat_.VectorIn(graph, kSparse, 4), [&](const FlatBuffer::Table& table) { Sparse(table); });
    flat_.VectorIn(graph, kNodeArgs, 4);
    flat_.ForEach(flat_.VectorIn(graph, kNodes, 4), [&](const FlatBuffer::Table& table) { Node(table, depth); });
  }

  void Node(const FlatBuffer::Table& node, int depth) {
    if (!node) return;
    std::string domain = flat_.TextIn(node, kDomain, kMaxName), name = flat_.TextIn(node, kOpType, kMaxName);
    if (flat_.whole() && model_.operators.size() < kMaxOperators) model_.operators.emplace(std::move(domain), std::move(name));
    flat_.ForEach(flat_.VectorIn(node, kAttributes, 4), [&](const FlatBuffer::Table& attribute) {
      Tensor(flat_.TableIn(attribute, kT));
      Graph(flat_.TableIn(attribute, kG), depth + 1);
      const FlatBuffer::Vector tensors = flat_.VectorIn(attribute, kTensors, 4), graphs = flat_.VectorIn(attribute, kGraphs, 4);
      flat_.ForEach(tensors, [&](const FlatBuffer::Table& table) { Tensor(table); });
      flat_.ForEach(graphs, [&](const FlatBuffer::Table& table) { Graph(table, depth + 1); });
    });
  }

  void Sparse(const FlatBuffer::Table& table) {
    Tensor(flat_.TableIn(table, 0));
    Tensor(flat_.TableIn(table, 1));
  }

  void Tensor(const FlatBuffer::Table& tensor) {
    if (!tensor) return;
    OrtTensor out;
    out.name = flat_.TextIn(tensor, kName, kMaxName);
    out.type = flat_.Number<int32_t>(tensor, kType);
    const FlatBuffer::Vector dims = flat_.VectorIn(tensor, kDims, 8), raw = flat_.VectorIn(tensor, kRaw, 1);
    const bool external = flat_.Number<int64_t>(tensor, kExternal, -1) >= 0;
    uint64_t elements = 0, bytes = 0;
    if (!flat_.Shape<int64_t>(dims, out.shape, elements) || !flat_.whole()) return;
    model_.external |= external;
    const uint64_t each = out.type >= 0 && out.type <= kLastWhole ? OnnxTypeBits(static_cast<uint32_t>(out.type)) / 8 : 0;
    if (each > 0 && !external) {
      if (__builtin_mul_overflow(elements, each, &bytes)) return flat_.Fail(tensor.at, "a tensor's shape overflows");
      if (bytes != raw.count) return flat_.Fail(tensor.at, "a tensor's shape does not fit its bytes");
    }
    out.at = raw.at;
    out.size = raw.count;
    ++model_.tensors;
    if (__builtin_add_overflow(model_.parameters, elements, &model_.parameters)) return flat_.Fail(tensor.at, "a tensor's shape overflows");
    if (model_.listed.size() < kOrtListed) model_.listed.push_back(std::move(out));
  }

  FlatBuffer flat_;
  OrtModel model_;
};

}  // namespace

bool LooksLikeOrt(std::string_view head) { return head.size() >= 8 && head.substr(4, 4) == "ORTM"; }

std::expected<OrtModel, Malformed> ReadOrt(const RandomBytes& bytes) { return Reader(bytes).Read(); }

}  // namespace day
