#include "formats/hdf5/hdf5.h"

#include "formats/hdf5/walk.h"

namespace day {
namespace {

using hdf5::Reader;
using namespace std::string_view_literals;

constexpr std::string_view kSignature = "\x89HDF\r\n\x1a\n"sv;
constexpr uint64_t kFirstBlock = 512;

struct Superblock {
  uint64_t base = 0, end = 0, root = 0, extension = 0, driver = 0;  // the last two may be none
};

std::unexpected<Malformed> Bad(uint64_t at, std::string_view rule) { return std::unexpected(Malformed{at, rule}); }

bool SizesMakeSense(const Reader& reader) {
  const auto fits = [](unsigned size) { return size == 2 || size == 4 || size == 8; };
  return fits(reader.offset_size) && fits(reader.length_size);
}

// Versions 0 and 1: the root group is an entry like that of any other group.
bool ReadFirst(Reader& reader, Cursor& cursor, uint8_t version, Superblock& block) {
  uint8_t offsets = 0, lengths = 0;
  uint64_t ignored = 0;
  if (!cursor.Skip(4) || !cursor.ReadLittle(offsets) || !cursor.ReadLittle(lengths) || !cursor.Skip(1 + 2 + 2 + 4 + (version == 1 ? 4 : 0))) return false;
  reader.offset_size = offsets, reader.length_size = lengths;
  return SizesMakeSense(reader) && reader.Address(cursor, block.base) && reader.Address(cursor, ignored) && reader.Address(cursor, block.end) &&
         reader.Address(cursor, block.driver) && reader.Address(cursor, ignored) && reader.Address(cursor, block.root);
}

// Versions 2 and 3, with a checksum.
bool ReadSecond(Reader& reader, Cursor& cursor, std::string_view head, Superblock& block) {
  uint8_t offsets = 0, lengths = 0, flags = 0;
  uint32_t checksum = 0;
  if (!cursor.ReadLittle(offsets) || !cursor.ReadLittle(lengths) || !cursor.ReadLittle(flags)) return false;
  reader.offset_size = offsets, reader.length_size = lengths;
  if (reader.file().version == 3 && flags & 1) reader.Fault(11, "is marked as open for writing, so that readers refuse it");
  if (!SizesMakeSense(reader) || !reader.Address(cursor, block.base) || !reader.Address(cursor, block.extension) || !reader.Address(cursor, block.end) ||
      !reader.Address(cursor, block.root))
    return false;
  const size_t checked = 12 + 4 * reader.offset_size;
  if (!cursor.ReadLittle(checksum)) return false;
  return !reader.limits().checksums || checksum == hdf5::Checksum(head.substr(0, checked)) || cursor.Fail("the superblock has a wrong checksum");
}

// What stands behind the superblock: drivers that keep one file in several, and a table of messages that objects share.
void Extension(Reader& reader, const Superblock& block) {
  const auto driver = [&](uint64_t at) { reader.file().ways.push_back({Hdf5Way::Kind::kDriver, "/", "", reader.InFile(at)}); };
  if (!reader.IsNone(block.driver)) driver(block.driver);
  if (reader.IsNone(block.extension)) return;
  hdf5::ObjectHeader header;
  if (!hdf5::ReadObjectHeader(reader, block.extension, header)) return;
  if (const hdf5::Message* message = header.Find(hdf5::kDriverInfo)) driver(message->address);
}

}  // namespace

std::optional<uint64_t> FindHdf5(std::string_view head) {
  for (uint64_t at = 0; at + kSignature.size() <= head.size(); at = at == 0 ? kFirstBlock : at * 2)
    if (head.substr(at).starts_with(kSignature)) return at;
  return std::nullopt;
}

std::expected<Hdf5File, Malformed> ReadHdf5(const RandomBytes& bytes, uint64_t begin, const Hdf5Limits& limits) {
  constexpr uint64_t kLongest = 128;  // bytes of a superblock
  Hdf5File file;
  std::string head;
  if (begin >= bytes.size() || !bytes.ReadText(begin, std::min(kLongest, bytes.size() - begin), head)) return Bad(begin, kCannotBeRead);
  if (!head.starts_with(kSignature)) return Bad(begin, "does not begin with the signature of HDF5");
  Reader reader(bytes, begin, limits, file);
  Cursor cursor(head, begin);
  Superblock block;
  cursor.Skip(kSignature.size());
  if (!cursor.ReadLittle(file.version)) return std::unexpected(cursor.error());
  if (file.version > 3) return Bad(begin + 8, "the superblock is of a version other than 0 to 3");
  const bool ok = file.version < 2 ? ReadFirst(reader, cursor, file.version, block) : ReadSecond(reader, cursor, head, block);
  if (!ok) return cursor.ok() ? Bad(begin + 13, "the superblock states sizes that make no sense") : std::unexpected(cursor.error());
  (file.version < 2 ? block.extension : block.driver) = reader.None();

  // What stands in front may have been put there later: the signature's place counts, not the base that is stated (H5Fsuper.c).
  file.begin = begin;
  if (block.end < block.base || __builtin_add_overflow(block.end - block.base, begin, &file.end))
    return Bad(begin, "the superblock states an end that makes no sense");
  if (file.end > bytes.size()) file.faults.push_back({bytes.size(), "ends before the end that its superblock states"});
  Extension(reader, block);
  hdf5::Walk(reader).Run(block.root);
  return file;
}

}  // namespace day
