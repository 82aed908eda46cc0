#include "text/markdown_prepare.h"

#include <algorithm>

namespace day {
namespace {

// The line at the front of `text`, its end included; removes it.
std::string_view TakeLine(std::string_view& text) {
  const size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end == text.npos ? end : end + 1);
  text.remove_prefix(line.size());
  return line;
}

bool IsBlank(std::string_view line) { return line.find_first_not_of(" \t\r\n") == line.npos; }

// Where the text of a line begins, behind quotation and list marks and spaces.
size_t ContentStart(std::string_view line) {
  size_t at = line.find_first_not_of(" \t>*+-");
  return at == line.npos ? line.size() : at;
}

bool StartsReference(std::string_view line) {
  const size_t at = ContentStart(line);
  if (at >= line.size() || line[at] != '[') return false;
  return line.substr(at, 400).find("]:") != line.npos;
}

void BoundContainers(char* line, size_t size) {
  int containers = 0;
  size_t at = 0;
  while (at < size) {
    const char c = line[at];
    size_t mark_end = at;
    if (c == ' ' || c == '\t') {
      ++at;
      continue;
    }
    if (c == '>') {
      mark_end = at + 1;
    } else if (c == '-' || c == '+' || c == '*') {
      if (at + 1 < size && (line[at + 1] == ' ' || line[at + 1] == '\t')) mark_end = at + 1;
    } else if (c >= '0' && c <= '9') {
      size_t end = at;
      while (end < size && end < at + 9 && line[end] >= '0' && line[end] <= '9') ++end;
      if (end + 1 < size && (line[end] == '.' || line[end] == ')') && (line[end + 1] == ' ' || line[end + 1] == '\t')) mark_end = end + 1;
    }
    if (mark_end == at) return;
    if (++containers > kMaxContainers) std::fill(line + at, line + mark_end, ' ');
    at = mark_end;
  }
}

bool IsDelimiterRow(std::string_view line) {
  return line.find('-') != line.npos && line.find_first_not_of(" \t\r\n|:->*+") == line.npos && line.find_first_of("|:") != line.npos;
}

void Blank(std::string& text, size_t begin, size_t end) {
  for (size_t i = begin; i < end; ++i)
    if (text[i] != '\n' && text[i] != '\r') text[i] = ' ';
}

void BoundTables(std::string& piece) {
  std::string_view rest = piece;
  size_t rows = 0;  // lines from here to the next empty one
  while (!rest.empty()) {
    const size_t begin = piece.size() - rest.size();
    if (rows == 0) {
      for (std::string_view ahead = rest; !ahead.empty() && !IsBlank(TakeLine(ahead));) ++rows;
    } else {
      --rows;
    }
    const std::string_view line = TakeLine(rest);
    if (!IsDelimiterRow(line)) continue;
    if (line.size() > kMaxDelimiterRow) {
      Blank(piece, begin, begin + line.size());
      continue;
    }
    const size_t columns = 1 + static_cast<size_t>(std::ranges::count(line, '|'));
    if (columns * rows > kMaxTableCells) Blank(piece, begin, begin + line.size());
  }
}

// `<?`, `<!X` and `<![CDATA[` are each searched to the end of the paragraph for what closes them.
void BoundDeclarations(std::string& piece) {
  int seen = 0;
  for (size_t at = piece.find('<'); at != piece.npos; at = piece.find('<', at + 1)) {
    if (at + 1 < piece.size() && (piece[at + 1] == '?' || piece[at + 1] == '!') && ++seen > 32) piece[at] = ' ';
  }
}

void BoundReferences(std::string& piece) {
  std::string_view rest = piece;
  size_t start = piece.npos;  // of the reference definition being measured
  auto close = [&](size_t end) {
    if (start != piece.npos && end - start > kMaxReference) piece[start + ContentStart(std::string_view(piece).substr(start))] = ' ';
    start = piece.npos;
  };
  while (!rest.empty()) {
    const size_t begin = piece.size() - rest.size();
    const std::string_view line = TakeLine(rest);
    if (IsBlank(line)) close(begin);
    if (StartsReference(line)) {
      close(begin);
      start = begin;
    }
  }
  close(piece.size());
}

}  // namespace

