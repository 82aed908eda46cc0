// Where a source's lines can be seen on its host: links from evidence to the published bytes.
//
// A repository's configuration says where it came from, and may say anything: an address counts only in the plain form that known hosts have
// (knowledge/hosts.yaml), is taken apart and put together anew, and its user, password and query are never shown.
#pragma once

#include <string>
#include <string_view>

#include "evidence/evidence.h"

namespace day {

struct SourceLinks {
  std::string host;        // "GitHub"; "" where the source has no page on a known host, and then nothing else is set
  std::string page;        // "https://github.com/acme/model"
  std::string file;        // what stands before a file's path; "" where no commit is known
  std::string line;        // after the path: "#L{first}"
  std::string lines;       // "#L{first}-L{last}"
  bool committed = false;  // they hold of files alone that are as the commit has them (FileRecord::committed): the source is a work tree
};
SourceLinks LinksOf(const SourceInfo& source);

}  // namespace day
