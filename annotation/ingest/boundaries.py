"""The rules over the segmenter's cuts: which boundaries of one line to add, to move and to refuse.

A cut is the position of the first character of the next sentence. Every rule looks at most `_REACH`
characters around a cut, so that the whole is linear in the length of the line.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotation.language import language_data, languages

_REACH = 64
_EXPRESSION = 24
_LIST_LENGTH = 8
_WORD_REACH, _ACRONYM = 18, 4
_QUOTES_OPEN = tuple("«“‘‹„")
_QUOTES_CLOSE = tuple("»”›")
_TERMINATORS = tuple(".!?…")
_STRAY = ".,;:!?…|»”’›)]}"
_DASHES = "-–—―"
_SPACED = r"[^\S\r\n]{1,9}"

_LIKELY = re.compile(rf"[.!?…][»”’›\"')\]]{{0,3}}{_SPACED}(?=[«“‘‹\"({_DASHES}]\s?[^\W\d_])")
_STOP = re.compile(rf"\.{_SPACED}(?=[^\W\d_])")
_SHORT_WORD = re.compile(r"\b(?:[ap]\.m|[^\W\d_]{1,5})\Z")
_SHORT = 5
_ASIDE = re.compile(r"\([^()]{0,300}\)|\[[^\[\]]{0,300}\]")
_DATELINE = re.compile(
    rf"\s{{0,9}}(?:[^\W\d_][^()]{{0,60}})?\([^()]{{2,40}}\)\s?[{_DASHES}]{{1,2}}(?=\s)\s{{0,9}}"
)
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])[.)]\s*\Z")
_INITIALS = re.compile(r"(?:\A|[\s(\[«“\"'’-])(?:[^\W\d_]\.[\s-]?){1,4}\s*\Z")
_ACRONYM_END = re.compile(r"(?:[^\W\d_]\.){2,}\s*\Z")
_LAST_WORD = re.compile(r"(?:\A|[\s(\[«“\"'’-])((?:[^\W\d_]\.){0,3}[^\W\d_]{1,9}º?)\.\s*\Z")
_FIRST_WORD = re.compile(r"([^\W\d_]+)(['’]?)\s?(.?)")


@dataclass(frozen=True)
class Rules:
    """What a language file says of sentence ends, ready to look up."""

    titles: frozenset[str]
    before_names: frozenset[str]
    references: frozenset[str]
    openers: frozenset[str]
    initials: frozenset[str]
    known: frozenset[str]
    unbroken: re.Pattern[str] | None
    credit: re.Pattern[str] | None


@cache
def rules_for(language: str) -> Rules:
    """The rules of a language; empty ones, which leave the general rules, when it has no data file."""
    data: Mapping[str, Any] = (
        language_data(language).get("segmentation", {}) if language in languages() else {}
    )
    unbroken = "|".join(data.get("unbroken", ()))
    labels = "|".join(re.escape(word) for word in data.get("credits", ()))
    titles, before_names, references = (
        frozenset(data.get(name, ())) for name in ("titles", "before_names", "references")
    )
    return Rules(
        titles=titles,
        before_names=before_names,
        references=references,
        initials=frozenset(word[0] for word in data.get("openers", ())),
        known=titles | before_names | references,
        openers=frozenset(data.get("openers", ())),
        unbroken=re.compile(unbroken) if unbroken else None,
        credit=re.compile(rf"(?:{labels})\b[^.:!?]{{0,20}}:") if labels else None,
    )


def revise(line: str, cuts: Iterable[int], rules: Rules) -> tuple[int, ...]:
    """The cuts of `line` after every rule, in order, each at the first character of a sentence."""
    found = {_next_visible(line, cut) for cut in cuts}
    found.update(match.end() for match in _LIKELY.finditer(line) if _opens(line, match.end()))
    found.update(_ends_before_openers(line, rules))
    if not found:
        return ()
    asides = _asides(line)
    kept: list[int] = []
    start, first = 0, _end_of_dateline(line)
    for cut in sorted(_without_stranded_marks(line, found)):
        if not max(start, first) < cut < len(line) or _is_inside(cut, asides):
            continue
        if not _is_unbroken(line, cut, rules) and not _goes_on(line, start, cut, rules):
            kept.append(cut)
            start = cut
    return tuple(kept)


def _next_visible(line: str, position: int) -> int:
    while position < len(line) and line[position].isspace():
        position += 1
    return position


def _opens(line: str, position: int) -> bool:
    """Whether the mark at `position` opens something: a straight quote does when a word touches it."""
    mark, following = line[position], line[position + 1 : position + 2]
    if mark == '"':
        return not following.isspace() and (following.isupper() or following.isdigit())
    return line[position + 1 : position + 3].lstrip()[:1].isupper()


def _ends_before_openers(line: str, rules: Rules) -> Iterator[int]:
    """After an acronym or an abbreviation, a word that is no name begins a sentence."""
    for match in _STOP.finditer(line):
        stop = match.start()
        short = line[match.end()] in rules.initials and _SHORT_WORD.search(line, max(0, stop - _SHORT), stop)
        if not short:
            continue
        word = short.group()
        known = "." in word or len(word) == 1 or word in rules.references
        if known and word not in rules.titles and _is_opener(line, match.end(), rules):
            yield match.end()


def _is_opener(line: str, position: int, rules: Rules) -> bool:
    """Whether a sentence opener stands there, followed by no capital ("Le Pen" is a name)."""
    match = _FIRST_WORD.match(line, position) if line[position] in rules.initials else None
    if match is None or match[1] not in rules.openers:
        return False
    return bool(match[2]) or not match[3].isupper()


def _without_stranded_marks(line: str, cuts: Iterable[int]) -> Iterator[int]:
    """Each cut, moved so that an opening mark goes with what follows, a closing one with what precedes."""
    quotes = [match.start() for match in re.finditer('"', line)] if '"' in line else []
    for cut in cuts:
        before = line[max(0, cut - _REACH) : cut].rstrip()
        mark = max(0, cut - _REACH) + len(before) - 1
        if before[-1:] in _QUOTES_OPEN or _is_stranded_quote(before, mark, quotes):
            yield mark
        elif line[cut : cut + 1] in _QUOTES_CLOSE and before[-1:] in _TERMINATORS:
            yield _next_visible(line, cut + 1)
        else:
            yield cut


def _is_stranded_quote(before: str, mark: int, quotes: list[int]) -> bool:
    """Whether the straight quote that ends `before` opens: alone after a sentence, a later one closing it."""
    number = bisect_left(quotes, mark)
    if not before.endswith('"') or number % 2 or number + 1 >= len(quotes):
        return False
    return before[-2:-1].isspace() and before[:-1].rstrip()[-1:] in _TERMINATORS


def _end_of_dateline(line: str) -> int:
    dateline = _DATELINE.match(line)
    return dateline.end() if dateline else 0


def _asides(line: str) -> list[tuple[int, int]]:
    """Where brackets open and close, in order."""
    return [match.span() for match in _ASIDE.finditer(line)] if "(" in line or "[" in line else []


def _is_inside(cut: int, asides: list[tuple[int, int]]) -> bool:
    before = bisect_left(asides, (cut, 0)) - 1
    return before >= 0 and cut < asides[before][1]


def _is_unbroken(line: str, cut: int, rules: Rules) -> bool:
    """Whether `cut` falls inside one of the language's expressions that are never cut."""
    if rules.unbroken is None:
        return False
    near = rules.unbroken.finditer(line, max(0, cut - _EXPRESSION), cut + _EXPRESSION)
    return any(match.start() < cut <= match.end() for match in near)


