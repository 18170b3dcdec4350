"""The segmenter's rules applied fast: the same cuts as its own iterator, in a fraction of the time.

A break rule is tried only where a character stands that it cannot do without, and an exception only where the
last characters before the cut allow it. The rules themselves are the library's, pattern by pattern.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from choppa import DEFAULT_SRX_RULESET, SrxDocument
from choppa.utils import finitize, translate_java_regex

from annotation.ingest.srx_atoms import anchor, is_foretold, sure_atoms, without_edges

_LOOKBEHIND: Final = 100  # the library's bound for what stands in a look-behind
_TAIL, _MEMORY = 4, 8192
_NESTED = re.compile(r"\\[(\[{]\[\^")
Pattern = Any  # a compiled pattern of `regex`, which has no types


class _Break(NamedTuple):
    """A break rule: its place in the document and its patterns.

    It is tried where one of `needs` stands, `offset` behind a match's start, or everywhere when there are
    none or the offset varies; and only in a line that has something of each of `parts`.
    """

    order: int
    before: Pattern
    after: Pattern | None
    needs: frozenset[str]
    offset: int | None
    parts: tuple[frozenset[str], ...]


class _Exception(NamedTuple):
    """An exception: where `here` matches, no later break rule cuts.

    `mark` is a character that the line must have, or empty. `tail` matches backwards, and in part, what
    stands before the cut; none where that tells nothing.
    """

    order: int
    mark: str
    here: Pattern
    tail: Pattern | None


_Match = tuple[int, int, bool]
"""Where the first part of a break rule matches, from and to, and whether the second does behind it."""


@cache
def document() -> SrxDocument:
    """The library's rules, read once, without those on brackets.

    Those backtrack for milliseconds at every full stop; the rules over the cuts keep brackets whole instead.
    """
    read = SrxDocument(ruleset=DEFAULT_SRX_RULESET)
    for mapping in read.language_map_list:
        rules = mapping.language_rule.rules
        rules[:] = [rule for rule in rules if not _NESTED.match(rule.before_pattern)]
    return read


class SrxRules:
    """The rules of one language, ready to cut one line after another."""

    def __init__(self, key: str) -> None:
        rules = [rule for group in document().get_language_rule_list(key) for rule in group.rules]
        parts = [(rule.is_break, rule.before_pattern, rule.after_pattern) for rule in rules]
        self._breaks = [_break(at, *pair) for at, (cuts, *pair) in enumerate(parts) if cuts]
        self._exceptions = [_exception(at, *pair) for at, (cuts, *pair) in enumerate(parts) if not cuts]
        self._everywhere = any(not rule.needs for rule in self._breaks)
        # A cut behind the last character is none, so that most lines are passed over at their only full stop.
        self._ends = {char for rule in self._breaks if rule.before.pattern for char in rule.needs}
        starts = {char for rule in self._breaks if not rule.before.pattern for char in rule.needs}
        self._ends -= starts
        self._triggers = re.compile(f"[{re.escape(''.join(sorted(self._ends | starts)))}]")
        self._listed = frozenset().union(*(part for rule in self._breaks for part in rule.parts))
        self._breaks_with = lru_cache(maxsize=_MEMORY)(self._find_breaks_with)
        self._exceptions_after = lru_cache(maxsize=_MEMORY)(self._find_exceptions_after)

    def cuts(self, line: str) -> list[int]:
        """Where the library cuts `line`, in order; neither its beginning nor its end is a cut."""
        cursors = [_Cursor(rule.order, matches) for rule, matches in self._matches(line)]
        cuts, last = [], 0
        while cursors:
            # Where two rules meet the first one speaks for both: its exceptions are the other's too.
            first = cursors[0] if len(cursors) == 1 else min(cursors, key=lambda one: (one.end, one.order))
            end = first.end
            if end > last and not self._is_exception(line, end, first.order):
                last = end
                cuts.append(end)
                for cursor in cursors:
                    cursor.leave(end)
            cursors = [cursor for cursor in cursors if cursor.pass_by(end)]
        return cuts[:-1] if cuts and cuts[-1] == len(line) else cuts

    def _matches(self, line: str) -> Iterator[tuple[_Break, list[_Match]]]:
        """The break rules that match somewhere in `line`, each with its matches."""
        places = [match.start() for match in self._triggers.finditer(line)]
        if places and places[-1] == len(line) - 1 and line[-1] in self._ends:
            places.pop()
        if not places and not self._everywhere:
            return
        for rule in self._breaks_with(frozenset(filter(line.__contains__, self._listed))):
            matches = _matches_of(rule, line, places)
            if any(fits for _, _, fits in matches):
                yield rule, matches

    def _find_breaks_with(self, present: frozenset[str]) -> tuple[_Break, ...]:
        """The break rules of which a line has all parts that are listed."""
        return tuple(rule for rule in self._breaks if all(part & present for part in rule.parts))

    def _is_exception(self, line: str, cut: int, order: int) -> bool:
        return any(
            rule.order < order and rule.mark in line and rule.here.match(line, cut) is not None
            for rule in self._exceptions_after(line[max(0, cut - _TAIL) : cut])
        )

    def _find_exceptions_after(self, tail: str) -> tuple[_Exception, ...]:
        """The exceptions that may hold behind these characters."""
        return tuple(
            rule
            for rule in self._exceptions
            if rule.tail is None or rule.tail.match(tail, partial=True) is not None
        )


srx_rules = cache(SrxRules)
"""The rules of a language by the library's key, such as `fr_one`; made once."""


