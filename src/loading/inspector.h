// The walk of InspectFile through a file and what is in it.
#pragma once

#include <string>
#include <string_view>

#include "formats/zip/zip.h"
#include "loading/inspect.h"
#include "loading/judge_pickle.h"
#include "loading/unpack.h"
#include "text/value.h"

namespace day::loading {

struct Place {
  std::string name;    // last part of the path, without the ending of a wrapper that was taken off
  std::string member;  // path inside of archives
  uint32_t depth = 0;
  bool inner = false;  // a member of an archive: one that is no model is nobody's business
  bool persistent_ids = false;
  bool cut = false;          // only its first bytes are in memory
  bool raw_follows = false;  // the usual loader reads raw bytes after the pickles
};

class Inspector {
 public:
  Inspector(const InspectLimits& limits, LoadReport& report) : limits_(limits), report_(report) {}
  void File(const Place& place, const RandomBytes& bytes);

 private:
  void Add(const Place& place, std::string_view id, LoadVerdict verdict, std::string what, uint64_t offset = 0);
  void Format(const Place& place, std::string_view format);  // of the outermost file, the first that is told
  // The whole file in memory, or its first bytes and place.cut; false, with a finding, where it cannot be read.
  bool Whole(Place& place, const RandomBytes& bytes, std::string& out);
  void Cut(const Place& place);  // the finding for that
  bool Spend(const Place& place, uint64_t unpacked);
  Place Inside(const Place& place, std::string_view member) const;

  void Pickle(const Place& place, std::string_view bytes);
  void Npy(const Place& place, const RandomBytes& bytes, std::string_view head);
  void Gguf(const Place& place, const RandomBytes& bytes);
  void Safetensors(const Place& place, const RandomBytes& bytes);
  void Packed(const Place& place, PackedShape shape, std::string_view bytes);
  bool Wrapped(const Place& place, Wrapper wrapper, std::string_view bytes);
  void Other(const Place& place, std::string_view head);
  void Disguise(const Place& place, std::string_view found, std::string_view head);
  void Template(const Place& place, std::string_view key, std::string_view text);
  void Config(const Place& place, std::string_view text);
  void ConfigValue(const Place& place, std::string_view key, const Value& value);
  void Steering(const Place& place, std::string_view name);
  void NothingRead(const Place& place);
  void UnsafeName(const Place& place, std::string_view name);

  void Zip(const Place& place, const RandomBytes& bytes);
  void TorchMember(const Place& place, const RandomBytes& bytes, const ZipMember& member, std::string_view folder);
  bool ReadMember(const Place& place, const RandomBytes& bytes, const ZipMember& member, uint64_t max, std::string& out);
  void TorchScript(const Place& place, std::string_view code);

  const InspectLimits& limits_;
  LoadReport& report_;
  uint64_t unpacked_ = 0, members_ = 0;
  uint64_t models_ = 0;  // files of a format that is read
};

}  // namespace day::loading
