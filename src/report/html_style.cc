// How the page looks: on a screen, bright or dark, narrow or wide, and on paper. States are told by shape; color only helps.
#include "report/html_writer.h"

namespace day::html {

// Colors that stay apart for color-blind readers (Okabe and Ito's blue, sky blue and orange, and a darker vermilion), with contrast of at least
// 4.5 to 1 between sign and ground.
std::string_view Style() {
  return R"css(
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--dim:#57606a;--line:#d0d7de;--open:#0072b2;--cond:#7fc0ea;--part:#e6a100;--closed:#b8400a;--unknown:#e9edf0;--card:#f6f8fa;--link:#0550ae;--ok:#00639b;--bad:#a83500;--mid:#7a5200}
@media (prefers-color-scheme:dark){:root{--bg:#14181d;--fg:#e6e9ed;--dim:#a0a8b2;--line:#3a424c;--unknown:#2b323a;--card:#1c2128;--link:#79b8ff;--ok:#7fc0ea;--bad:#ff9d70;--mid:#f0bd4e}}
*{box-sizing:border-box}html{scroll-padding-top:12px}
body{margin:0 auto;max-width:1120px;padding:28px 20px 72px;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,"Liberation Sans",Arial,sans-serif}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 4px;overflow-wrap:anywhere}h2{font-size:1.25rem;margin:44px 0 12px}h3{font-size:1rem;margin:0 0 4px}
a{color:var(--link)}p{margin:4px 0 8px}.dim{color:var(--dim)}code,pre{font:13px/1.45 "DejaVu Sans Mono",ui-monospace,monospace;overflow-wrap:anywhere}
pre{white-space:pre-wrap;background:var(--bg);border:1px solid var(--line);padding:6px 8px;margin:4px 0;border-radius:4px}
blockquote{margin:4px 0 8px;padding-left:12px;border-left:3px solid var(--line);overflow-wrap:anywhere}
nav{display:flex;flex-wrap:wrap;gap:2px 16px;margin:12px 0 0;font-size:.9rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(290px,1fr));gap:14px;margin:22px 0}
.card{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:14px 16px;margin:12px 0}.cards .card{margin:0}.card p:last-child{margin-bottom:0}
.big{font-size:1.15rem;font-weight:650;margin:2px 0 6px}.steps{margin:0;padding-left:22px}.steps li{margin:0 0 8px}
.bars{display:grid;grid-template-columns:auto 1fr auto;gap:3px 10px;align-items:center;font-size:.85rem;margin:8px 0}.bars svg{width:100%;height:8px;border-radius:4px;background:var(--line)}.bars rect{fill:var(--open)}
.scroll{overflow-x:auto}table{border-collapse:separate;border-spacing:0;width:100%}th{font-weight:600;text-align:left;font-size:.85rem;color:var(--dim)}
.matrix{border-spacing:5px;min-width:860px}.matrix thead th{font-weight:400;text-align:center;white-space:nowrap}.matrix thead th:last-child{text-align:left}
.matrix .group{width:22px;padding:0;border-right:3px solid var(--line);vertical-align:middle}.matrix .group span{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap;font-weight:400;font-size:.85rem}
.matrix tbody+tbody::before{content:"";display:block;height:10px}.matrix .class{font-weight:400;text-align:center;width:34px;font-size:.8rem}
.matrix th[scope=row]{font-weight:400;font-size:.95rem;text-align:right;line-height:1.2;padding-right:6px}.matrix th[scope=row] a{color:var(--fg);text-decoration:none}.matrix th[scope=row] a:hover{text-decoration:underline}
.matrix .license{padding-left:8px;font-size:.9rem;overflow-wrap:anywhere;min-width:120px;line-height:1.2}
.cell{padding:0;width:94px;min-width:70px}.cell a,.cell span,.key{position:relative;display:flex;align-items:center;justify-content:center;height:30px;border-radius:5px;border:1px solid transparent;color:#fff;text-decoration:none}
.cell a:hover{filter:brightness(1.1)}.cell a:focus-visible,summary:focus-visible,a:focus-visible{outline:3px solid var(--part);outline-offset:1px}.g{width:16px;height:16px;fill:none;stroke:currentColor;stroke-width:2}
.s-open{background-color:var(--open)}.s-conditional{background-color:var(--cond);color:#10202c!important}.s-partial{background-color:var(--part);color:#221a00!important}.s-closed{background-color:var(--closed)}
.s-unknown{background-color:var(--unknown);color:var(--dim)!important;border-color:var(--line)!important}.s-not-applicable{color:var(--dim)!important;border-color:var(--line)!important}
.weak{background-image:repeating-linear-gradient(135deg,transparent 0 5px,rgba(255,255,255,.34) 5px 6.5px)}.s-unknown{background-image:repeating-linear-gradient(135deg,transparent 0 6px,rgba(128,128,128,.16) 6px 7px)}
.blocks::after{content:"";position:absolute;top:0;right:0;border:6px solid;border-color:var(--fg) var(--fg) transparent transparent;border-top-right-radius:4px}
.legend{display:flex;flex-wrap:wrap;gap:8px 22px;margin:14px 0 0;font-size:.9rem}.legend div{display:flex;align-items:center;gap:8px}.key{width:30px;height:24px}
.tag{display:inline-block;font-size:.8rem;line-height:1.4;border:1px solid var(--line);border-radius:10px;padding:0 9px;margin-right:6px;background:var(--bg);font-weight:500}.good{color:var(--ok);border-color:currentColor}.bad{color:var(--bad);border-color:currentColor}.mid{color:var(--mid);border-color:currentColor}
.list td,.list th{vertical-align:top;padding:7px 12px 7px 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}.list td:first-child,.list tbody th{white-space:nowrap}.gates .key{width:26px;height:20px;display:inline-flex;vertical-align:-4px;margin-right:8px}.gates .g{width:13px;height:13px}
details summary{cursor:pointer;color:var(--dim);font-size:.9rem}details ul{margin:4px 0 8px;padding-left:20px}.ev li{margin:2px 0}
:target{outline:3px solid var(--part);outline-offset:3px;border-radius:4px}
@media print{:root{--bg:#fff;--fg:#000;--dim:#333;--card:#fff;--unknown:#eee;--link:#000}body{max-width:none;padding:0}nav{display:none}.card,tr{break-inside:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
)css";
}

std::string_view Symbols() {
  return "<svg width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>"
         "<symbol id=\"g-open\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"6\" fill=\"currentColor\"/></symbol>"
         "<symbol id=\"g-conditional\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"6\"/><path d=\"M8 2a6 6 0 0 1 0 12z\" fill=\"currentColor\" "
         "stroke=\"none\"/></symbol>"
         "<symbol id=\"g-partial\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"6\"/><path d=\"M8 8V2a6 6 0 0 1 6 6z\" fill=\"currentColor\" "
         "stroke=\"none\"/></symbol>"
         "<symbol id=\"g-closed\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"6\"/></symbol>"
         "<symbol id=\"g-unknown\" viewBox=\"0 0 16 16\"><path d=\"M5 5.6a3 3 0 1 1 4.4 2.7Q8 9 8 10.4M8 13v1.2\"/></symbol>"
         "<symbol id=\"g-not-applicable\" viewBox=\"0 0 16 16\"><path d=\"M4 8h8\"/></symbol></defs></svg>\n";
}

std::string Glyph(GateState state) { return fmt::format("<svg class=\"g\" aria-hidden=\"true\"><use href=\"#g-{}\"/></svg>", NameOf(state)); }

std::string Tag(std::string_view word, std::string_view color) { return fmt::format("<span class=\"tag {}\">{}</span>", color, HtmlEscape(word)); }

std::string_view ColorClass(CriterionOutcome outcome) {
  switch (outcome) {
    case CriterionOutcome::kMet: return "good";
    case CriterionOutcome::kPartly: return "mid";
    case CriterionOutcome::kUnmet: return "bad";
    default: return "dim";
  }
}

std::string_view ColorClass(ClaimVerdict verdict) {
  switch (verdict) {
    case ClaimVerdict::kSupported: return "good";
    case ClaimVerdict::kPartly: return "mid";
    case ClaimVerdict::kNotSupported: return "bad";
    default: return "dim";
  }
}

std::string_view ColorClass(Answer answer) {
  switch (answer) {
    case Answer::kYes: return "good";
    case Answer::kConditional: return "mid";
    case Answer::kNo: return "bad";
    default: return "dim";
  }
}

std::string_view ColorClass(Severity severity) {
  switch (severity) {
    case Severity::kHigh: return "bad";
    case Severity::kMedium: return "mid";
    default: return "dim";
  }
}

}  // namespace day::html
