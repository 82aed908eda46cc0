// The statements of one document, or of one file of metadata.
#pragma once

#include <string_view>

#include "probe/probe.h"
#include "probes/dataset_claims/data_sentences.h"
#include "text/document.h"

namespace day::dataset_claims {

void ReadDocument(const DataSentences& sentences, const TextDocument& document, Sink& sink);
// `name`: of the file. JSON that is none of the kinds that are known says nothing.
void ReadMetadata(const DataSentences& sentences, std::string_view name, std::string_view json, Sink& sink);

}  // namespace day::dataset_claims
