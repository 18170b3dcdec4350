"""Stance by rules: for or against what, where a word of the lexicon has a target that the claim names.

The polarities are those of SemEval-2016 Task 6 (Mohammad et al. 2016) and x-stance (Vamvas and Sennrich
2020). There a target is given; here it is the noun phrase that the word governs, as in the aspect terms
of opinion mining. Only the claim's originator holds a stance, so what a third party supports inside a
content says nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from annotation.language import language_data
from annotation.language.folding import fold
from annotation.suggest.judgements.said import Said
from schemas import Stance

_OPPOSITE: Final = {"FAVOR": "AGAINST", "AGAINST": "FAVOR"}
_MOST_WORDS, _LONGEST = 9, 120
_MARKS = re.compile(r"«\s*|\s*»|[“”‘]")
_SCARE_QUOTED = re.compile(r"[\"'][^\"']{1,40}[\"'] (?=[a-zà-ÿ])")
_TRAILING = re.compile(r"[\s,.'-]+$")


@dataclass(frozen=True)
class _Rule:
    """A pattern; its group `target` is what the stance is towards, or else the phrase that follows.

    Attributes:
        evaluates: it judges the target in the speaker's words, whoever is the subject.
        opens: so it does, from the beginning of the content.
    """

    pattern: re.Pattern[str]
    polarity: str
    evaluates: bool
    opens: bool


@dataclass(frozen=True)
class _Words:
    rules: tuple[_Rule, ...]
    triggers: re.Pattern[str]
    lists: Mapping[str, re.Pattern[str]]


@cache
def _words(language: str) -> _Words | None:
    table: Mapping[str, Any] = language_data(language).get("stance", {})
    if not table:
        return None
    texts = {name: text for name, text in table.items() if isinstance(text, str)}
    rules = [(one, one["words"] % texts) for one in table["rules"]]
    return _Words(
        rules=tuple(
            _Rule(
                re.compile(f"(?i:{text})"),
                one["polarity"],
                evaluates=one.get("evaluates", False),
                opens=one.get("opens", False),
            )
            for one, text in rules
        ),
        triggers=re.compile(texts["triggers"] % texts),
        lists={name: re.compile(f"(?i:{texts[name]})") for name in _LISTS},
    )


_LISTS: Final = ("determiners", "target_end", "no_target", "points_back", "vague", "negation", "own_subject")


def stances_of(said: Said, *, language: str) -> tuple[Stance, ...]:
    """What the originator of a claim is for or against; empty where the words do not say.

    A target that is both is `UNCLEAR`. The author's own voice has no originator and so no stance.
    """
    words = _words(language)
    if words is None or said.voice == "author" or not said.content:
        return ()
    cue = f"{said.cue} " if said.runs_on else ""
    text = cue + said.content
    if not words.triggers.search(text.lower()):
        return ()
    found: dict[str, Stance] = {}
    for target, polarity in _held(words, _MARKS.sub('"', text), len(cue)):
        known = found.setdefault(fold(target), Stance(target=target, polarity=polarity))
        if known.polarity != polarity:
            found[fold(target)] = Stance(target=known.target, polarity="UNCLEAR")
    return tuple(found.values())


def _held(words: _Words, text: str, start: int) -> Iterator[tuple[str, str]]:
    """Targets and polarities; the content begins at `start`, after the cue."""
    for rule in words.rules:
        for match in _matches(rule, text, start):
            before = text[: match.start()]
            if rule.evaluates or rule.opens or _is_own(words, before, start):
                is_named = "target" in rule.pattern.groupindex
                if target := _target(words, match["target"] if is_named else text[match.end() :]):
                    is_turned = words.lists["negation"].search(before) is not None
                    yield target, _OPPOSITE.get(rule.polarity, rule.polarity) if is_turned else rule.polarity


def _matches(rule: _Rule, text: str, start: int) -> Iterator[re.Match[str]]:
    if not rule.opens:
        yield from rule.pattern.finditer(text)
    elif match := rule.pattern.match(text, start):
        yield match


def _is_own(words: _Words, before: str, start: int) -> bool:
    """Whether the word is in the cue, opens the content, or has a pronoun as its subject."""
    return len(before) < start or words.lists["own_subject"].search(before[start:]) is not None


def _target(words: _Words, phrase: str) -> str:
    """The noun phrase with which `phrase` begins, without its determiner; empty where it names nothing."""
    lists, rest = words.lists, phrase[:_LONGEST].lstrip()
    points_back = lists["points_back"].match(rest) is not None
    while found := lists["determiners"].match(rest) or _SCARE_QUOTED.match(rest):
        rest = rest[found.end() :]
    end = lists["target_end"].search(rest)
    target = _TRAILING.sub("", rest[: end.start()] if end else rest)
    if not 0 < len(target.split()) <= _MOST_WORDS or lists["no_target"].match(target):
        return ""
    if " " not in target and target[0].islower() and (points_back or lists["vague"].match(target)):
        return ""
    return target
