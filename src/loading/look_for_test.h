// Short forms that the tests of kinds share.
#pragma once

#include <string>
#include <string_view>

#include "loading/inspect.h"

namespace day {

inline LoadReport Look(std::string_view name, const std::string& bytes, const InspectLimits& limits = {}) {
  return InspectFile(name, BytesInMemory(bytes), limits);
}
inline std::string VerdictOf(std::string_view name, const std::string& bytes) { return std::string(NameOf(Look(name, bytes).verdict)); }
inline bool Finds(const LoadReport& report, std::string_view id) {
  for (const LoadFinding& finding : report.findings)
    if (finding.id == id) return true;
  return false;
}
// "onnx clean", "onnx malicious unsafe-path": format, verdict, and the id that it rests on.
inline std::string Told(std::string_view name, const std::string& bytes) {
  const LoadReport report = Look(name, bytes);
  std::string said = report.format + " " + std::string(NameOf(report.verdict));
  if (!report.findings.empty()) said += " " + report.WorstFirst()[0]->id;
  return said;
}
inline std::string FirstOf(const LoadReport& report) { return report.findings.empty() ? "" : report.findings.front().id + ": " + report.findings.front().what; }

}  // namespace day
