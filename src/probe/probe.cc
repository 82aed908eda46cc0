#include "probe/probe.h"

#include <utility>

#include "probe/simple.h"

namespace day {

void Sink::Found(std::string key, std::string value, Location at, std::vector<Field> fields, std::string_view excerpt) {
  Evidence evidence;
  evidence.key = std::move(key);
  evidence.value = std::move(value);
  evidence.at = at;
  evidence.fields = std::move(fields);
  evidence.excerpt = ExcerptOf(excerpt);
  Add(std::move(evidence));
}

void Sink::Malformed(std::string key, uint64_t offset, std::string_view rule) {
  Evidence evidence;
  evidence.outcome = Outcome::kMalformed;
  evidence.key = std::move(key);
  evidence.value = std::string(rule);
  evidence.at.offset = offset;
  Add(std::move(evidence));
}

void Sink::Skipped(std::string key, std::string_view limit) {
  Evidence evidence;
  evidence.outcome = Outcome::kSkipped;
  evidence.key = std::move(key);
  evidence.value = std::string(limit);
  Add(std::move(evidence));
}

namespace {

class SimpleProbe final : public Probe {
 public:
  SimpleProbe(ProbeDef def, LookFunction look) : def_(std::move(def)), look_(std::move(look)) {}
  const ProbeDef& def() const override { return def_; }

  std::unique_ptr<Session> Start(const Artifact& artifact) const override { return std::make_unique<LookSession>(look_, artifact); }

 private:
  class LookSession final : public Session {
   public:
    LookSession(const LookFunction& look, const Artifact& artifact) : look_(look), artifact_(artifact) {}
    void Feed(const Window& window, Sink& sink) override { look_(artifact_, window, sink); }

   private:
    const LookFunction& look_;
    Artifact artifact_;  // the engine keeps its strings alive as long as the session
  };

  ProbeDef def_;
  LookFunction look_;
};

}  // namespace

std::unique_ptr<Probe> MakeSimpleProbe(ProbeDef def, LookFunction look) { return std::make_unique<SimpleProbe>(std::move(def), std::move(look)); }

}  // namespace day
