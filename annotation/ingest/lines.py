"""Line kinds by rules: which sentences are the title, a byline, a caption, body or boilerplate.

A kind belongs to a line. The head of the page is read down to the title and from there to the first
paragraph; the tail is what follows the last paragraph; between the two a line is body unless it says
otherwise itself.
"""

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from annotation.ingest.features import (
    MEMORY,
    SHORT,
    Line,
    Words,
    is_boilerplate,
    is_byline,
    is_caption,
    is_cut,
    is_dateline,
    is_ending,
    is_image_file,
    is_linked_from,
    is_menu,
    is_name,
    is_signature,
    line_of,
    lines_of,
    words_for,
)
from schemas import SentenceKind, Span


class LineKind(NamedTuple):
    """What a sentence is, and how sure that is: `score`, in [0, 1], is one of the levels below."""

    kind: SentenceKind
    score: float


LineKinds = tuple[LineKind, ...]
"""One kind for each sentence, in the order of the sentences."""

SIGN, PARAGRAPH, TITLE, PLACE, DEFAULT = 0.99, 0.97, 0.93, 0.9, 0.6
"""How sure a kind is, by what decided it.

A sign of the line's own (a credit, a share bar, a byline's "By" or date); body that reads as a paragraph; the
title, chosen among the lines of the head; only the place in the page; and body for want of anything else.
Measured as the share that stays right on pages that were changed: a line left out, the title left out,
another page's menu above and below. As they are, all of those pages come out right.
"""

_TITLE_LENGTH = 250
_FEW = 2
_KICKER_WORDS = 4
_HEAD_LINES = 4
_LONG = 20


def classify(text: str, spans: tuple[Span, ...], language: str) -> LineKinds:
    """The kind of each sentence of `text`.

    Args:
        text: the article's text.
        spans: the sentences as `split_sentences` gives them: trimmed, in order, none across a line.
        language: ISO 639 code of the words that menus, share bars and credits are known by.

    Returns:
        As many kinds as spans. At most one line is the title.

    """
    lines = lines_of(text, spans)
    words = words_for(language)
    alone = tuple(_kind_of_text(line.text, language) for line in lines)
    title = _find_title(lines, alone, words)
    kinds = _Page(lines, alone, words, title).kinds()
    return tuple(
        LineKind(kind, _score(line, by_itself, kind))
        for line, by_itself, kind in zip(lines, alone, kinds, strict=True)
        for _ in line.sentences
    )


def _score(line: Line, alone: SentenceKind, kind: SentenceKind) -> float:
    """How sure `kind` is, when the line by itself is `alone`."""
    if kind == "title":
        return TITLE
    if kind == "body":
        return PARAGRAPH if line.is_body_like else DEFAULT
    return SIGN if kind == alone else PLACE


@lru_cache(maxsize=MEMORY)
def _kind_of_text(text: str, language: str) -> SentenceKind:
    """What a line is by itself, before its place is known."""
    return _kind_alone(line_of(text), words_for(language))


def _kind_alone(line: Line, words: Words) -> SentenceKind:
    if is_image_file(line):
        return "boilerplate"
    if is_boilerplate(line, words) and not (is_menu(line) and is_byline(line, words)):
        return "boilerplate"
    if is_dateline(line):
        return "byline"
    if is_caption(line, words):
        return "caption"
    return "byline" if is_byline(line, words) else "body"


def _find_title(lines: tuple[Line, ...], alone: tuple[SentenceKind, ...], words: Words) -> int | None:
    """The index of the title's line; none when the text begins with a paragraph."""
    candidates = _head(lines, alone)
    if not candidates:
        return None
    headlines = [index for index in candidates if not lines[index].is_body_like and not is_cut(lines[index])]
    # A paragraph that is echoed is a pull quote, unless nothing but it can be the title.
    echoed = [index for index in (headlines or candidates) if _is_echoed(lines, index)]
    if echoed:
        return echoed[0]
    chosen = _past_kickers(lines, alone, headlines, words) if headlines else candidates[-1]
    return chosen if _can_be_title(lines, chosen) else None


def _past_kickers(
    lines: tuple[Line, ...], alone: tuple[SentenceKind, ...], headlines: list[int], words: Words
) -> int:
    """The first headline that is neither a section's nor an outlet's name above a longer one."""
    for place, (index, following) in enumerate(pairwise(headlines), start=1):
        line = lines[index]
        is_longest = all(lines[later].word_count <= line.word_count for later in headlines[place:])
        is_kicker = line.word_count < _KICKER_WORDS or (
            is_name(line, words) and line.word_count <= _KICKER_WORDS
        )
        signed = line.word_count > _FEW and "byline" in alone[index:following]
        if signed or is_longest or not is_kicker:
            return index
    return headlines[-1]


