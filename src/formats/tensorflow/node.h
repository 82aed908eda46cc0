// A node of a graph, for the reader of graphs; and its tensors, also for that of checkpoints.
#pragma once

#include "formats/protobuf/wire.h"
#include "formats/tensorflow/graph.h"

namespace day::tensorflow {

void ReadNode(ProtoMessage message, GraphNode& node);
void ReadShape(ProtoMessage message, GraphTensor& tensor);
uint32_t BytesOf(uint32_t type);  // of an element; 0 where they differ

}  // namespace day::tensorflow
