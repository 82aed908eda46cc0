// Bare numbers: clean only where nothing else can be made of them. Asked last but for what is named.
#include <algorithm>

#include "formats/js_shard/js_shard.h"
#include "formats/raw_numbers/raw_numbers.h"
#include "knowledge/knowledge.h"
#include "loading/kinds.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

using namespace std::string_view_literals;

// Types that are numbers without a header; all other types promise one, which these bytes have not.
constexpr std::string_view kBare[] = {"tfjs", "openvino", "ncnn", "darknet"};

// HDF5 may begin behind other bytes, at powers of two from 512 on (specification of HDF5, "Format Signature and Superblock").
bool HoldsHdf5(const RandomBytes& bytes) {
  constexpr std::string_view kSignature = "\x89HDF\r\n\x1a\n"sv;
  std::string read;
  for (uint64_t at = 0; at < bytes.size(); at = at == 0 ? 512 : at * 2)
    if (bytes.ReadText(at, std::min<uint64_t>(kSignature.size(), bytes.size() - at), read) && read == kSignature) return true;
  return false;
}

// Four letters or digits and a small number: a name of a format and its version, of one that is not known.
bool BeginsWithAName(std::string_view head) {
  const auto small = [](char c) { return c >= 0 && c < ' '; };
  return head.size() >= 8 && std::all_of(head.begin(), head.begin() + 4, IsLetterOrDigit) && std::count_if(head.begin() + 4, head.begin() + 8, small) >= 2;
}

// A shard of numbers inside of a script that does nothing but hand it out.
bool InJavaScript(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  if (!ToLowerAscii(place.name).ends_with(".js") || !LooksLikeJsShard(subject.head()) || subject.bytes().size() > kJsShardMax) return false;
  const std::string_view* whole = subject.Whole();
  if (!whole) return true;
  const auto shard = ParseJsShard(*whole);
  if (!shard || LookForRawNumbers(BytesInMemory(*shard)) != RawNumbers::kYes) return false;
  inspection.Format(place, "tfjs");
  inspection.CountModel();
  return true;
}

}  // namespace

bool InspectRaw(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  if (InJavaScript(inspection, subject)) return true;
  const FileType* promised = TheFileTypes().ByName(place.name);
  const bool beside = promised && promised->id == "onnx" && !ToLowerAscii(place.name).ends_with(".onnx");  // "model.onnx_data": weights beside a model
  if (promised && !beside && std::find(std::begin(kBare), std::end(kBare), promised->id) == std::end(kBare)) return false;
  if (BeginsWithAName(subject.head()) || TheFileTypes().Identify("", subject.head().substr(0, 4096)) || HoldsHdf5(subject.bytes())) return false;
  const RawNumbers raw = LookForRawNumbers(subject.bytes());
  if (raw == RawNumbers::kNo) return false;
  inspection.Format(place, promised && !beside ? promised->id : "raw");
  inspection.CountModel();
  if (raw == RawNumbers::kUnread) inspection.Add(place, "read-error", LoadVerdict::kUnreadable, "cannot be read");
  return true;
}

}  // namespace day::loading