def _goes_on(line: str, start: int, cut: int, rules: Rules) -> bool:
    """Whether the sentence that began at `start` goes on at `cut`."""
    before = line[max(start, cut - _REACH) : cut]
    if line[cut] in _STRAY or (rules.credit is not None and rules.credit.match(line, cut)):
        return True
    if len(before) <= _LIST_LENGTH and _LIST_NUMBER.fullmatch(before.lstrip()):
        return True
    return before.rstrip().endswith(".") and _is_abbreviated(before, line, cut, rules)


def _is_abbreviated(before: str, line: str, cut: int, rules: Rules) -> bool:
    """Whether the full stop that ends `before` belongs to a title, a reference, a rank or an initial."""
    end = len(before.rstrip())
    match = _LAST_WORD.search(before, max(0, end - _WORD_REACH))
    word = match[1] if match else ""
    if word and word not in rules.known and "." not in word and not word.isupper():
        return False
    return word in rules.titles or _stands_before(word, before[:end], line, cut, rules)


def _stands_before(word: str, before: str, line: str, cut: int, rules: Rules) -> bool:
    """Whether a rank, a reference or an initial goes on with what is at `cut`."""
    opener = _is_opener(line, cut, rules)
    if word in rules.before_names:
        return not opener
    if word in rules.references:
        return not line[cut].isupper() and line[cut] not in '«“‘"—–'
    if _ACRONYM_END.search(before, max(0, len(before) - _ACRONYM)):
        return line[cut] == "("
    if opener or not line[cut].isupper():
        return False
    return word.isupper() and _INITIALS.search(before) is not None
