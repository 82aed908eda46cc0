#include "records/readers/table.h"

namespace day::records {

Cell NextCell(std::string_view rows, size_t& at, char separator) {
  const size_t begin = at;
  if (at < rows.size() && rows[at] == '"') {
    for (++at; at < rows.size();) {
      const size_t quote = rows.find('"', at);
      if (quote == rows.npos) {
        at = rows.size();
        return {rows.substr(begin), false};
      }
      at = quote + 1;
      if (at < rows.size() && rows[at] == '"') ++at;
      else break;
    }
    const size_t behind = at;
    while (at < rows.size() && rows[at] != separator && rows[at] != '\n') ++at;  // what nobody should write there
    const bool clean = behind == at || (behind + 1 == at && rows[behind] == '\r');
    return {rows.substr(begin, (clean ? behind : at) - begin), clean};
  }
  while (at < rows.size() && rows[at] != separator && rows[at] != '\n') ++at;
  std::string_view raw = rows.substr(begin, at - begin);
  if (raw.ends_with('\r')) raw.remove_suffix(1);
  return {raw, false};
}

}  // namespace day::records
