"""What can be seen of one line by itself: the features that its kind is decided from."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from annotation.ingest.dates import date_start, strip_dates
from annotation.language import language_data
from schemas import Span

MEMORY = 4_096
"""Lines whose looks are remembered: those of a site stand on each of its pages."""

SHORT = 120
"""Code points up to which a line can be a byline, a menu or a share bar."""

_FEW, _CELL, _MANY = 2, 4, 6
_DASHES = "-–—"
_DASH = rf"[{_DASHES}]"
_IMAGE_FILE = re.compile(r"[^/\\]{1,120}\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|avif)", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}", re.IGNORECASE
)
_DATELINE = re.compile(rf"[^\W\d_][^.!?()]{{1,50}}\.?\s?(?:\([^()]{{2,40}}\)\s?{_DASH}+|{_DASH}+)")
_CELL_BREAK = re.compile(r"\s[|>»›•·/]\s|\s{2,}|\t")
_COPYRIGHT = re.compile(r"©(?!\s?\d)|\([cC]\)\s[^\W\d_]")
_YEARLY_COPYRIGHT = re.compile(r"(?:©|\([cC]\)|[Cc]opyright)[^\d\n]{0,12}\d{4}")
_SLASHED = re.compile(r"(?<!\w)(?:REUTERS|AFP|AP|EPA|EFE|SIPA|TASS|SPUTNIK)\s?/\s?[^\W\d_a-z]")
_NAME = re.compile(r"[^\W\d_](?:\.|[^\W\d_]*)(?:[-'’.][^\W\d_]+\.?)*")
_PARTICLES = frozenset(
    {"de", "du", "des", "la", "le", "van", "von", "der", "den", "di", "da", "al", "el", "bin", "ben", "y"}
)
_AROUND_WORDS = " ,.;:|()[]<>/•·-–—"
_FINAL = tuple(".!?…;:。！？؟")
_CLOSERS = "»”’\"')] \u00a0\u202f"
_SIGNED_END = re.compile(r"[.!?…][»”\"]?\s\([^\W\d_][^()]{1,40}\)\Z")
_LIST_MARKS = tuple("-–—•*")


@dataclass(frozen=True)
class Words:
    """What a language file says of lines, ready to match."""

    boilerplate: re.Pattern[str]
    boilerplate_parts: tuple[str, ...]
    menu: re.Pattern[str]
    endings: re.Pattern[str]
    by: re.Pattern[str]
    signed: re.Pattern[str]
    dated: re.Pattern[str]
    fillers: frozenset[str]
    joins: frozenset[str]
    credit: re.Pattern[str]
    caption: re.Pattern[str]
    caption_parts: tuple[str, ...]
    caption_openings: tuple[str, ...]


class Line(NamedTuple):
    """One line of a text that holds sentences.

    Attributes:
        text: from the first to the last sentence of the line.
        sentences: indexes of its sentences, in order.
        after_blank: whether an empty line, or the text's start, is before it.
        is_terminated: whether it ends as a sentence does, closing marks aside.
        word_count: words between white space that hold a letter or a digit.
        is_body_like: whether it reads as an article's sentence: ended, and long enough or an item of a list.

    """

    text: str
    sentences: tuple[int, ...]
    after_blank: bool
    is_terminated: bool
    word_count: int
    is_body_like: bool


def _line(text: str, sentences: tuple[int, ...], after_blank: bool) -> Line:
    return Line(text, sentences, after_blank, *_looks_of(text))


@lru_cache(maxsize=MEMORY)
def _looks_of(text: str) -> tuple[bool, int, bool]:
    """Whether a line is terminated, how many words it has, and whether it is body-like."""
    is_terminated = text.rstrip(_CLOSERS).endswith(_FINAL) or _is_signed(text)
    word_count = sum([word[0].isalnum() or any(map(str.isalnum, word)) for word in text.split()])
    size = len(text)
    is_long = word_count >= _CELL or size > SHORT or text.startswith(_LIST_MARKS)
    is_body_like = (is_terminated or size > 2 * SHORT) and is_long
    return is_terminated, word_count, is_body_like


@cache
def words_for(language: str) -> Words:
    """The line words of a language, ready to match."""
    data: Mapping[str, Any] = language_data(language).get("lines", {})
    desks, credited = _either(data.get("desks", ())), _either(data.get("credited", ()))
    return Words(
        boilerplate=_starting(data.get("boilerplate_starts", ())),
        boilerplate_parts=tuple(data.get("boilerplate_parts", ())),
        menu=_starting(data.get("menu_words", ())),
        endings=_starting(data.get("endings", ())),
        by=re.compile(
            rf"(?:\A\(?|{_DASH}\s|\|\s)(?:{_either(data.get('by', ()))})(?:\s?:)?\s(?=[^\W\d_a-zß-ÿ])"
        ),
        signed=re.compile(rf"(?<!\w)(?:{desks})(?!\w)|\((?:{credited})\s[^()]{{2,40}}\)", re.IGNORECASE),
        dated=_starting(data.get("dated", ())),
        fillers=frozenset(data.get("fillers", ())),
        joins=frozenset(data.get("joins", ())),
        credit=re.compile(
            rf"(?:\A|[(|.{_DASHES}]\s?)(?:{_either(data.get('credits', ()))})\s?:", re.IGNORECASE
        ),
        caption=_starting(data.get("caption_starts", ())),
        caption_parts=tuple(data.get("caption_parts", ())),
        caption_openings=tuple(f"({part}" for part in data.get("caption_parts", ())),
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


def _starting(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\W{{0,4}}(?:{_either(words)})(?!\w)", re.IGNORECASE)


def _is_signed(text: str) -> bool:
    """Whether a credit in brackets stands behind the last sentence: "... a-t-il dit. (AFP)"."""
    return text.endswith(")") and _SIGNED_END.search(text, max(0, len(text) - SHORT // 2)) is not None


def line_of(text: str) -> Line:
    """A line that stands alone."""
    return _line(text, (), after_blank=False)


def lines_of(text: str, spans: tuple[Span, ...]) -> tuple[Line, ...]:
    """The sentences of `text` put together by line."""
    return tuple(
        _line(text[spans[group[0]].start : spans[group[-1]].end], group, breaks > 1)
        for group, breaks in _by_line(text, spans)
    )


def line_texts(text: str, spans: tuple[Span, ...]) -> Iterator[tuple[str, int]]:
    """The text of each line of `text`, from its first sentence to its last, and the first one's index."""
    for group, _ in _by_line(text, spans):
        yield text[spans[group[0]].start : spans[group[-1]].end], group[0]


