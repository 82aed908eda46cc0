#include "records/words/partial.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace day::records {
namespace {

constexpr std::string_view kMagic = "DAYPART\n";

std::string HeadOf(std::string_view meter, uint32_t version) {
  PartialWriter head;
  head.PutBytes(kMagic);
  head.Put(static_cast<uint8_t>(meter.size()));
  head.PutBytes(meter);
  head.Put(version);
  return std::move(head).Take();
}

}  // namespace

std::string SealPartial(std::string_view meter, uint32_t version, std::string_view content) {
  PartialWriter out;
  out.PutBytes(HeadOf(meter, version));
  out.PutBytes(content);
  std::string bytes = std::move(out).Take();
  PartialWriter sum;
  sum.Put(uint64_t{XXH3_64bits(bytes.data(), bytes.size())});
  return bytes + std::move(sum).Take();
}

bool ReadPlace(Cursor& in, Place& place) { return in.ReadLittle(place.file) && in.ReadLittle(place.record); }

bool ReadPlaces(Cursor& in, std::vector<Place>& places) {
  uint8_t count = 0;
  in.ReadLittle(count);
  places.resize(count);
  for (Place& place : places) ReadPlace(in, place);
  return in.ok();
}

bool ReadText(Cursor& in, std::string_view& text) {
  uint32_t length = 0;
  return in.ReadLittle(length) && in.ReadText(length, text);
}

Status CheckEnd(const Cursor& in, std::string_view meter) {
  if (!in.ok()) return BadPartial(meter, in.error().rule);
  if (in.remaining() != 0) return BadPartial(meter, "more follows behind its end");
  return {};
}

Error BadPartial(std::string_view meter, std::string_view rule) {
  return MakeError(ErrorKind::kInvalid, fmt::format("no file of {} as this program writes it: {}", meter, rule));
}

Result<std::string_view> OpenPartial(std::string_view bytes, std::string_view meter, uint32_t version) {
  const std::string head = HeadOf(meter, version);
  const std::string_view named = std::string_view(head).substr(0, head.size() - sizeof(uint32_t));
  if (!bytes.starts_with(kMagic)) return BadPartial(meter, "it does not begin as one");
  if (!bytes.starts_with(named)) return BadPartial(meter, "it is another meter's");
  if (bytes.size() < head.size() + sizeof(uint64_t)) return BadPartial(meter, "it ends too early");
  if (!bytes.starts_with(head)) return BadPartial(meter, "another version of this program wrote it");
  const std::string_view summed = bytes.substr(0, bytes.size() - sizeof(uint64_t));
  if (FromLittle<uint64_t>(bytes.data() + summed.size()) != XXH3_64bits(summed.data(), summed.size()))
    return BadPartial(meter, "its checksum does not hold: it was cut or changed");
  return summed.substr(head.size());
}

}  // namespace day::records
