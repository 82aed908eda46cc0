#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "records/meters/fields/fields.h"
#include "records/meters/fields/year.h"
#include "records/words/partial.h"

// The bytes as a record of fields, name and value a line, and as what a meter counted.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace day::records;
  static const FieldRoles roles;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::vector<RecordField> fields;
  for (size_t at = 0; at < bytes.size() && fields.size() < 1000;) {
    const size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, end - at);
    const size_t sign = std::min(line.find('='), line.size());
    fields.push_back({line.substr(0, sign), line.substr(std::min(sign + 1, line.size()))});
    at = end + 1;
  }
  FieldsMeter meter(roles);
  meter.Add(fields, {});
  (void)YearOf(bytes);
  const std::string sealed = SealPartial("fields", 1, bytes);
  if (const auto loaded = FieldsMeter::Load(sealed, roles)) {
    if (loaded->Save() != sealed) std::abort();
    meter.Merge(*loaded);
    (void)meter.Measure();
  }
  if (!FieldsMeter::Load(meter.Save(), roles)) std::abort();
  return 0;
}
