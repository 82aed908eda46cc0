// The page application of web/ as a server gives it: it has no release in it, and asks the server that it came from for all that it shows.
#pragma once

#include <string>

namespace day {

struct SitePage {
  std::string html;
  std::string policy;  // Content-Security-Policy to send with it: its own, and nobody frames it
};
SitePage RenderSitePage();

}  // namespace day
