"""The names of the source registry, as they are found in text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from schemas import HopKind, Source, Span

_WORD = re.compile(r"\w+")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){1,5}")
_SPACES = "\u00a0\u202f\u2009"


def plain(text: str) -> str:
    """`text` with straight apostrophes and ordinary spaces; every offset stays."""
    even = text.replace("’", "'")  # quicker than str.translate
    for space in _SPACES:
        even = even.replace(space, " ")
    return even


@dataclass(frozen=True)
class NamedSource:
    """A registry name found in a text."""

    source_id: str
    kind: HopKind
    name: str
    span: Span


@dataclass(frozen=True)
class _Entry:
    name: str
    source: Source

    def stands_at(self, text: str, start: int) -> bool:
        end = start + len(self.name)
        surface = text[start:end]
        hyphen = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum()
        if hyphen or text[end : end + 1].isalnum() or (start and text[start - 1].isalnum()):
            return False
        if surface == self.name:
            return True
        # "agence Anadolu" opens a sentence as "Agence Anadolu", but "us" is never "US".
        is_free = not _ACRONYM.fullmatch(self.name)
        return is_free and surface[1:] == self.name[1:] and surface[:1].lower() == self.name[:1].lower()


@dataclass(frozen=True)
class SourceNames:
    """An immutable lookup by name and alias; the first of two sources with one name wins."""

    entries: Mapping[str, tuple[_Entry, ...]]

    @classmethod
    def of(cls, sources: Iterable[Source]) -> "SourceNames":
        """The lookup for a registry."""
        by_word: dict[str, list[_Entry]] = {}
        for source in sources:
            for name in source.names:
                if first := _WORD.match(plain(name)):
                    by_word.setdefault(first[0].lower(), []).append(_Entry(plain(name), source))
        longest_first = {
            word: tuple(sorted(entries, key=lambda entry: -len(entry.name)))
            for word, entries in by_word.items()
        }
        return cls(MappingProxyType(longest_first))

    def find(self, text: str, *, start: int = 0, end: int | None = None) -> tuple[NamedSource, ...]:
        """The names inside `text[start:end]`, the longest at each place, in order."""
        limit = len(text) if end is None else end
        # A character on either side tells whether a name ends there; the rest of a long text stays unread.
        shift = max(0, start - 1)
        normal, position, found = plain(text[shift : limit + 1]), 0, []
        for word in _WORD.finditer(normal, start - shift, limit - shift):
            entries = self.entries.get(word[0].lower())
            if not entries or word.start() < position:
                continue
            if entry := _longest(entries, normal, word.start(), limit - shift):
                position = word.start() + len(entry.name)
                span = Span(start=word.start() + shift, end=position + shift)
                source = entry.source
                found.append(NamedSource(source.source_id, source.kind, source.name, span))
        return tuple(found)


def _longest(entries: Iterable[_Entry], text: str, start: int, limit: int) -> _Entry | None:
    for entry in entries:
        if start + len(entry.name) <= limit and entry.stands_at(text, start):
            return entry
    return None
