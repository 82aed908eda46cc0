#!/usr/bin/env python3
"""Spans that the regular expressions of tools for cleaning of corpora find: bench/pii_peers/regexes.py datatrove|dolma FOLDER < texts.jsonl > spans.jsonl

FOLDER: a working copy of github.com/huggingface/datatrove or github.com/allenai/dolma. Only the file with the expressions is loaded, with what it imports stood for by empty modules.
datatrove: PIIFormatter, for all addresses and not the public ones alone. dolma: the tagger pii_regex_with_counts_fast_v2; it is shown each text with a blank before it and a line break
behind it, since its expressions ask for them. A line {"text": …} gives a line {"spans": [{"start", "end", "type"}]}, offsets in code points.
"""
import importlib.util, json, os, sys, types


def load(path, package, modules):
    for name in [package.rsplit(".", depth)[0] for depth in range(package.count("."), 0, -1)]:
        sys.modules.setdefault(name, types.ModuleType(name)).__path__ = []
    for name, members in modules.items():
        sys.modules[name] = types.ModuleType(name)
        sys.modules[name].__dict__.update(members)
    spec = importlib.util.spec_from_file_location(package, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[package] = module
    spec.loader.exec_module(module)
    return module


def datatrove(folder):
    module = load(os.path.join(folder, "src/datatrove/pipeline/formatters/pii.py"), "datatrove.pipeline.formatters.pii",
                  {"datatrove.pipeline.formatters.base": {"BaseFormatter": type("BaseFormatter", (), {"__init__": lambda self: None})}})
    formatter = module.PIIFormatter(only_remove_public_ips=False)
    kinds = [(formatter.emails_replacer, "EMAIL_ADDRESS"), (formatter.ip_replacer, "IP_ADDRESS")]

    def find(text):
        for replacer, kind in kinds:
            for m in replacer.regex.finditer(text):
                if not replacer.validator or replacer.validator(m.group(0)):
                    yield m.start(), m.end(), kind
    return find


def dolma(folder):
    class Span:
        def __init__(self, start, end, type, score=0.0): self.start, self.end, self.type = start, end, type
        def __len__(self): return self.end - self.start

    class Slice:
        def __init__(self, text, start): self.text, self.start = text, start

    def paragraphs(text):
        at = 0
        for line in text.splitlines(keepends=True):
            yield Slice(line, at)
            at += len(line)

    class Available:
        def __init__(self, *names, **options): pass
        def __enter__(self): return False
        def __exit__(self, *error): return False

    module = load(os.path.join(folder, "python/dolma/taggers/pii.py"), "dolma.taggers.pii",
                  {"necessary": {"necessary": Available},
                   "dolma.core": {"__path__": []},
                   "dolma.core.data_types": {"DocResult": types.SimpleNamespace, "Document": None, "Span": Span, "TextSlice": Slice},
                   "dolma.core.registry": {"TaggerRegistry": type("Registry", (), {"add": staticmethod(lambda name: lambda made: made)})},
                   "dolma.core.taggers": {"BaseTagger": object},
                   "dolma.core.utils": {"split_paragraphs": paragraphs}})
    tagger = module.FastPiiRegex()

    def find(text):
        for s in tagger.predict(types.SimpleNamespace(text=" " + text + "\n")).spans:
            if not s.type.startswith("doc"):
                yield max(s.start - 1, 0), min(s.end - 1, len(text)), s.type
    return find


find = {"datatrove": datatrove, "dolma": dolma}[sys.argv[1]](sys.argv[2])
for line in sys.stdin:
    print(json.dumps({"spans": [{"start": start, "end": end, "type": kind} for start, end, kind in find(json.loads(line)["text"])]}))