bool MarkdownFence::Take(std::string_view line) {
  const size_t at = line.find_first_not_of(" \t>");
  if (at == line.npos || (line[at] != '`' && line[at] != '~')) return open();
  const char mark = line[at];
  size_t end = line.find_first_not_of(mark, at);
  if (end == line.npos) end = line.size();
  const size_t run = end - at;
  if (run < 3) return open();
  if (!open()) {
    if (mark == '`' && line.find('`', end) != line.npos) return false;  // a code span
    mark_ = mark;
    length_ = run;
  } else if (mark == mark_ && run >= length_ && IsBlank(line.substr(end))) {
    length_ = 0;
  }
  return true;
}

std::string WithoutComments(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  MarkdownFence fence;
  size_t at = 0;
  bool line_start = true;
  // Without a closing mark ahead nothing is a comment; looked up once, so that many openings stay linear.
  const size_t last_close = text.rfind("-->");
  while (at < text.size()) {
    size_t end = text.find('\n', at);
    end = end == text.npos ? text.size() : end + 1;
    const std::string_view line = text.substr(at, end - at);
    if (line_start && fence.Take(line)) {
      out.append(line);
      at = end;
      continue;
    }
    const size_t open = line.find("<!--");
    const bool in_span = open != line.npos && line.substr(0, open).find('`') != line.npos;
    if (open == line.npos || in_span || last_close == text.npos || last_close < at + open + 2) {
      out.append(line);
      at = end;
      line_start = true;
      continue;
    }
    out.append(line.substr(0, open));
    size_t close = text.find("-->", at + open + 2);  // `<!-->` is a whole comment
    const std::string_view comment = text.substr(at + open, close + 3 - (at + open));
    out.append(static_cast<size_t>(std::ranges::count(comment, '\n')), '\n');
    at = close + 3;
    line_start = false;
  }
  return out;
}

MarkdownPieces::MarkdownPieces(std::string_view text) : rest_(text) {
  if (text.size() <= kMarkdownPiece) return;
  MarkdownFence fence;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view line = TakeLine(rest);
    if (fence.Take(line) || line.size() > kMaxReference || !StartsReference(line)) continue;
    if (references_.size() + line.size() > kMaxReferences) break;
    references_.append(line.substr(ContentStart(line)));
  }
}

bool MarkdownPieces::Next(std::string& piece, uint32_t& lines_before) {
  if (rest_.empty()) return false;
  lines_before = line_;
  size_t cut = rest_.size();
  MarkdownFence open_at_cut;
  if (cut > kMarkdownPiece) {
    // The last place where an empty line is followed by text at the margin, outside fenced code; else the last line end.
    size_t at_margin = 0, at_line = 0;
    bool blank = false;
    MarkdownFence fence = fence_;
    for (std::string_view rest = rest_.substr(0, kMarkdownPiece); !rest.empty();) {
      const size_t begin = kMarkdownPiece - rest.size();
      const std::string_view line = TakeLine(rest);
      if (begin > 0) {
        at_line = begin;
        open_at_cut = fence;
      }
      const bool was_code = fence.open();
      const bool code = fence.Take(line);
      if (begin > 0 && blank && !was_code && line[0] != ' ' && line[0] != '\t') at_margin = begin;
      blank = !code && IsBlank(line);
    }
    if (at_margin != 0) open_at_cut = {};
    cut = at_margin != 0 ? at_margin : at_line != 0 ? at_line : kMarkdownPiece;
    if (at_margin == 0 && at_line == 0)
      while (cut > kMarkdownPiece - 4 && (static_cast<unsigned char>(rest_[cut]) & 0xC0) == 0x80) --cut;
  }
  piece.clear();
  if (fence_.open()) {
    piece.append(fence_.Mark()).push_back('\n');
    --lines_before;  // wraps when a block is cut within the first line; the caller's addition wraps back
  }
  piece.append(rest_.substr(0, cut));
  line_ += static_cast<uint32_t>(std::ranges::count(rest_.substr(0, cut), '\n'));
  rest_.remove_prefix(cut);
  if (!references_.empty()) {
    if (open_at_cut.open()) piece.append("\n").append(open_at_cut.Mark());
    piece.append("\n\n").append(references_);
  }
  fence_ = open_at_cut;
  TameMarkdown(piece);
  return true;
}

void TameMarkdown(std::string& piece) {
  for (size_t at = 0; at < piece.size();) {
    size_t end = piece.find('\n', at);
    if (end == piece.npos) end = piece.size();
    BoundContainers(piece.data() + at, end - at);
    at = end + 1;
  }
  BoundDeclarations(piece);
  BoundTables(piece);
  BoundReferences(piece);
}

}  // namespace day
