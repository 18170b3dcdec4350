"""Importing this module compiles the rules of every language, once for all processes forked after it."""

from annotation.ingest.drafts import sentences_of
from annotation.language import languages

for _code in languages():
    sentences_of("A.", _code)
