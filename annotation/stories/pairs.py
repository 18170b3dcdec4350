"""Pairs of articles that are one story: candidates from signatures, then a check of the texts."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from annotation.stories.evidence import Evidence, Features, compare, features
from annotation.stories.groups import Groups
from annotation.stories.rule import is_one_story
from annotation.stories.signed import Signed
from schemas import Article

_KEPT = 512
"""Texts whose features are kept: about 50 MB. Candidates of one article come together."""


class Pair(NamedTuple):
    """Two articles of one story, and what they share."""

    left: str
    right: str
    evidence: Evidence


def near_duplicates(
    new: Sequence[Signed], known: Sequence[Signed], *, text_of: Callable[[str], Article | str]
) -> Iterator[Pair]:
    """Pairs that are one story, at least one of each being new.

    Articles that earlier pairs already join are not compared again, so the pairs say which articles belong
    together, not all the ways in which they do. The order is the same for the same input.

    Args:
        new: articles to find the stories of.
        known: articles that were compared with each other before.
        text_of: the article, or its text, by id; asked only for candidates.

    Raises:
        ValueError: a signature of another length.
    """
    from annotation.stories.candidates import candidates  # noqa: PLC0415 (numpy: only for imports)

    @lru_cache(maxsize=_KEPT)
    def features_of(article_id: str) -> Features:
        return features(text_of(article_id))

    joined = Groups()
    every = (*known, *new)
    for one, other in candidates(new, known):
        left, right = every[one], every[other]
        if left.article_id == right.article_id or joined.has(left.article_id, right.article_id):
            continue
        evidence = compare(
            features_of(left.article_id), features_of(right.article_id), days=_days(left, right)
        )
        if is_one_story(evidence):
            joined.join(left.article_id, right.article_id)
            yield Pair(left.article_id, right.article_id, evidence)


def _days(left: Signed, right: Signed) -> int | None:
    if left.published is None or right.published is None:
        return None
    return abs((left.published - right.published).days)
