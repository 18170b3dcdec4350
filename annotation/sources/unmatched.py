"""Names of sources in labels that no entry has; pure.

`mentions` reads labels; `unmatched` wants only what it gives, so that it can come from elsewhere.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from annotation.language.folding import fold
from annotation.sources.index import SourceIndex
from schemas import Article, Claim, HopKind, Label, UnmatchedName

WORD = TypeVar("WORD", bound=str)

_MOST_LETTERS = 400
"""Of an example: a sentence that was cut wrongly may be a whole article."""


class Mention(NamedTuple):
    """A source as a claim names it.

    Attributes:
        start: where its sentence begins in the article; two readers who mark one sentence mean one mention.
        sentence: the words of that sentence.
    """

    name: str
    source_id: str
    kind: HopKind
    language: str
    article_id: str
    start: int
    sentence: str


def mentions(article: Article, labels: Iterable[Label]) -> Iterator[Mention]:
    """Every source of every chain that labels of an article hold."""
    known = article.language, article.article_id
    for claim in (one.claim for one in labels if one.claim):
        for hop in claim.sources:
            start, sentence = _sentence(article, claim, hop.span.start if hop.span else None)
            yield Mention(hop.name, hop.source_id, hop.kind, *known, start, sentence)


def _sentence(article: Article, claim: Claim, named_at: int | None) -> tuple[int, str]:
    """Where the sentence begins that names the source, else that of the claim, and its words."""
    place = claim.anchors[0].start if named_at is None else named_at
    found = next((one for one in article.sentences if one.start <= place < one.end), None)
    start, end = (found.start, found.end) if found else (place, place + _MOST_LETTERS)
    return start, article.text[start : min(end, start + _MOST_LETTERS)]


def unmatched(
    index: SourceIndex, given: Iterable[Mention], *, is_aside: Callable[[str], bool]
) -> tuple[UnmatchedName, ...]:
    """The names that mean no entry, the most frequent first.

    Args:
        index: the registry.
        given: mentions; those of one name in one sentence count once.
        is_aside: tells of a name whether it was set aside; such names are marked, not left out.
    """
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for one in given:
        if index.resolve(one.source_id, one.name) is None:
            by_name[fold(one.name)].append(one)
    found = (_named(group, is_aside=is_aside) for group in by_name.values())
    return tuple(sorted(found, key=lambda one: (-one.times, -one.articles, fold(one.name))))


def _named(group: list[Mention], *, is_aside: Callable[[str], bool]) -> UnmatchedName:
    places = {(one.article_id, one.start) for one in group}
    name = _most(one.name for one in group)
    return UnmatchedName(
        name=name,
        times=len(places),
        articles=len({article_id for article_id, _ in places}),
        kind=_most(one.kind for one in group),
        language=_most(one.language for one in group),
        article_id=group[0].article_id,
        sentence=group[0].sentence,
        is_aside=is_aside(name),
    )


def _most(given: Iterable[WORD]) -> WORD:
    """The most frequent; of those that are as frequent the first."""
    return Counter(given).most_common(1)[0][0]