class _Cursor:
    """One break rule's way through its matches, as the library's matcher goes: none overlaps the last."""

    def __init__(self, order: int, matches: list[_Match]) -> None:
        self.order = order
        self.start = self.end = self._position = self._next = 0
        self._matches = matches
        self._is_on = self._find()

    def leave(self, cut: int) -> None:
        """Search again from `cut` when the match began before it."""
        if self.start < cut:
            self._position = cut
            self._is_on = self._find()

    def pass_by(self, position: int) -> bool:
        """Go on to a match that ends behind `position`; whether there is one."""
        while self._is_on and self.end <= position:
            self._is_on = self._find()
        return self._is_on

    def _find(self) -> bool:
        for index in range(self._next, len(self._matches)):
            start, end, fits = self._matches[index]
            if start >= self._position:
                self._position = end if end > start else end + 1
                if fits:
                    self.start, self.end, self._next = start, end, index + 1
                    return True
        self._next = len(self._matches)
        return False


def _break(order: int, before: str, after: str) -> _Break:
    first, second = (sure_atoms(translate_java_regex(part)) for part in (before, after))
    needs, offset = anchor(first if before else second)
    compiled = document().compile
    parts = tuple(characters for characters, _ in (*first, *second))
    return _Break(order, compiled(before), compiled(after) if after else None, needs, offset, parts)


def _exception(order: int, before: str, after: str) -> _Exception:
    behind = f"(?<={finitize(before, _LOOKBEHIND)})" if before else ""
    ahead = f"(?={after})" if after else ""
    # The shorter test comes first; neither moves, so that the order changes nothing else.
    here = document().compile(ahead + behind)
    told = before and is_foretold(before)
    tail = document().compile(f"(?r)(?:{without_edges(before)})") if told else None
    marks = (min(one) for one, _ in sure_atoms(translate_java_regex(after)) if len(one) == 1)
    return _Exception(order, next(marks, ""), here, tail)


def _matches_of(rule: _Break, line: str, places: list[int]) -> list[_Match]:
    """Every match of the rule, overlapping ones too, from left to right."""
    match, offset = rule.before.match, rule.offset
    if offset is None:
        found = [one.span() for one in rule.before.finditer(line, overlapped=True)]
    else:
        starts = [place - offset for place in places if line[place] in rule.needs and place >= offset]
        found = [one.span() for start in starts if (one := match(line, start)) is not None]
    if rule.after is None:
        return [(start, end, True) for start, end in found]
    follows = rule.after.match
    return [(start, end, follows(line, end) is not None) for start, end in found]
