#!/usr/bin/env python3
"""Spans that Presidio's recognizers by pattern find: bench/pii_peers/presidio.py FOLDER [LEAST] < texts.jsonl > spans.jsonl

FOLDER: presidio-analyzer of github.com/microsoft/presidio. It wants Debian 13's python3-pydantic, -tldextract, -regex, -phonenumbers and -yaml and its publicsuffix, but no model: spaCy is stood for by
an empty module, and words (which Presidio takes the context of a match from) are runs of letters and digits in lower case. All recognizers that it has for English by default take part
but those of names. LEAST: the least score that counts (0 is Presidio's own default). A line {"text": …} gives a line {"spans": [{"start", "end", "type"}]}, offsets in code points.
"""
import json, logging, re, sys, types


def stand_in(name, **members):
    module = types.ModuleType(name)
    module.__dict__.update(members)
    sys.modules[name] = module


nothing = type("Nothing", (), {})
stand_in("spacy", Language=nothing, blank=None, load=None)
stand_in("spacy.tokens", Doc=nothing, Span=nothing, Token=nothing)
stand_in("spacy.language", Language=nothing)
stand_in("spacy.util", registry=types.SimpleNamespace(tokenizers=lambda name: lambda made: made))
sys.path.insert(0, sys.argv[1])
least = float(sys.argv[2]) if len(sys.argv) > 2 else 0.0

import tldextract

tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=["file:///usr/share/publicsuffix/public_suffix_list.dat"], cache_dir=None)
tldextract.extract = tldextract.tldextract.extract = tldextract.tldextract.TLD_EXTRACTOR.extract_str
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

logging.disable(logging.WARNING)


class Words(NlpEngine):
    def load(self): pass
    def is_loaded(self): return True
    def is_stopword(self, word, language): return False
    def is_punct(self, word, language): return not word[0].isalnum()
    def get_supported_entities(self): return []
    def get_supported_languages(self): return ["en"]
    def process_batch(self, texts, language, **options): return ((text, self.process_text(text, language)) for text in texts)

    def process_text(self, text, language):
        found = list(re.finditer(r"\w+|[^\w\s]|\s+$", text))
        return NlpArtifacts([], [m.group() for m in found], [m.start() for m in found], [m.group().lower() for m in found], self, language)


registry = RecognizerRegistry()
registry.load_predefined_recognizers(languages=["en"])
registry.recognizers = [r for r in registry.recognizers if "Spacy" not in type(r).__name__]
engine = AnalyzerEngine(registry=registry, nlp_engine=Words(), supported_languages=["en"], default_score_threshold=least)
kinds = ["EMAIL_ADDRESS", "PHONE_NUMBER", "US_SSN", "IP_ADDRESS", "CREDIT_CARD", "IBAN_CODE", "MAC_ADDRESS", "CRYPTO"]
for line in sys.stdin:
    found = engine.analyze(json.loads(line)["text"], language="en", entities=kinds)
    print(json.dumps({"spans": [{"start": f.start, "end": f.end, "type": f.entity_type} for f in found]}))
