// Every statement that the probe `dataset_claims` reads out of cards, to be looked at by people: data_sentences FILE…
#include <fmt/format.h>

#include <fstream>
#include <string>

#include "probe/probe.h"
#include "probes/dataset_claims/dataset_claims.h"
#include "text/utf8.h"

namespace {

class Print final : public day::Sink {
 public:
  explicit Print(std::string file) : file_(std::move(file)) {}
  void Add(day::Evidence evidence) override {
    fmt::print("{}\t{}\t{}\t{}\t{}\n", day::Printable(file_), evidence.at.line, evidence.Get("name"), evidence.Get("of"), day::Printable(evidence.value));
  }

 private:
  std::string file_;
};

}  // namespace

int main(int argc, char** argv) {
  const day::dataset_claims::DataSentences sentences;
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    Print print(argv[i]);
    day::dataset_claims::ReadDocument(sentences, day::ReadTextDocument("README.md", text), print);
  }
}
