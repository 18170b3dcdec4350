"""The cue lists of a language file, compiled once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any

from annotation.language import language_data
from annotation.suggest.patterns import PATTERNS
from schemas import CueForce


@dataclass(frozen=True)
class Verb:
    """What a reporting verb does, and what it takes beside a clause and speech in quotation marks."""

    force: CueForce = "neutral"
    takes: frozenset[str] = frozenset()

    @property
    def takes_object(self) -> bool:
        """Whether it reports what its object is ("dénonce une ingérence")."""
        return "object" in self.takes

    @property
    def needs_quote(self) -> bool:
        """Whether its object is speech only with a quotation in it ("parle d'un « chapitre »")."""
        return "quote" in self.takes

    @property
    def stands_alone(self) -> bool:
        """Whether it needs nothing beside it ("declined to comment")."""
        return "alone" in self.takes


@dataclass(frozen=True)
class Form:
    """One form of a verb, of the kind that [cues.endings] names (finite, participle, gerund ...)."""

    surface: str
    kind: str
    verb: Verb

    @cached_property
    def words(self) -> tuple[str, str]:
        """The verb itself and what follows it."""
        head, space, rest = self.surface.partition(" ")
        return head, space + rest


@dataclass(frozen=True)
class Lexicon:
    """Everything that the rules ask of a language."""

    forms: Mapping[str, tuple[Form, ...]]
    auxiliaries: Mapping[str, re.Pattern[str]]
    leads: Mapping[str, re.Pattern[str]]
    kinds: Mapping[str, re.Pattern[str]]
    patterns: Mapping[str, re.Pattern[str]]
    has_conditional: bool
    head_is_last: bool
    closes_with_verb: bool
    drops_subjects: bool
    separable: frozenset[str]

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return self.patterns[name]


def _forms(cues: Mapping[str, Any]) -> Mapping[str, tuple[Form, ...]]:
    by_word: dict[str, list[Form]] = {}
    for form in _conjugated(cues):
        by_word.setdefault(re.split(r"\W", form.surface)[0], []).append(form)
    ordered = {word: tuple(sorted(forms, key=lambda f: -len(f.surface))) for word, forms in by_word.items()}
    return MappingProxyType(ordered)


def _conjugated(cues: Mapping[str, Any]) -> Iterator[Form]:
    verbs: dict[str, list[Verb]] = {}
    for block in cues.get("verbs", ()):
        verb = Verb(block.get("force", "neutral"), frozenset(block.get("takes", ())))
        for word in block["words"]:
            verbs.setdefault(word, []).append(verb)
    for word, readings in verbs.items():
        for verb in _merged(readings):
            for kind, surface in _inflected(word, cues["endings"], cues.get("forms", {})):
                yield Form(surface, kind, verb)


def _merged(readings: Sequence[Verb]) -> Iterator[Verb]:
    """A verb takes what each of its blocks says, apart as a reflexive ("se défend" and "défend")."""
    for is_self in (False, True):
        same = [verb for verb in readings if ("self" in verb.takes) == is_self]
        if same:
            takes = frozenset[str]().union(*(verb.takes for verb in same))
            if any("object" in verb.takes and "quote" not in verb.takes for verb in same):
                takes -= {"quote"}
            yield Verb(next((v.force for v in same if v.force != "neutral"), "neutral"), takes)


Inflections = Mapping[str, Mapping[str, Sequence[str]]]
"""The forms of each kind (finite, participle, gerund ...) by ending, or by verb."""


def _inflected(verb: str, endings: Inflections, whole: Inflections) -> Iterator[tuple[str, str]]:
    """The forms of a verb, each with its kind: its own, or those of the longest ending that it has."""
    head, space, rest = verb.partition(" ")
    if verb in whole:
        stem, forms, tail = "", whole[verb], ""
    elif head in whole:
        stem, forms, tail = "", whole[head], space + rest
    else:
        ending = max((one for one in endings if head.endswith(one)), key=len)
        stem, forms, tail = head.removesuffix(ending), endings[ending], space + rest
    for kind, surfaces in forms.items():
        yield from ((kind, stem + surface + tail) for surface in surfaces)


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
        | {"opening": cues.get("prepositions", {}).get("opening")}
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
        separable=frozenset(f" {word}" for word in cues.get("separable", ())),
        closes_with_verb=bool(cues.get("closes_with_verb")),
        head_is_last=bool(cues.get("head_is_last")),
        has_conditional=bool(cues.get("has_conditional")),
        patterns={name: re.compile(text % _Missing(lists)) for name, text in PATTERNS.items()},
        drops_subjects=bool(cues.get("drops_subjects")),
    )


class _Missing(dict[str, str]):
    """A list that a language does not have matches nothing."""

    def __missing__(self, key: str) -> str:
        return "(?!)"
