"""The cue lists of a language file, compiled once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from annotation.language import language_data
from schemas import CueForce

NAME = r"[A-ZÀ-ÖØ-ÞŠŽĐİ][\w'.-]*(?: (?:%(particles)s )?[A-ZÀ-ÖØ-ÞŠŽĐİ][\w'.-]*){0,4}"
_END = r"(?:(?<=['\d])|(?!\w))"
_ADJUNCT = r"(?: ?%(adjuncts)s" + _END + r"[^;:\"«»“”\n]{0,70}?)?"
_SHORT = r"(?: %(short_adjuncts)s)?,?"
_GAP = r"[;:!?…«»\"“”\n\0]| [-–—] "

# How the lists are used. What they hold is the language's; that clauses are read so is ours.
_PATTERNS = {
    "name": NAME,
    "gap": _GAP,
    "comma": r",(?!\d)",
    "strong": r"(?<![\w'-])%(strong_conjunctions)s" + _END,
    "weak": r"(?<!\w)%(weak_conjunctions)s(?: |$)",
    "clause": r"(?<![\w'])%(clause)s(?![\w'-])",
    "subject_end": r"(?<=[\w,)]) %(clause)s(?![\w'-])",
    "starter": r"%(starters)s" + _END,
    "starter_end": r"(?<!\w)%(starters)s ?$",
    "inner_noun": r"(?<![\w'])(?:%(determiners)s|[A-ZÀ-Þ])",
    "aside": r" ?%(asides)s" + _END,
    "relative": r", ?%(relatives)s" + _END,
    "silent": r"%(silent_subjects)s" + _END,
    "pronoun": r"%(pronouns)s(?!\w)",
    "determiner": r"%(determiners)s",
    "article_word": r"%(articles)s",
    "noun_end": _GAP + r"|,(?!\d)|(?<!\.)\.$| \((?![A-ZÀ-Þ-]{2,8}\))| %(noun_stops)s" + _END,
    "full_name": rf"(?:(?:[A-Z][\w-]+ ){{0,3}}?%(titles)s )?(?P<name>{NAME})",
    "ends_in_name": r"[a-zà-ÿ.] [A-ZÀ-Þ][\w'.-]+ [A-ZÀ-Þ][\w'.-]+$",
    "after_particle": r"(?:(?:^|\s|')%(particles)s ?(?:%(determiners)s)?|')$",
    "plural": r"%(plural_pronouns)s(?!\w)",
    "as_cue": r"%(as_cues)s ",
    "infinitive": _SHORT + r" (?P<content>%(infinitives)s)",
    "that": _ADJUNCT + r",? (?P<content>%(complementizers)s)",
    "told": r"(?: [^;:\"«»“”\n]{1,70}?)? (?P<content>%(complementizers)s)",
    "told_whom": r" %(audiences)s,? (?P<content>(?![A-Z])\w|[\"“])",
    "short_adjunct": r" %(short_adjuncts)s" + _END,
    "ends_clause": _SHORT + r"(?:$|,)",
    "object_stop": r"%(object_stops)s",
    "relative_object": r"(?<!\w)(?P<content>%(relative_objects)s) ?$",
    "colon": _ADJUNCT + r" ?: ?(?P<content>\S)",
    "quote": _SHORT + r" (?P<content>[«\"“‘]|'\0)",
    "object": _SHORT + r" (?P<content>%(objects)s)",
    "junction": r"%(junctions)s ?$",
    "content_stop": r"%(content_stops)s",
    "inverted": r"%(inverted)s",
    "noun_cue": r"%(noun_before)s",
    "told_verb": r"%(recipients)s",
    "sourceless": r"(?<!\w)%(sourceless)s(?!\w)",
    "trap": r" ?%(traps)s",
    "preposition": r"(?<![\w'])%(prepositions)s" + _END,
    "relay": r"(?<!\w)(?P<cue>%(relays)s)" + _END,
    "citing": r"(?<!\w)(?P<cue>%(citing)s)(?!\w)",
    "channel_end": r"(?<!\w)%(channels)s (?:%(determiners)s)?(?:\w+ )?$",
    "credit": r"(?<!\w)(?P<cue>%(article)s) (?=\w)",
    "generic": r"%(generic)s(?!\w)",
}


@dataclass(frozen=True)
class Verb:
    """What a reporting verb does and takes."""

    force: CueForce = "neutral"
    takes_object: bool = False
    needs_quote: bool = False
    stands_alone: bool = False


@dataclass(frozen=True)
class Form:
    """One form of a verb, of the kind that [cues.endings] names (finite, participle, gerund ...)."""

    surface: str
    kind: str
    verb: Verb


@dataclass(frozen=True)
class Lexicon:
    """Everything that the rules ask of a language."""

    forms: Mapping[str, tuple[Form, ...]]
    auxiliaries: Mapping[str, re.Pattern[str]]
    leads: Mapping[str, re.Pattern[str]]
    kinds: Mapping[str, re.Pattern[str]]
    factuality: Mapping[str, re.Pattern[str]]
    patterns: Mapping[str, re.Pattern[str]]

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return self.patterns[name]


def _forms(cues: Mapping[str, Any]) -> Mapping[str, tuple[Form, ...]]:
    by_word: dict[str, list[Form]] = {}
    for form in _conjugated(cues):
        by_word.setdefault(re.split(r"\W", form.surface)[0], []).append(form)
    ordered = {word: tuple(sorted(forms, key=lambda f: -len(f.surface))) for word, forms in by_word.items()}
    return MappingProxyType(ordered)


def _conjugated(cues: Mapping[str, Any]) -> Iterator[Form]:
    for block in cues.get("verbs", ()):
        flags = (block.get(flag, False) for flag in ("object", "quoted", "alone"))
        verb = Verb(block.get("force", "neutral"), *flags)
        for word in block["words"]:
            stem, _, group = word.partition("|")
            for kind, endings in cues["endings"][group].items():
                yield from (Form(stem + ending, kind, verb) for ending in endings)


def _tails(table: Mapping[str, str], *, before: str = "") -> Mapping[str, re.Pattern[str]]:
    return MappingProxyType({kind: re.compile(f"{before}(?i:{text})$") for kind, text in table.items()})


@cache
def lexicon(language: str) -> Lexicon:
    """The compiled lists of `language`; one without [cues] finds nothing."""
    data = language_data(language)
    cues = data.get("cues", {})
    links = (
        cues.get("links", {})
        | data.get("credits", {})
        | {"prepositions": cues.get("prepositions", {}).get("words")}
    )
    lists = {name: f"(?i:{text})" for name, text in (cues | links).items() if isinstance(text, str)}
    return Lexicon(
        forms=_forms(cues),
        auxiliaries=_tails(cues.get("auxiliaries", {}), before=r"(?<![\w'])"),
        leads=_tails(cues.get("leads", {})),
        kinds={
            kind: re.compile(rf"(?i)(?<!\w)(?:{text})s?(?!\w)")
            for kind, text in cues.get("kinds", {}).items()
        },
        factuality={name: re.compile(f"(?i){text}") for name, text in data.get("factuality", {}).items()},
        patterns={name: re.compile(text % _Missing(lists)) for name, text in _PATTERNS.items()},
    )


class _Missing(dict[str, str]):
    """A list that a language does not have matches nothing."""

    def __missing__(self, key: str) -> str:
        return "(?!)"
