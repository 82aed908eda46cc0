// The page of a report, on one release or on data alone, which stand in the page itself.
import { inlinedReport } from "./data/inlined";
import { Release } from "./data/release";
import { DataReport } from "./measured/DataReport";
import { Report } from "./report/Report";
import { start } from "./start";
import "./styles/report_page.css";

start(() => {
  const report = inlinedReport();
  if ("measured" in report) return () => <DataReport measured={report.measured} />;
  const release = new Release(report.release);
  return () => <Report release={release} />;
});
