// What a run has counted so far, as bytes: of a shard, of several that were merged, or of work that is taken up again.
//
// Who merges needs nothing but these: they hold what was asked for, the hashes of what the data are held against, what is known of each file, and what each
// meter saved. The same shard gives the same bytes, on any number of threads, however often it was begun, so that two that differ show that something is wrong.
// They are no trust: a checksum finds what was cut or torn, and every value is checked when it is read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "records/run/data_scan.h"
#include "records/run/run_request.h"

namespace day::records {

struct RunPartial {
  RunRequest request;
  std::vector<uint32_t> shards;       // that it is of, ascending: one, or several that were merged
  std::optional<WorkPosition> until;  // where the work of the shard is not done: how far it is
};

std::string SaveRunPartial(const RunPartial& partial, const PartReport& report);

struct OpenedPartial {
  RunPartial partial;
  std::string_view report;  // of the bytes that were opened
  uint64_t checksum = 0;    // equal for equal partial results
};
// Errors (kInvalid): see OpenPartial; a value that no run has.
Result<OpenedPartial> OpenRunPartial(std::string_view bytes);

// `kinds`, `kit`: of what its request asks for. Errors (kInvalid): those of the meters; a value that no run has.
Result<PartReport> LoadReport(const OpenedPartial& opened, size_t kinds, const MeterKit* kit);

// Puts partial results together, in any order, and says what keeps them from being one run.
class RunMerger {
 public:
  // `name`: of the file, for what is said. True where it brought something; false where it is equal to one that was added. Errors (kInvalid): unfinished work;
  // another request; a shard that is there already and differs. Those of LoadReport.
  Result<bool> Add(std::string_view name, const OpenedPartial& opened, size_t kinds, const MeterKit* kit);

  const RunRequest& request() const { return request_; }  // of the first one
  // The error (kInvalid) that names shards that are missing.
  Status CheckWhole() const;
  // Of what was added, which is something.
  std::string Save() const;
  // Of a run that is whole; errors: see CheckWhole.
  Result<DataReport> Finish() &&;

 private:
  static constexpr uint32_t kNobody = UINT32_MAX;
  struct Added {
    std::string name;
    std::vector<uint32_t> shards;
    uint64_t checksum;
  };
  RunRequest request_;
  std::optional<PartReport> report_;
  std::vector<Added> added_;
  std::vector<uint32_t> owners_;  // by shard: in added_
};

}  // namespace day::records
