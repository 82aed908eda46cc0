// Walks the objects of a file from its root, each once.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "formats/hdf5/groups.h"

namespace day::hdf5 {

class Walk {
 public:
  explicit Walk(Reader& reader) : reader_(reader), file_(reader.file()), texts_(reader) {}
  void Run(uint64_t root);

 private:
  static constexpr size_t kNone = SIZE_MAX;
  struct Object {
    uint64_t address = 0;
    size_t parent = kNone;  // in objects_, by the link that led here first
    std::string name;
    uint32_t depth = 0;
    struct Named {
      std::string name;
      size_t target = 0;  // in objects_, or in soft_
      bool soft = false;
    };
    std::vector<Named> links;  // sorted by name once soft links are followed
  };
  struct SoftLink {
    size_t group = kNone;
    std::string name, target;
  };

  void Look(size_t index);
  bool Follow(size_t group, Link link, uint64_t at);
  void Dataset(size_t index, const ObjectHeader& header);
  void Attributes(size_t index, const ObjectHeader& header);
  bool Texts(const AttributeMessage& message, const Datatype& type, const Dataspace& space, Hdf5Attribute& attribute);
  void ExternalData(const Message& message, const std::string& path);
  void VirtualData(const Layout& layout, uint64_t at, const std::string& path);
  void Way(Hdf5Way::Kind kind, std::string path, std::string target, uint64_t at);
  // A message as it is, or as the object has it that it is shared from. `body` lives as long as `kept`.
  bool Resolve(const Message& message, ObjectHeader& kept, std::string_view& body);
  bool ResolveType(std::string_view message, ObjectHeader& kept, std::string_view& body);

  void SoftLinks();
  enum class End : uint8_t { kObject, kNowhere, kCircle };
  End Target(size_t group, std::string_view path, unsigned hops, size_t& object);
  bool IsAbove(size_t above, size_t below) const;
  std::string PathOf(size_t index, std::string_view last = "");  // counted against the limit of names

  Reader& reader_;
  Hdf5File& file_;
  GlobalHeap texts_;
  std::vector<Object> objects_;
  std::map<uint64_t, size_t> by_address_;
  std::vector<SoftLink> soft_;
  uint64_t links_ = 0, names_ = 0, text_bytes_ = 0, steps_ = 0;
};

}  // namespace day::hdf5
