// Ids by themselves, apart from the index so that the tool that makes the index can link it.
#include <algorithm>

#include "license/expression.h"
#include "license/index.h"

namespace day {
namespace {

unsigned char Lower(char c) { return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c); }

}  // namespace

int CompareIds(std::string_view a, std::string_view b) {
  const size_t shared = std::min(a.size(), b.size());
  for (size_t i = 0; i < shared; ++i)
    if (Lower(a[i]) != Lower(b[i])) return Lower(a[i]) < Lower(b[i]) ? -1 : 1;
  return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

std::string_view LicenseFamily(std::string_view id) {
  for (const std::string_view ending : {"-only", "-or-later", "+"})
    if (id.ends_with(ending)) return id.substr(0, id.size() - ending.size());
  return id;
}

std::string_view LicenseStem(std::string_view id) { return id.substr(0, id.find('-')); }

}  // namespace day
