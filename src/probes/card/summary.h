// The public summary of training content that the EU AI Act asks for: which questions of its template a document answers.
#pragma once

#include <string_view>

#include "probe/probe.h"
#include "probes/card/card_words.h"
#include "text/markdown.h"

namespace day::card {

// By its file's name or its title; a README is none.
bool IsTrainingSummary(const Words& words, std::string_view file_name, const Markdown& markdown);
// Emits summary.answer for each heading and each row of a table that names a question of the template: answered where something stands below the one, or
// beside the other, that is no placeholder and no box left open.
void ReadTrainingSummary(const Words& words, const Markdown& markdown, Sink& sink);

}  // namespace day::card
