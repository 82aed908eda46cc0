#include "probes/links/programs.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace day::links {
namespace {

constexpr size_t kMaxPrograms = 500;
constexpr size_t kMaxWords = 60;  // limit: of a command
constexpr size_t kMaxPath = 200;  // limit: bytes

template <size_t N>
bool IsOneOf(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::ranges::find(list, word) != list.end();
}

bool EndsLikeAProgram(std::string_view path) {
  return std::ranges::any_of(std::array<std::string_view, 4>{".py", ".sh", ".bash", ".ipynb"}, [&](std::string_view end) { return path.ends_with(end); });
}

// "tools/train.py", not a blank to fill in, a variable or an address.
bool IsProgram(std::string_view word) {
  if (word.size() > kMaxPath || word.find("://") != word.npos || word.find("..") != word.npos || !EndsLikeAProgram(word)) return false;
  return std::ranges::all_of(word, [](char c) { return IsWordByte(c) || c == '/' || c == '.' || c == '-' || c == '+'; });
}

bool IsLauncher(std::string_view word) {
  static constexpr std::array<std::string_view, 14> kLaunchers = {"python", "python3", "torchrun", "deepspeed", "accelerate", "bash",      "sh",
                                                                  "sbatch", "srun",    "mpirun",   "mpiexec",   "ipython",    "streamlit", "horovodrun"};
  return IsOneOf(word, kLaunchers) || word.starts_with("python3.");
}

std::string WithoutDot(std::string_view path) { return std::string(path.starts_with("./") ? path.substr(2) : path); }

std::vector<std::string_view> WordsOf(std::string_view command) {
  std::vector<std::string_view> words;
  for (size_t at = 0; at < command.size() && words.size() < kMaxWords;) {
    const size_t begin = command.find_first_not_of(" \t\r\n\\\"'`", at);
    if (begin == command.npos) break;
    at = std::min(command.find_first_of(" \t\r\n\\\"'`", begin), command.size());
    words.push_back(command.substr(begin, at - begin));
  }
  return words;
}

// What a command runs: the first program behind its launcher, and a module of the release's own before that.
std::vector<std::string> ProgramsOf(std::string_view command) {
  std::vector<std::string> programs;
  bool launched = false, module = false;
  for (const std::string_view word : WordsOf(command)) {
    if (word == "&&" || word == "|" || word == ";") {
      launched = module = false;
    } else if (module) {
      std::string path(word);
      std::ranges::replace(path, '.', '/');
      path += ".py";
      if (IsProgram(path)) programs.push_back(std::move(path));
      module = false;
    } else if (IsProgram(word) && (launched || word.starts_with("./"))) {
      programs.push_back(WithoutDot(word));
      launched = false;
    } else if (IsLauncher(word)) {
      launched = true;
    } else {
      module = launched && word == "-m";
    }
  }
  return programs;
}

// The sentence of the block in which a code span stands.
std::string_view SentenceAround(const Markdown& document, const MarkdownCode& span) {
  for (const MarkdownBlock& block : document.blocks) {
    if (block.section != span.section || block.line > span.line || block.last_line < span.line) continue;
    for (const std::string_view sentence : SplitSentences(block.text))
      if (sentence.find(span.text) != sentence.npos) return sentence;
  }
  return {};
}

}  // namespace

std::vector<NamedProgram> FindPrograms(const Markdown& document) {
  std::vector<NamedProgram> found;
  size_t spans = 0;  // that may name one: each is looked for among the blocks
  for (const MarkdownCode& code : document.code) {
    if (code.span) {
      const std::string_view text = TrimAscii(code.text);
      if (IsProgram(text) && found.size() < kMaxPrograms && ++spans <= kMaxPrograms) {
        if (const std::string_view sentence = SentenceAround(document, code); !sentence.empty())
          found.push_back({WithoutDot(text), code.line, code.section, false, sentence});
      }
    }
    // A command goes on over lines that end with a backslash.
    LineCounter lines(code.text, code.line);
    for (size_t begin = 0; begin < code.text.size();) {
      size_t end = begin;
      do {
        end = std::min(code.text.find('\n', end == begin ? begin : end + 1), code.text.size());
      } while (end < code.text.size() && end > begin && code.text[end - 1] == '\\');
      const std::string_view command = std::string_view(code.text).substr(begin, end - begin);
      if (!TrimAscii(command).starts_with('#'))
        for (std::string& path : ProgramsOf(command))
          if (found.size() < kMaxPrograms) found.push_back({std::move(path), lines.Of(begin), code.section, true, TrimAscii(command)});
      begin = end + 1;
    }
  }
  return found;
}

std::string HeadingsOver(const Markdown& document, uint32_t section) {
  std::string joined;
  if (section >= document.sections.size()) return joined;
  const auto titled = std::ranges::find_if(document.sections, [](const MarkdownSection& one) { return one.heading.level > 0; });
  const std::vector<std::string>& path = document.sections[section].path;
  for (size_t i = path.size(); i-- > 0;) {
    const bool title = i == 0 && titled != document.sections.end() && titled->heading.text == path[0];
    if (!title) joined.append(joined.empty() ? "" : " / ").append(path[i]);
  }
  return joined;
}

}  // namespace day::links
