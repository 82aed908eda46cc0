// Judges what a graph of TensorFlow does by what is known of its operators.
//
// Graphs have no code of their own, but operators that read and write files. Those of the saver are in every model that can be saved again: they are
// ordinary where the name of the file that they write comes from who saves, and not from the graph. So the graph is gone through twice: for
// its operators, and, where there are such, for where their names of files come from. Within a function that leads to its arguments, so calls of it are
// followed as well. Bounds: the limits below; memory for the nodes of one body at a time, and only for bodies with such operators.
#pragma once

#include "formats/tensorflow/graph.h"
#include "loading/inspection.h"

namespace day::loading {

// Adds findings, and counts tensors and parameters: those of the variables, or of the constants where a graph is frozen.
void JudgeTensorFlow(Inspection& inspection, const Place& place, GraphKind kind, const RandomBytes& bytes);

}  // namespace day::loading