def _by_line(text: str, spans: tuple[Span, ...]) -> Iterator[tuple[tuple[int, ...], int]]:
    """The indexes of each line's sentences, and how many lines end before it; two before the first."""
    first, breaks, position = 0, 2, spans[0].end if spans else 0
    for index, span in enumerate(spans[1:], start=1):
        gap = text[position : span.start]
        position = span.end
        if gap == " " or not (count := gap.replace("\r\n", "\n").replace("\r", "\n").count("\n")):
            continue
        yield tuple(range(first, index)), breaks
        first, breaks = index, count
    if spans:
        yield tuple(range(first, len(spans))), breaks


def is_image_file(line: Line) -> bool:
    """Whether the line is the name of an image file and nothing else."""
    return "." in line.text[-5:] and _IMAGE_FILE.fullmatch(line.text) is not None


def is_dateline(line: Line) -> bool:
    """Whether the line is "Place, date (Agency) –" with no sentence after it."""
    return len(line.text) <= SHORT and _DATELINE.fullmatch(line.text) is not None


def is_caption(line: Line, words: Words) -> bool:
    """Whether the line carries the credit of a picture."""
    text = line.text
    if len(text) > 3 * SHORT:
        return False
    if words.caption.match(text) or _has_credit(text, words):
        return True
    low = text.casefold()
    if low.rstrip(".)] ").endswith(words.caption_parts):
        return True
    return "(" in low and any(map(low.__contains__, words.caption_openings))


