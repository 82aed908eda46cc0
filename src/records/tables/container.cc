#include "records/tables/container.h"

#include "records/tables/arrow_stream.h"
#include "records/tables/parquet_stream.h"
#include "records/tables/tar_stream.h"

namespace day::records {

std::string_view ContainerOf(std::string_view head) {
  if (IsParquet(head)) return "parquet";
  if (IsArrow(head)) return "arrow";
  return IsTar(head) ? "tar" : "";
}

std::string_view ContainerInWords(std::string_view container) {
  if (container == "parquet") return "Parquet";
  if (container == "arrow") return "an Arrow table";
  return container == "tar" ? "a tar" : "";
}

}  // namespace day::records
