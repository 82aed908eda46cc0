// A card (README, model card, dataset card, datasheet) as evidence: front matter, kind, sections, placeholders, tables, figures.
#pragma once

#include <string_view>

#include "probe/probe.h"
#include "probes/card/card_words.h"
#include "text/document.h"

namespace day::card {

// `name`: of the file. Total: any document is a card. Bounds: those of ParseYaml, and kMaxFields keys of front matter.
void ReadCard(const Words& words, std::string_view name, const TextDocument& document, Sink& sink);

inline constexpr size_t kMaxFields = 200;       // limit: keys of front matter
inline constexpr size_t kMaxFieldValue = 2000;  // limit: bytes of one field's value
inline constexpr size_t kMaxFigures = 200;      // limit: stated figures of one card
inline constexpr size_t kMaxDefinitions = 12;   // limit: sentences of one card that say what something is
inline constexpr size_t kMaxDefinition = 400;   // limit: bytes of one
inline constexpr size_t kMaxSubject = 80;       // limit: bytes of what it is said of
inline constexpr size_t kMaxTrainings = 20;     // limit: sentences on trainings of one card

}  // namespace day::card