def _has_credit(text: str, words: Words) -> bool:
    """Whether a picture's credit is in it; most lines have not even the sign that one needs."""
    if ":" in text and words.credit.search(text):
        return True
    if "/" in text and _SLASHED.search(text):
        return True
    return ("©" in text or "(c" in text or "(C" in text) and _COPYRIGHT.search(text) is not None


def is_byline(line: Line, words: Words) -> bool:
    """Whether the line says who wrote it or when, and no more: what is left are names."""
    text = line.text
    if len(text) > SHORT or (line.is_terminated and line.word_count > _MANY and " | " not in text):
        return False
    if words.by.search(text):
        return True
    if words.dated.match(text) and line.word_count <= _MANY and any(c.isdigit() for c in text):
        return True
    if words.signed.search(text) is None and date_start(text) == len(text):
        return False
    bare = words.signed.sub(" ", strip_dates(text))
    left = [word.strip(_AROUND_WORDS) for word in words.dated.sub(" ", bare).split()]
    names = [word for word in left if word and word.casefold() not in words.fillers | _PARTICLES]
    return len(names) <= _MANY and not any(word[0].islower() and not word[-1].isdigit() for word in names)


def is_signature(line: Line, words: Words) -> bool:
    """Whether the line names its author or an agency, as it may also do below the article."""
    text = line.text.strip("()[] .")
    return is_byline(line, words) and bool(words.by.match(text) or words.signed.search(line.text))


def is_name(line: Line, words: Words) -> bool:
    """Whether the line is the name of one or two people: two to six capitalised words."""
    found = [word.strip(",&") for word in line.text.split()]
    if not _FEW <= len(found) <= _MANY or len(line.text) > SHORT // 2:
        return False
    names = [word for word in found if word and word not in _PARTICLES | words.joins]
    return bool(names) and all(word[0].isupper() and _NAME.fullmatch(word) for word in names)


def is_boilerplate(line: Line, words: Words) -> bool:
    """Whether the line by itself is a menu, a share bar, a link elsewhere, a counter, the site's credit."""
    text = line.text
    if len(text) <= _FEW or (not any(c.isalpha() for c in text) and strip_dates(text) == text):
        return True
    if (" " not in text and _ADDRESS.fullmatch(text)) or _YEARLY_COPYRIGHT.match(text) or is_image_file(line):
        return True
    low = text.casefold() if len(text) <= 2 * SHORT else ""
    if low and any(map(low.__contains__, words.boilerplate_parts)):
        return True
    begins = len(text) <= 3 * SHORT and words.boilerplate.match(text) is not None
    return begins or _begins_as_menu(line, words) or is_menu(line)


def _begins_as_menu(line: Line, words: Words) -> bool:
    """A menu's word, alone or nearly: "Home prices surge as rates fall" is a title, "Home Prices" is not."""
    match = words.menu.match(line.text)
    if match is None or line.is_body_like:
        return False
    rest = line.text[match.end() :].lstrip()
    follows = not rest.strip(" :") or rest[0] in "|>»›•·/(" or rest[0].isdigit()
    return follows or line.word_count <= _FEW or is_cut(line)


def is_menu(line: Line) -> bool:
    """Whether the line is made of short cells between bars, arrows or wide gaps."""
    if line.is_terminated or len(line.text) > 2 * SHORT:
        return False
    cells = [cell.strip() for cell in _CELL_BREAK.split(line.text) if cell.strip()]
    return len(cells) >= _FEW and all(len(cell.split()) <= _CELL and not cell[0].islower() for cell in cells)


def is_cut(line: Line) -> bool:
    """Whether the line is shortened, as a title is in a breadcrumb."""
    return line.text.endswith(("...", "…"))


def is_linked_from(line: Line, words: Words) -> bool:
    """Whether the line is a bare "Read also", the link itself being on the next line."""
    match = words.boilerplate.match(line.text)
    return match is not None and not line.text[match.end() :].strip(" :\u00a0\u202f")


def is_ending(line: Line, words: Words) -> bool:
    """Whether no more of the article is to be expected from this line on."""
    return not line.is_body_like and line.word_count < _MANY and words.endings.match(line.text) is not None
