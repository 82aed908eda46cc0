// What a link is to: by its host, its name and the words around it. Whose it is tells whose.h.
#pragma once

#include <string>
#include <string_view>

#include "evidence/evidence.h"

namespace day {

class Seen;

// A hub's id, the file that an address ends with, else the address.
std::string_view NameBehind(const Evidence& link);
// Of an address what follows the host; "" where nothing does.
std::string_view PathOf(const Evidence& link);
// The heading, the link's own text, its sentence or row, and the header of its column.
std::string WordsAround(const Evidence& link);
// The headings over it, the nearest first; without the document's title, unless that is the only one.
std::string_view HeadingsOver(const Evidence& link);
// What stands right before the link in its sentence, lower case, at most `bytes` of it; "" where the sentence does not hold the link's text.
std::string WordsBefore(const Evidence& link, size_t bytes);
// The file that an address of a hub leads to within a repository: "test.tar"; "" for the repository itself.
std::string_view FileOnAHub(const Evidence& link);
// To a repository of code, on a host of such or at an address of that form.
bool IsRepositoryLink(const Evidence& link);
// To a repository that git keeps in a folder of this one, as its list at the root says, where that is no folder for the work of others.
bool IsOwnSubmodule(const Seen& seen, const Evidence& link);
// To the root of another branch or tag of a repository: what stands there is not what stands here.
bool IsBranchLink(const Evidence& link);
// Data or a model to be had, on a hub or as a file. What code loads counts too.
bool IsDatasetLink(const Evidence& link);
bool IsWeightsLink(const Evidence& link);

}  // namespace day
