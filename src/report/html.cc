// The report as one self-contained page. This file is its table of contents.
#include "report/html_writer.h"
#include "report/report.h"

namespace day {

std::string RenderHtml(const Audit& audit) {
  html::Writer page(audit);
  html::WriteHead(page);
  html::WriteSummary(page);
  html::WriteMatrix(page);
  html::WriteClaims(page);
  html::WriteFindings(page);
  html::WriteModels(page);
  html::WriteTraining(page);
  html::WriteLicensing(page);
  html::WriteDefinitions(page);
  html::WriteLedger(page);
  html::WriteComponents(page);
  html::WriteDocuments(page);
  html::WriteFiles(page);
  html::WriteEvidence(page);
  page.Raw("</main>\n</body>\n</html>\n");
  return page.Take();
}

}  // namespace day
