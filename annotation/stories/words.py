"""The words of an article as they are compared: what it says itself, folded, without its site's lines."""

import re
from collections.abc import Iterator
from functools import lru_cache

from annotation.language.folding import fold
from schemas import LABELLED_KINDS, Article

_WORD = re.compile(r"[\w\u0300-\u036f]+")
_SENTENCE_END = re.compile(r"(?<=[.!?…»”\"])\s+(?=[^\W\d_a-z«“\"])|\n+")

# Most words of an article are words of every article: folding each once is three times as fast.
_folded = lru_cache(maxsize=1 << 16)(fold)


def sentences_of(article: Article | str) -> tuple[str, ...]:
    """Title and body of an article, sentence by sentence; of a bare text, all of it."""
    if isinstance(article, str):
        return tuple(part for part in _SENTENCE_END.split(article) if part.strip())
    text = article.text
    return tuple(text[one.start : one.end] for one in article.sentences if one.kind in LABELLED_KINDS)


def text_of(article: Article | str) -> str:
    """Title and body in one piece, for what may cross sentences."""
    return article if isinstance(article, str) else "\n".join(sentences_of(article))


def words_of(text: str) -> list[str]:
    """The words of `text` as they stand there."""
    return _WORD.findall(text)


def folded_words(text: str) -> list[str]:
    """The words of `text` without case, accents and punctuation."""
    return list(map(_folded, words_of(text)))


def runs(words: list[str], size: int) -> Iterator[tuple[str, ...]]:
    """Every run of `size` words."""
    return zip(*(words[shift:] for shift in range(size)), strict=False)
