// The report as one self-contained page: the matrix, the verdicts, claims, findings and the evidence behind each cell.
//
// No script and no request: cells link to their reasons, reasons to their evidence, all by anchors within the page. It opens from
// disk and prints. Everything that comes from the release passes through HtmlEscape.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/glyphs.h"
#include "report/html_text.h"
#include "report/report.h"
#include "report/version.h"

namespace day {
namespace {

constexpr size_t kMostEvidence = 20'000;  // limit: items beyond those that something refers to; a page must stay usable
constexpr size_t kMostFiles = 5'000;      // limit: files listed; the JSON has them all

constexpr std::string_view kStyle = R"css(
:root{--bg:#fff;--fg:#1b1f24;--dim:#57606a;--line:#d0d7de;--open:#0072b2;--cond:#7fc0ea;--part:#e6a100;--closed:#b8400a;--unknown:#e8ebef;--card:#f6f8fa;--link:#0550ae}
@media (prefers-color-scheme:dark){:root{--bg:#14181d;--fg:#e6e9ed;--dim:#a0a8b2;--line:#3a424c;--unknown:#2b323a;--card:#1c2128;--link:#79b8ff}}
*{box-sizing:border-box}body{margin:0 auto;max-width:1080px;padding:24px 16px 64px;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,"Liberation Sans",Arial,sans-serif}
h1{font-size:1.7rem;margin:0 0 4px}h2{font-size:1.25rem;margin:40px 0 12px;border-bottom:1px solid var(--line);padding-bottom:4px}h3{font-size:1rem;margin:20px 0 4px}
a{color:var(--link)}p{margin:4px 0 8px}.dim{color:var(--dim)}code,pre{font:13px/1.45 "DejaVu Sans Mono",ui-monospace,monospace;overflow-wrap:anywhere}
pre{white-space:pre-wrap;background:var(--card);border:1px solid var(--line);padding:6px 8px;margin:4px 0;border-radius:4px}
.scroll{overflow-x:auto}table{border-collapse:separate;border-spacing:3px;width:100%}th{font-weight:600;text-align:left;font-size:.85rem;color:var(--dim)}
.matrix th[scope=row]{font-weight:400;color:var(--fg);font-size:.95rem;white-space:nowrap}.matrix th[colspan]{padding-top:14px;font-weight:700;color:var(--fg)}
.cell{padding:0;min-width:74px}.cell a,.cell span{display:block;text-align:center;padding:5px 0;border-radius:4px;text-decoration:none;color:#fff;border:1px solid transparent}
.open a{background:var(--open)}.conditional a{background:var(--cond);color:#10202c}.partial a{background:var(--part);color:#221a00}.closed a{background:var(--closed)}
.unknown a{background:var(--unknown);color:var(--fg);border-color:var(--line)}.not-applicable span{color:var(--dim);border-color:var(--line)}
.weak a{background-image:repeating-linear-gradient(135deg,transparent 0 5px,rgba(255,255,255,.28) 5px 7px)}.weak.conditional a,.weak.partial a{background-image:repeating-linear-gradient(135deg,transparent 0 5px,rgba(0,0,0,.16) 5px 7px)}
.legend{display:flex;flex-wrap:wrap;gap:6px 18px;margin:10px 0}.legend .cell{display:inline-block;width:34px;min-width:34px;margin-right:6px}.legend div{display:flex;align-items:center}
.card{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:10px 14px;margin:10px 0}.card h3{margin-top:0}
.tag{display:inline-block;font-size:.8rem;border:1px solid var(--line);border-radius:10px;padding:0 8px;margin-right:6px;background:var(--bg)}
.list td{vertical-align:top;padding:3px 8px 3px 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}.list{border-spacing:0}
:target{outline:3px solid var(--part);outline-offset:2px}
@media print{:root{--bg:#fff;--fg:#000;--dim:#333;--card:#fff;--unknown:#eee;--link:#000}body{max-width:none;padding:0}.card,tr{break-inside:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
)css";

class Page {
 public:
  explicit Page(const Audit& audit) : audit_(audit), profile_(audit.profile) {
    for (size_t i = 0; i < profile_.evidence.size(); ++i) by_id_.emplace_back(profile_.evidence[i].id, i);
    std::sort(by_id_.begin(), by_id_.end());
  }

  std::string Render() {
    Head();
    Steps();
    Matrix();
    Verdicts();
    Claims();
    Findings();
    Components();
    Files();
    EvidenceList();
    out_ += "</main>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  template <class... T>
  void Add(fmt::format_string<T...> format, T&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<T>(values)...);
  }

  const EvidenceItem* Find(std::string_view id) const {
    const auto at = std::lower_bound(by_id_.begin(), by_id_.end(), id, [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
    return at != by_id_.end() && at->first == id ? &profile_.evidence[at->second] : nullptr;
  }

  std::string PlaceOf(const Evidence& evidence) const {
    const FileRecord& file = profile_.files[evidence.file];
    std::string place = profile_.sources.size() > 1 ? profile_.sources[file.source].name + ": " : "";
    place += file.DisplayPath();
    if (evidence.at.line) place += fmt::format(":{}", evidence.at.line);
    else if (evidence.at.offset) place += fmt::format(" at byte {}", evidence.at.offset);
    return place;
  }

  // Links to the evidence with these ids, and a note of what they are.
  void Links(const EvidenceIds& ids) {
    if (ids.empty()) return;
    out_ += "<p class=\"dim\">Evidence: ";
    bool first = true;
    for (const std::string& id : ids) {
      const EvidenceItem* item = Find(id);
      if (!item) continue;
      cited_.insert(item->id);
      Add("{}<a href=\"#{}\"><code>{}</code></a>", first ? "" : ", ", HtmlEscape(id), HtmlEscape(PlaceOf(item->evidence)));
      first = false;
    }
    out_ += "</p>\n";
  }

  void Head() {
    Add("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<title>{} · openness audit</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n",
        HtmlEscape(profile_.release), kStyle, HtmlEscape(profile_.release));
    for (const SourceInfo& source : profile_.sources)
      Add("<p class=\"dim\">{} ({}){}</p>\n", HtmlEscape(source.name), HtmlEscape(source.kind),
          source.revision.empty() ? "" : ", revision <code>" + HtmlEscape(source.revision) + "</code>");
    const Coverage& coverage = profile_.coverage;
    Add("<p class=\"dim\">{} files, {} bytes; {} files read. Daylight {}.</p>\n", coverage.files, coverage.bytes, coverage.files_read, kToolVersion);
    if (!coverage.complete) {
      out_ += "<p><strong>Not everything was seen</strong>, so nothing is called absent where it could still be:</p>\n<ul>\n";
      for (const std::string& reason : coverage.reasons) Add("<li>{}</li>\n", HtmlEscape(reason));
      out_ += "</ul>\n";
    }
  }

  void Steps() {
    const std::vector<NextStep> steps = NextSteps(audit_);
    if (steps.empty()) return;
    out_ += "<h2 id=\"next-steps\">Next steps</h2>\n<ol>\n";
    for (const NextStep& step : steps) Add("<li>{} <span class=\"dim\">{}</span></li>\n", HtmlEscape(step.text), HtmlEscape(step.because));
    out_ += "</ol>\n";
  }

  void Matrix() {
    out_ += "<h2 id=\"matrix\">Components and gates</h2>\n<div class=\"scroll\">\n<table class=\"matrix\">\n<thead><tr><th scope=\"col\">Component</th>";
    for (size_t i = 0; i < kGates; ++i) Add("<th scope=\"col\">{}</th>", TitleOf(static_cast<GateId>(i)));
    out_ += "<th scope=\"col\">Binding license</th></tr></thead>\n";
    for (const Category& category : TheStack().categories) {
      Add("<tbody>\n<tr><th colspan=\"8\" scope=\"rowgroup\">{}</th></tr>\n", HtmlEscape(category.name));
      for (const Component& component : TheStack().components)
        if (component.category == category.id)
          if (const ComponentProfile* row = profile_.Find(component.id)) Row(component, *row);
      out_ += "</tbody>\n";
    }
    out_ += "</table>\n</div>\n<div class=\"legend\">\n";
    for (size_t i = 0; i < 6; ++i) {
      const auto state = static_cast<GateState>(i);
      const bool link = state != GateState::kNotApplicable;
      Add("<div><span class=\"cell {}\">{}{}{}</span> {}</div>\n", NameOf(state), link ? "<a>" : "<span>", GlyphOf(state, true), link ? "</a>" : "</span>",
          WordsOf(state));
    }
    out_ += "<div><span class=\"cell open weak\"><a>●</a></span> hatched: weak evidence</div>\n</div>\n";
  }

  void Row(const Component& component, const ComponentProfile& row) {
    Add("<tr><th scope=\"row\"><a href=\"#{}\">{}</a></th>", component.id, HtmlEscape(component.name));
    for (size_t i = 0; i < kGates; ++i) {
      const Gate& gate = row.gates[i];
      const std::string_view title = TitleOf(static_cast<GateId>(i));
      if (gate.state == GateState::kNotApplicable) {
        Add("<td class=\"cell not-applicable\"><span aria-label=\"{}, {}: does not apply\" role=\"img\">–</span></td>", HtmlEscape(component.name), title);
        continue;
      }
      const bool weak = gate.strength == Strength::kWeak && gate.state != GateState::kUnknown;
      Add("<td class=\"cell {}{}\"><a href=\"#{}-{}\" aria-label=\"{}, {}: {}{}\" title=\"{}\">{}</a></td>", NameOf(gate.state), weak ? " weak" : "", component.id,
          NameOf(static_cast<GateId>(i)), HtmlEscape(component.name), title, WordsOf(gate.state), weak ? ", on weak evidence" : "", HtmlEscape(gate.because),
          GlyphOf(gate.state, true));
    }
    Add("<td>{}</td></tr>\n", HtmlEscape(BindingLicense(row)));
  }

  void Verdicts() {
    if (audit_.verdicts.empty()) return;
    out_ += "<h2 id=\"verdicts\">Verdicts</h2>\n";
    for (const DefinitionVerdict& verdict : audit_.verdicts) {
      Add("<section class=\"card\" id=\"definition-{}\">\n<h3>{} {} <span class=\"tag\">{}</span></h3>\n<p>{}</p>\n", HtmlEscape(verdict.id),
          HtmlEscape(verdict.name), HtmlEscape(verdict.version), NameOf(verdict.outcome), HtmlEscape(verdict.headline));
      for (const LevelVerdict& level : verdict.levels)
        Add("<p><span class=\"tag\">{}</span>{}: {:.0f} %</p>\n", NameOf(level.outcome), HtmlEscape(level.name), level.progress);
      out_ += "<details><summary>Criteria</summary>\n<div class=\"scroll\"><table class=\"list\">\n<thead><tr><th scope=\"col\">Outcome</th><th scope=\"col\">Requirement and reason</th></tr></thead><tbody>\n";
      for (const CriterionVerdict& criterion : verdict.criteria) {
        Add("<tr><td>{}</td><td>{}<br><span class=\"dim\">{}</span>", NameOf(criterion.outcome), HtmlEscape(criterion.requirement), HtmlEscape(criterion.because));
        if (!criterion.remedy.empty()) Add("<br>Would change it: {}", HtmlEscape(criterion.remedy));
        Links(criterion.evidence);
        out_ += "</td></tr>\n";
      }
      out_ += "</tbody></table></div></details>\n";
      for (const std::string& difference : verdict.differs) Add("<p class=\"dim\">{}</p>\n", HtmlEscape(difference));
      Add("<p class=\"dim\">Source: {}</p>\n</section>\n", HtmlEscape(verdict.source));
    }
  }

  void Claims() {
    if (profile_.claims.empty()) return;
    out_ += "<h2 id=\"claims\">What the release says of itself</h2>\n";
    size_t number = 0;
    for (const Claim& claim : profile_.claims) {
      Add("<section class=\"card\" id=\"claim-{}\">\n<h3><span class=\"tag\">{}</span><code>{}:{}</code></h3>\n<blockquote>{}</blockquote>\n<p>{}</p>\n", ++number,
          NameOf(claim.verdict), HtmlEscape(claim.path), claim.line, HtmlEscape(claim.text), HtmlEscape(claim.because));
      Links(claim.evidence);
      out_ += "</section>\n";
    }
  }

  void Findings() {
    if (profile_.findings.empty()) return;
    out_ += "<h2 id=\"findings\">Findings</h2>\n";
    size_t number = 0;
    for (const Finding& finding : profile_.findings) {
      Add("<section class=\"card\" id=\"finding-{}\">\n<h3><span class=\"tag\">{}</span>{}</h3>\n<p>{}</p>\n", ++number, NameOf(finding.severity),
          HtmlEscape(finding.title), HtmlEscape(finding.detail));
      if (!finding.remedy.empty()) Add("<p>Remedy: {}</p>\n", HtmlEscape(finding.remedy));
      Links(finding.evidence);
      out_ += "</section>\n";
    }
  }

  void Components() {
    out_ += "<h2 id=\"components\">Why each cell is as it is</h2>\n";
    for (const Component& component : TheStack().components) {
      const ComponentProfile* row = profile_.Find(component.id);
      if (!row) continue;
      Add("<section class=\"card\" id=\"{}\">\n<h3>{} <span class=\"tag\">{}</span></h3>\n", component.id, HtmlEscape(component.name), NameOf(row->assurance));
      if (!row->summary.empty()) Add("<p>{}</p>\n", HtmlEscape(row->summary));
      for (size_t i = 0; i < kGates; ++i) {
        const Gate& gate = row->gates[i];
        if (gate.state == GateState::kNotApplicable) continue;
        Add("<div id=\"{}-{}\"><p><strong>{}</strong> {} {}{}: {}</p>\n", component.id, NameOf(static_cast<GateId>(i)), TitleOf(static_cast<GateId>(i)),
            GlyphOf(gate.state, true), WordsOf(gate.state), gate.strength == Strength::kWeak && gate.state != GateState::kUnknown ? " (weak evidence)" : "",
            HtmlEscape(gate.because));
        Links(gate.evidence);
        out_ += "</div>\n";
      }
      Links(row->evidence);
      out_ += "</section>\n";
    }
  }

  void Files() {
    out_ += "<h2 id=\"files\">Files</h2>\n<details><summary>List</summary>\n<div class=\"scroll\"><table class=\"list\">\n<thead><tr><th scope=\"col\">Path</th><th "
            "scope=\"col\">Type</th><th scope=\"col\">Bytes</th><th scope=\"col\">SHA-256 or reason</th></tr></thead><tbody>\n";
    for (size_t i = 0; i < profile_.files.size() && i < kMostFiles; ++i) {
      const FileRecord& file = profile_.files[i];
      const bool hashed = file.state == FileState::kRead || file.state == FileState::kListed;
      Add("<tr><td><code>{}</code></td><td>{}</td><td>{}</td><td>{}<code>{}</code></td></tr>\n", HtmlEscape(file.DisplayPath()), HtmlEscape(file.type), file.size,
          file.state == FileState::kRead ? "" : fmt::format("{} ", NameOf(file.state)), hashed ? file.sha256.Hex() : HtmlEscape(file.note));
    }
    out_ += "</tbody></table></div>\n";
    if (profile_.files.size() > kMostFiles) Add("<p class=\"dim\">and {} more, all in the JSON form of this report.</p>\n", profile_.files.size() - kMostFiles);
    out_ += "</details>\n";
  }

  void EvidenceList() {
    out_ += "<h2 id=\"evidence\">Evidence</h2>\n";
    size_t uncited = 0, left_out = 0;
    for (const EvidenceItem& item : profile_.evidence) {
      const bool cited = cited_.contains(item.id);
      if (!cited && ++uncited > kMostEvidence) {
        ++left_out;
        continue;
      }
      const Evidence& evidence = item.evidence;
      Add("<div id=\"{}\" class=\"card\"><p><code>{}</code> <span class=\"tag\">{}</span><strong>{}</strong> {}</p>", HtmlEscape(item.id), HtmlEscape(PlaceOf(evidence)),
          NameOf(evidence.outcome), HtmlEscape(evidence.key), HtmlEscape(evidence.value));
      if (!evidence.fields.empty()) {
        out_ += "<p class=\"dim\">";
        for (const Field& field : evidence.fields) Add("{}: {} · ", HtmlEscape(field.name), HtmlEscape(field.value));
        out_ += "</p>";
      }
      if (!evidence.excerpt.empty()) Add("<pre>{}</pre>", HtmlExcerpt(evidence.excerpt));
      Add("<p class=\"dim\">{} · probe {} version {}</p></div>\n", HtmlEscape(item.id), HtmlEscape(evidence.probe), evidence.version);
    }
    if (left_out) Add("<p class=\"dim\">{} more items, to which nothing above refers, are in the JSON form of this report.</p>\n", left_out);
  }

  const Audit& audit_;
  const Profile& profile_;
  std::vector<std::pair<std::string_view, size_t>> by_id_;
  std::set<std::string_view> cited_;
  std::string out_;
};

}  // namespace

std::string RenderHtml(const Audit& audit) { return Page(audit).Render(); }

}  // namespace day
