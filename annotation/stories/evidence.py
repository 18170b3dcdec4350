"""What two texts have in common, and whether that makes them one story.

Several pieces of evidence, because no threshold on one of them tells rewritten agency copy from two articles
about one event. docs/stories.md has the rule in words and what it was measured on.
"""

import re
from collections.abc import Set
from dataclasses import dataclass

from annotation.language.folding import fold
from annotation.stories.words import folded_words, runs, sentences_of, text_of
from schemas import Article

_GRAM, _LONG, _QUOTED = 3, 8, 5
_FEWEST_NAMES = 3
_QUOTE = re.compile(r"«([^»]{1,3000})»|“([^”]{1,3000})”|„([^“”]{1,3000})[“”]|\"([^\"\n]{1,3000})\"")
_AFTER_WORD = re.compile(r"(?:(?<=[\w,;)][ \u00a0\u202f])|(?<=[’']))[^\W\d_]\w+|\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class _Piece:
    """A sentence: its words, and the names and numbers in it."""

    words: tuple[str, ...]
    names: frozenset[str]


@dataclass(frozen=True)
class Features:
    """What of one text is compared; runs of words are kept as hashes of this process."""

    grams: frozenset[int]
    outside: frozenset[int]
    long: frozenset[int]
    quotes: tuple[frozenset[int], ...]
    pieces: tuple[_Piece, ...]
    outlet: str = ""

    @property
    def names(self) -> frozenset[str]:
        """Proper names and numbers of all sentences."""
        return frozenset().union(*(piece.names for piece in self.pieces))


@dataclass(frozen=True)
class Evidence:
    """What two texts share. Shares are of the smaller of the two and in [0, 1].

    Attributes:
        containment: share of 3-grams.
        outside: share of the 3-grams outside quotations.
        long: number of shared runs of eight words.
        quotes: number of quotations of five words or more that stand in both, word for word.
        names: share of proper names and numbers; none when one text has too few to say.
        rest_words: words of the shorter rest, a rest being the sentences that the other text does not have
            word for word.
        rest_names: number of names and numbers that both rests hold.
        rest_share: share of the 3-grams of the rests.
        days: between the two dates; none when one is unknown.
        one_outlet: whether both are known to be from one outlet, and so may share its lines.
    """

    containment: float
    outside: float
    long: int
    quotes: int
    names: float | None
    rest_words: int
    rest_names: int
    rest_share: float
    days: int | None = None
    one_outlet: bool = False


def features(article: Article | str) -> Features:
    """What of an article is compared with another's."""
    text = text_of(article)
    words = folded_words(text)
    quotes = [folded_words("".join(found.groups(""))) for found in _QUOTE.finditer(text)]
    return Features(
        grams=_hashes(words, _GRAM),
        outside=_hashes(folded_words(_QUOTE.sub(" ", text)), _GRAM),
        long=_hashes(words, _LONG),
        quotes=tuple(_hashes(quote, _QUOTED) for quote in quotes if len(quote) >= _QUOTED),
        pieces=tuple(_Piece(tuple(folded_words(one)), _names(one)) for one in sentences_of(article)),
        outlet="" if isinstance(article, str) else fold(article.outlet),
    )


def compare(left: Features, right: Features, *, days: int | None = None) -> Evidence:
    """What two texts share."""
    common = {piece.words for piece in left.pieces} & {piece.words for piece in right.pieces}
    one, other = (_rest(side, common) for side in (left, right))
    is_told = min(len(left.names), len(right.names)) >= _FEWEST_NAMES
    return Evidence(
        containment=_share(left.grams, right.grams),
        outside=_share(left.outside, right.outside),
        long=len(left.long & right.long),
        quotes=_shared_quotes(left, right),
        names=_share(left.names, right.names) if is_told else None,
        rest_words=min(one.words, other.words),
        rest_names=len(one.names & other.names),
        rest_share=_share(one.grams, other.grams),
        days=days,
        one_outlet=bool(left.outlet) and left.outlet == right.outlet,
    )


def _hashes(words: list[str], size: int) -> frozenset[int]:
    return frozenset(map(hash, runs(words, size)))


def _names(sentence: str) -> frozenset[str]:
    """Capitalised words that no sentence begins with, and numbers; folded."""
    found = (word for word in _AFTER_WORD.findall(sentence) if not word[0].islower())
    return frozenset("".join(folded_words(word)) for word in found)


@dataclass(frozen=True)
class _Rest:
    words: int
    grams: frozenset[int]
    names: frozenset[str]


def _rest(side: Features, common: Set[tuple[str, ...]]) -> _Rest:
    """What a text has beside the sentences `common`, counted sentence by sentence."""
    kept = [piece for piece in side.pieces if piece.words not in common]
    grams: frozenset[int] = frozenset().union(*(_hashes(list(piece.words), _GRAM) for piece in kept))
    words = sum(len(piece.words) for piece in kept)
    return _Rest(words, grams, frozenset().union(*(piece.names for piece in kept)))


def _share(left: Set[object], right: Set[object]) -> float:
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def _shared_quotes(left: Features, right: Features) -> int:
    """Quotations of one side that stand inside quotations of the other."""
    inside_left, inside_right = (frozenset().union(*side.quotes) for side in (left, right))
    return max(
        sum(quote <= inside_right for quote in left.quotes),
        sum(quote <= inside_left for quote in right.quotes),
    )
