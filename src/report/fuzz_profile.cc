// A saved profile may come from a stranger: what is accepted must be judged, shown in every view, written and read again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "judge/judge.h"
#include "report/profile_reader.h"
#include "report/report.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto saved = day::ParseProfile({reinterpret_cast<const char*>(data), size}, "fuzz.json");
  if (!saved) return 0;
  day::Audit audit{.profile = saved->profile, .verdicts = {}};
  for (const day::Definition& definition : day::Definitions()) audit.verdicts.push_back(day::Judge(audit.profile, definition));
  (void)day::RenderTerminal(audit, {.width = 40, .color = true});
  (void)day::RenderMarkdown(audit);
  (void)day::RenderHtml(audit);
  if (!day::ParseProfile(day::RenderJson(audit), "again.json")) std::abort();
  return 0;
}
