// The tables of a catalog, and how an older one becomes a newer one.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "database/database.h"

namespace day {

// Of this program; a catalog of a later one is not opened.
int64_t NewestSchema();
// What the catalog states of itself; 0 of an empty database. Error kInvalid: a database of something else.
Result<int64_t> SchemaOf(const Connection& connection);
// Brings an empty or older catalog to NewestSchema, all of it or nothing.
Status Migrate(const Connection& connection);

}  // namespace day
