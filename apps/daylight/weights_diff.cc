// daylight weights diff: which tensors of two models are the same, changed, added, removed, and by how much they changed.
#include <fmt/format.h>

#include <cstdio>
#include <map>

#include "command.h"
#include "model_files.h"
#include "output.h"
#include "report/json_text.h"
#include "report/terminal_text.h"
#include "tensors/compare.h"
#include "text/utf8.h"
#include "weights_actions.h"

namespace day::app {
namespace {

using Kind = TensorChange::Kind;

struct Side {
  std::vector<ModelFile> files;
  std::vector<ModelTensor> tensors;
};

Result<Side> OpenSide(const std::string& path, const WeightsOptions& options) {
  Side side;
  std::vector<Error> troubles;  // what differs is not known where a file is missing
  DAY_TRY_ASSIGN(side.files, OpenModel(path, true, options.threads, troubles));
  if (!troubles.empty()) return std::unexpected(troubles.front());
  for (size_t file = 0; file < side.files.size(); ++file)
    for (size_t i = 0; i < side.files[file].list.tensors.size(); ++i)
      side.tensors.push_back({file, &side.files[file].list.tensors[i], side.files[file].digests->tensors[i]});
  return side;
}

std::optional<Distance> Measure(const TensorChange& change, const Side& a, const Side& b) {
  if (change.kind != Kind::kChanged) return std::nullopt;
  return DistanceOf(*change.a->tensor, *a.files[change.a->file].bytes, *change.b->tensor, *b.files[change.b->file].bytes);
}

std::string TypeAndShape(const StoredTensor& tensor) { return fmt::format("{} {}", tensor.dtype, ShapeText(tensor.shape)); }

std::string AboutText(const TensorChange& change, const std::optional<Distance>& distance) {
  switch (change.kind) {
    case Kind::kChanged:
      if (!distance) return "other bytes";
      return fmt::format("by {:.3g} of its norm, at most {:.3g}, in {} of {} elements", distance->relative, distance->largest, distance->changed,
                         change.a->tensor->elements);
    case Kind::kRetyped:
    case Kind::kReshaped: return fmt::format("{} to {}", TypeAndShape(*change.a->tensor), TypeAndShape(*change.b->tensor));
    case Kind::kRenamed: return fmt::format("to {}", change.b->tensor->name);
    case Kind::kAdded: return TypeAndShape(*change.b->tensor);
    case Kind::kRemoved: return TypeAndShape(*change.a->tensor);
    case Kind::kUnknown: return "its bytes cannot be read on both sides";
    case Kind::kSame: break;
  }
  return "";
}

std::string JsonOf(const std::vector<TensorChange>& changes, const Side& a, const Side& b, const std::map<Kind, size_t>& counts) {
  JsonText json;
  json.BeginObject().Key("counts").BeginObject(JsonText::kInline);
  for (const auto& [kind, count] : counts) json.Member(NameOf(kind), uint64_t{count});
  json.EndObject().Key("tensors").BeginArray();
  for (const TensorChange& change : changes) {
    const StoredTensor& tensor = *(change.a ? change.a : change.b)->tensor;
    json.BeginObject(JsonText::kInline).Member("name", tensor.name).Member("change", NameOf(change.kind));
    for (const auto& [side, one] : {std::pair{"a", change.a}, std::pair{"b", change.b}}) {
      if (!one) continue;
      json.Key(side).BeginObject(JsonText::kInline).Member("name", one->tensor->name).Member("dtype", one->tensor->dtype);
      json.Member("shape", ShapeText(one->tensor->shape)).Member("file", (one == change.a ? a : b).files[one->file].path);
      if (one->digest) json.Member("xxh3_128", one->digest->Hex());
      json.EndObject();
    }
    if (const auto distance = Measure(change, a, b)) {
      json.MemberIfFinite("relative", distance->relative);
      json.MemberIfFinite("largest", distance->largest);
      json.Member("changed_elements", distance->changed);
    }
    json.EndObject();
  }
  return json.EndArray().EndObject().Take();
}

}  // namespace

int DiffWeights(const std::string& path_a, const std::string& path_b, const WeightsOptions& options) {
  const auto a = OpenSide(path_a, options), b = OpenSide(path_b, options);
  for (const auto* side : {&a, &b})
    if (!*side) Complain((*side).error().message);
  if (!a || !b) return kTrouble;
  const std::vector<TensorChange> changes = CompareTensors(a->tensors, b->tensors);
  std::map<Kind, size_t> counts;
  for (const TensorChange& change : changes) ++counts[change.kind];
  if (options.format != "text") {
    std::puts(JsonOf(changes, *a, *b, counts).c_str());
    return kOk;
  }
  const TerminalText text(LookAtScreen("auto"));
  for (const TensorChange& change : changes) {
    if (change.kind == Kind::kSame) continue;
    const std::string_view sign = change.kind == Kind::kAdded ? "+" : change.kind == Kind::kRemoved ? "-" : change.kind == Kind::kUnknown ? "?" : "~";
    const std::string out = fmt::format("{} {:<8} {}  {}\n", sign, NameOf(change.kind), Printable((change.a ? change.a : change.b)->tensor->name),
                                        text.Dim(Printable(AboutText(change, Measure(change, *a, *b)))));
    std::fputs(text.Finished(out).c_str(), stdout);
  }
  std::string summary;
  for (const auto& [kind, count] : counts) summary += fmt::format("{}{} {}", summary.empty() ? "" : ", ", count, NameOf(kind));
  std::fputs(text.Finished(fmt::format("{} against {} tensors: {}\n", a->tensors.size(), b->tensors.size(), summary)).c_str(), stdout);
  return kOk;
}

}  // namespace day::app
