// What a catalog keeps of a profile in columns of its own, so that thousands can be sorted and counted. All of it follows from the profile.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "license/license.h"
#include "profile/profile.h"

namespace day {

struct ReleaseFacts {
  std::string publisher;        // the account in "account/name" and "models--account--name", or ""
  std::string source_kinds;     // "git, directory"
  std::string source_revision;  // of its sources that have one, joined by ", "
  uint32_t cells_open = 0, cells_applicable = 0, cells_unknown = 0;
  std::string license;  // of the weights: expressions joined by ", "; the class where there is none; "" where nothing is known of weights
  LicenseClass license_class = LicenseClass::kNone;
  std::string architecture;  // of the largest model, or as a configuration names it
  uint64_t parameters = 0;   // of the largest model
  std::vector<BaseModel> bases;
  std::array<uint32_t, 4> findings{};  // by severity
  std::array<uint32_t, 4> claims{};    // by verdict
};
// Pure; any thread.
ReleaseFacts FactsOf(const Profile& profile);

// "acme" of "acme/model-7b" and of "models--acme--model-7b"; else "".
std::string PublisherOf(std::string_view release);

}  // namespace day
