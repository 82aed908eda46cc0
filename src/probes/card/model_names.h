// Names of models that a card speaks of without a link: `Acme-7B-Chat`.
#pragma once

#include "probe/probe.h"
#include "text/markdown.h"

namespace day::card {

inline constexpr size_t kMaxModelNames = 100;     // limit: of one card, each once
inline constexpr size_t kMaxModelNameBytes = 60;  // limit: of one

// A word of several parts with capitals or figures in it may be one; whose model it is, and whether it is any, the profile asks.
void ReadModelNames(const Markdown& markdown, Sink& sink);

}  // namespace day::card
