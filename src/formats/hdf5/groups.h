// The links of a group, in whichever of the three ways it keeps them, and the attributes of an object, in whichever of two.
#pragma once

#include <functional>

#include "formats/hdf5/heaps.h"
#include "formats/hdf5/messages.h"
#include "formats/hdf5/object_header.h"

namespace day::hdf5 {

bool IsGroup(const ObjectHeader& header);

// Until `visit` returns false. `at`: the address of what tells of the link.
void ForEachLink(Reader& reader, const ObjectHeader& header, const std::function<bool(Link link, uint64_t at)>& visit);
void ForEachAttribute(Reader& reader, const ObjectHeader& header, const std::function<bool(const AttributeMessage&)>& visit);

}  // namespace day::hdf5
