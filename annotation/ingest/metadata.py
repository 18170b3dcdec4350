"""What a plain text says of itself: title, outlet, author, date and language."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from heapq import nlargest
from itertools import chain
from typing import TYPE_CHECKING, Any

from annotation.ingest.credits import Lines, agencies, agency_of, datelines, place_of
from annotation.ingest.dates import date_start, find_date
from annotation.ingest.features import Words, line_texts, words_for
from annotation.ingest.lines import LineKinds
from annotation.language import DEFAULT, language_data, languages
from schemas import Metadata, Span

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_NAME_WORDS = 6
_HEAD, _LINES, _SAMPLE, _VOTING = 20_000, 2, 120, 800
_WORDED = re.compile(r"(?:[\W\d_]*+[^\W\d_]){25}")
_DASH = r"[-–—]"
_WORDS = re.compile(r"[^\W\d_]+")
_CLEAR = 6
"""Function words of one language that make a sample clear, and how many times those of any other."""

_LEADING_CREDIT = re.compile(rf"(?:[^\W\d_][^()]{{0,60}})?\(([^()]{{2,40}})\)\s?{_DASH}")
_NAME_END = re.compile(rf"[|(;•]|\s{_DASH}\s|,\s|\s{{2,}}|\d")
_DOMAIN = re.compile(r"[\w-]{2,63}(?:\.[\w-]{2,63}){0,3}\.[a-z]{2,12}", re.IGNORECASE)


def read_metadata(text: str, spans: tuple[Span, ...], kinds: LineKinds, language: str) -> Metadata:
    """The metadata that `text` itself gives.

    Args:
        text: the article's text.
        spans: its sentences, in order.
        kinds: one kind for each of `spans`.
        language: of the text, as `detect_language` finds it.

    """
    data: Mapping[str, Any] = language_data(language).get("metadata", {})
    lines = tuple((line, kinds[first].kind) for line, first in line_texts(text, spans))
    words = words_for(language)
    published = _published(lines, words, data)
    return Metadata(
        title=next((line for line, kind in lines if kind == "title"), ""),
        outlet=_outlet(lines, data),
        author=next(filter(None, (_author(line, words) for line, kind in lines if kind == "byline")), ""),
        agency=agency_of(lines, words),
        place=place_of(lines, data),
        published=published,
        published_certainty="stated" if published else "",
        language=language,
    )


def detect_language(text: str) -> str:
    """The language of the project that `text` is written in, judged on the longest lines with words enough.

    Paragraphs are the longest lines of a page, and a few hundred characters of them tell two languages apart.

    Returns:
        One of `languages()`; the default one for a text without letters.

    """
    head = text[:_HEAD]
    worded = [line for line in head.splitlines() if _WORDED.match(line)]
    sample = (
        "\n".join(line[:_SAMPLE] for line in nlargest(_LINES, worded, key=len)) or head[: _LINES * _SAMPLE]
    )
    if not any(character.isalpha() for character in sample):
        return DEFAULT
    return _by_function_words("\n".join(worded)[:_VOTING]) or str(_identifier().classify(sample)[0])


def _by_function_words(sample: str) -> str:
    """The language whose commonest words fill the sample; empty when that is not clear at once.

    Nearly every article is clear, and the classifier's model costs 90 MB and a third of a second.
    """
    words = _WORDS.findall(sample.casefold())
    counts = sorted((sum(map(known.__contains__, words)), code) for code, known in _function_words().items())
    if len(counts) < len(languages()) or not counts:
        return ""
    most, code = counts[-1]
    others = counts[-2][0] if len(counts) > 1 else 0
    return code if most >= _CLEAR and most >= _CLEAR * others else ""


@cache
def _function_words() -> Mapping[str, frozenset[str]]:
    """The function words of every language whose data file has them, without those of a second one."""
    found = {code: language_data(code).get("metadata", {}).get("function_words", ()) for code in languages()}
    shared = {word for word, times in Counter(chain.from_iterable(found.values())).items() if times > 1}
    return {code: frozenset(words) - shared for code, words in found.items() if words}


@cache
def _identifier() -> "LanguageIdentifier":
    """The classifier, restricted to the project's languages; built once, imported late as it is slow."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 (see above)

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(sorted(set(languages()) & set(identifier.labels)))
    return identifier


def _outlet(lines: Lines, data: Mapping[str, Any]) -> str:
    """The outlet in a dateline, or in a line such as "Published in ..."."""
    for line, kind in lines:
        match = _LEADING_CREDIT.match(line) if kind in ("body", "byline") else None
        if match and match[1].strip() not in agencies() and _is_outlet(match, line):
            return match[1].strip()
    published = "|".join(re.escape(word) for word in data.get("published_in", ()))
    pattern = re.compile(rf"(?:{published})\s?:?\s([^\W\d_][^,|(\n]{{1,60}})", re.IGNORECASE)
    found = (pattern.match(line) for line, kind in lines if kind == "boilerplate" and published)
    return next((match[1][: date_start(match[1])].strip(" .–—-") for match in found if match), "")


def _is_outlet(match: re.Match[str], text: str) -> bool:
    """Whether a bracket before a dash is a credit: a site's address, or a name in a dateline."""
    if _DOMAIN.fullmatch(match[1].strip()):
        return True
    before = text[: match.start(1) - 1]
    is_place = before.isupper() or date_start(before) < len(before) or not before
    return is_place and match[1][:1].isupper() and len(match[1].split()) <= _NAME_WORDS


def _author(line: str, words: Words) -> str:
    """The name in a byline: after "By", or else at its beginning."""
    signed = words.by.search(line)
    rest = line[signed.end() :] if signed else line
    if not signed and (_LEADING_CREDIT.match(rest) or words.dated.match(rest)):
        return ""
    end = _NAME_END.search(rest)
    name = rest[: min(date_start(rest), end.start() if end else len(rest))].strip(" ,:–—-\u00a0\u202f")
    if " " not in name and end is not None and end.group().startswith(","):
        # "Kabul, 2 August": a place and a date.
        return ""
    return (
        name if 0 < len(name.split()) <= _NAME_WORDS and name[0].isalpha() and not name[0].islower() else ""
    )


def _published(lines: Lines, words: Words, data: Mapping[str, Any]) -> date | None:
    """The first whole date of bylines, datelines, then of the page's own lines that speak of publishing."""
    day_first = bool(data.get("day_first", True))
    return next(
        (day for line in _dated_lines(lines, words, data) if (day := find_date(line, day_first=day_first))),
        None,
    )


def _dated_lines(lines: Lines, words: Words, data: Mapping[str, Any]) -> Iterator[str]:
    yield from (line for line, kind in lines if kind == "byline")
    yield from datelines(lines, data)
    yield from (line for line, kind in lines if kind == "boilerplate" and words.dated.match(line))
