"""Factuality by rules: how certain a claim is, and whether it is said to be so or not.

The codes and the perspectives are FactBank's (Saurí and Pustejovsky 2009, “FactBank: a corpus annotated
with event factuality”); which words give which, after their De Facto (2012, “Are you sure that this
happened?”): polarity particles, modal words and the predicates that introduce an event. What counts as
the main clause, and the tables in which the words stand, are ours.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from annotation.language import language_data
from annotation.suggest.judgements.said import Said

_MARKS = re.compile(r"[«»“”\"\0]|(?<!\w)'|'(?!\w)|^[—–-] ?")
_QUOTED = re.compile(r"«[^»]*»?|“[^”]*”?|\"[^\"]*\"?")
_WORD = re.compile(r"\w")
_UNKNOWN = "Uu"
_SHORTEST_CLAUSE = 15


@dataclass(frozen=True)
class _Words:
    """The compiled `[factuality]` table of a language."""

    patterns: Mapping[str, re.Pattern[str]]

    def has(self, name: str, text: str) -> bool:
        pattern = self.patterns.get(name)
        return pattern is not None and pattern.search(text) is not None

    def without(self, name: str, text: str) -> str:
        pattern = self.patterns.get(name)
        return pattern.sub(" ", text) if pattern else text

    def before(self, name: str, text: str) -> str:
        pattern = self.patterns.get(name)
        found = pattern.search(text, _SHORTEST_CLAUSE) if pattern else None
        return text[: found.start()] if found else text


@cache
def _words(language: str) -> _Words:
    table = language_data(language).get("factuality", {})
    return _Words(MappingProxyType({name: re.compile(text) for name, text in table.items()}))


def factuality_of(said: Said, *, language: str) -> str | None:
    """The FactBank code of a claim as its originator presents it.

    None where nothing can be said: the language has no table, the content has no word, or a conditional
    may as well be the press's as that of a reported future.
    """
    words = _words(language)
    if not said.content:
        return _UNKNOWN
    content = words.without("names", said.content).lower()
    if not words.patterns or not _WORD.search(content):
        return None
    cue, text = said.cue.lower(), _bare(content)
    main = _main_clause(words, text)
    if _cue_leaves_open(words, said, cue, text) or _asserts_nothing(words, said, text, main):
        return _UNKNOWN
    if words.has("knows_whether", f"{cue} {text}"):
        return "CTu"
    outside = "" if said.quote_type == "direct" else main
    if outside and text != content:
        outside = _main_clause(words, _bare(_QUOTED.sub(" ", content)))
    doubts = words.has("doubt", cue), words.has("doubt", main)
    certainty = "PR" if any(doubts) else _certainty(words, cue, main) or _mood(words, cue, text, outside)
    is_derided = words.has("naming", cue) and words.has("derision", main)
    is_negative = _is_negative(words, main) ^ doubts[1] ^ _is_turned(words, said, cue)
    return certainty and certainty + ("-" if is_derided or is_negative else "+")


def outlet_factuality(code: str, said: Said) -> str:
    """The article vouches for what it says itself and for what stands under an endorsing cue."""
    return code if said.voice == "author" or said.force == "endorsing" else _UNKNOWN


def _bare(text: str) -> str:
    return " ".join(_MARKS.sub(" ", text).split())


def _main_clause(words: _Words, text: str) -> str:
    """The text without what opens it, without asides, and up to the clause that follows."""
    return words.before("clause_end", words.without("aside", words.without("opening", text).lstrip()))


def _cue_leaves_open(words: _Words, said: Said, cue: str, text: str) -> bool:
    """A refusal to comment or a demand; but a quotation after a "demanded" may be a statement."""
    if not cue:
        return False
    if words.has("silence", cue) or words.has("summons", f"{cue} {text}"):
        return True
    return said.quote_type != "direct" and words.has("demand", cue)


def _asserts_nothing(words: _Words, said: Said, text: str, main: str) -> bool:
    """Questions, obligations, what depends on an "if", and the orders of somebody's own words."""
    if words.has("question", text) or words.has("obligation", main) or words.has("hypothesis", text):
        return True
    return said.quote_type == "direct" and words.has("order", text)


def _certainty(words: _Words, cue: str, main: str) -> str:
    """By adverbs, modal verbs and cues; empty when there is none."""
    if words.has("possible", main) or (cue and words.has("possible_cue", cue)):
        return "PS"
    return "PR" if words.has("probable", main) or (cue and words.has("probable_cue", cue)) else ""


def _mood(words: _Words, cue: str, text: str, outside: str) -> str | None:
    """By the conditional, which is the press's unless a past cue makes it the future of what was said.

    A speaker's own one, inside quotation marks, is neither.
    """
    if words.has("hearsay", outside):
        return "PR"
    if not words.has("conditional", outside):
        return "CT"
    if words.has("past_cue", cue):
        return "CT" if words.has("complementizer", text) else None
    return "PR"


def _is_negative(words: _Words, main: str) -> bool:
    """Whether the main clause says that it is not so."""
    return words.has("negation", main) and words.has("negation", words.without("no_negation", main))


def _is_turned(words: _Words, said: Said, cue: str) -> bool:
    """Whether the cue turns what the content says: it denies, or it is negated, but not both."""
    if not cue or said.quote_type == "direct" or words.has("open_cue", cue):
        # What stands in the marks after a denial is the speaker's own words for it.
        return False
    return words.has("denial", cue) ^ words.has("doubt", cue) ^ words.has("negated_cue", cue)