def _head(lines: tuple[Line, ...], alone: tuple[SentenceKind, ...]) -> list[int]:
    """The lines that may be the title: those of no other kind, the first paragraph being the last."""
    found: list[int] = []
    for index, line in enumerate(lines):
        if alone[index] == "body":
            found.append(index)
            if (line.is_body_like and not is_cut(line)) or len(found) > _HEAD_LINES:
                break
    return found


def _is_echoed(lines: tuple[Line, ...], index: int) -> bool:
    """Whether another short line holds the whole line: a breadcrumb above, the page's foot below."""
    line = lines[index]
    return line.word_count > _KICKER_WORDS and any(
        line.text in other.text and len(other.text) <= _TITLE_LENGTH
        for place, other in enumerate(lines)
        if place != index
    )


def _can_be_title(lines: tuple[Line, ...], index: int) -> bool:
    line = lines[index]
    if len(lines) == 1 or len(line.text) > _TITLE_LENGTH or len(line.sentences) > _FEW:
        return False
    if not line.is_terminated or line.text.endswith(("?", "!", "»", "”", '"')):
        return True
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following is None or len(line.sentences) > 1:
        return False
    # A first line with a full stop is a title when the page sets it apart and a longer text follows.
    return following.after_blank and len(line.text) < max(len(other.text) for other in lines[index + 1 :])


class _Page:
    """The lines of one page with what is known of each, and the places of title, first and last paragraph."""

    def __init__(
        self, lines: tuple[Line, ...], alone: tuple[SentenceKind, ...], words: Words, title: int | None
    ) -> None:
        self._lines, self._alone, self._words, self._title = lines, alone, words, title
        first = 0 if title is None else title + 1
        paragraphs = [i for i in range(first, len(lines)) if alone[i] == "body" and lines[i].is_body_like]
        end = self._end_of_article(paragraphs[0] if paragraphs else len(lines))
        self._first = paragraphs[0] if paragraphs else len(lines)
        self._last = max(
            (i for i in paragraphs if i < end), default=len(lines) if not paragraphs else end - 1
        )

    def _end_of_article(self, start: int) -> int:
        """The first line of the part that lists other articles or comments."""
        return next(
            (i for i in range(start, len(self._lines)) if is_ending(self._lines[i], self._words)),
            len(self._lines),
        )

    def kinds(self) -> tuple[SentenceKind, ...]:
        """The kind of each line."""
        found: list[SentenceKind] = []
        for index in range(len(self._lines)):
            found.append(self._kind(index, found[-1] if found else "body"))
        return tuple(found)

    def _kind(self, index: int, previous: SentenceKind) -> SentenceKind:
        if index == self._title:
            return "title"
        if self._title is not None and index < self._title:
            return self._before_title(index)
        if index < self._first:
            return self._below_title(index)
        if index > self._last:
            return self._below_article(index)
        return self._inside(index, previous)

    def _before_title(self, index: int) -> SentenceKind:
        kind = self._alone[index]
        return "boilerplate" if kind == "body" else kind

    def _below_title(self, index: int) -> SentenceKind:
        """Between title and first paragraph: bylines, share bars, captions, a subtitle."""
        line, kind = self._lines[index], self._alone[index]
        if self._follows_image(index):
            return "caption"
        if self._title is None:
            return kind
        if kind == "body" and is_name(line, self._words):
            return "byline"
        if kind == "body" and line.word_count <= _FEW and not line.is_terminated:
            return "boilerplate"
        return kind

    def _inside(self, index: int, previous: SentenceKind) -> SentenceKind:
        """Between the first and the last paragraph."""
        line, kind = self._lines[index], self._alone[index]
        if self._follows_image(index):
            return "caption"
        if kind == "body" and not line.is_body_like:
            if previous == "boilerplate" and is_linked_from(self._lines[index - 1], self._words):
                return "boilerplate"
            if index == self._first + 1 and is_name(line, self._words):
                return "byline"
        return kind

    def _below_article(self, index: int) -> SentenceKind:
        """Below the last paragraph a line is the page's, but for a signature or a picture."""
        line, kind = self._lines[index], self._alone[index]
        if kind == "caption" and not line.text.startswith("©"):
            return kind
        if kind == "byline" and is_signature(line, self._words):
            return kind
        return "body" if kind == "body" and self._is_cut_off(index) else "boilerplate"

    def _is_cut_off(self, index: int) -> bool:
        """Whether the line is the article's last paragraph without its end."""
        return index == self._last + 1 and self._lines[index].word_count >= _LONG

    def _follows_image(self, index: int) -> bool:
        """Whether the line is a caption because an image's file name is right above it."""
        if index == 0 or not is_image_file(self._lines[index - 1]) or self._alone[index] == "boilerplate":
            return False
        line = self._lines[index]
        return self._alone[index] == "caption" or (
            len(line.sentences) <= _FEW and len(line.text) <= 2 * SHORT
        )
