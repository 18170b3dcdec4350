"""Readings and suggestions as rows: what is asked, what gold and rules say, what the model sees."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from annotation.learning.features import Seen, claim_vector, has_target, sentence_vector
from annotation.learning.gold import Assistance, GoldClaim, Reading
from annotation.learning.hashing import Vector
from schemas import Claim, Span

IS_ATTRIBUTED: Final = "is_attributed"
STANCE: Final = "stance"
CODES: Final = ("factuality_source", "factuality_outlet")
DIMENSIONS: Final = (IS_ATTRIBUTED, *CODES, STANCE)
"""What is learned, in the order in which it is shown."""

YES, NO, NONE = "yes", "no", "none"
TARGET: Final = "@"
"""What stands in a unit before the target that a stance is towards; other questions have none."""


Align = Callable[[Sequence[Claim], Sequence[Claim]], Mapping[int, int]]
"""Which suggested claim stands for which labelled one: indexes to indexes, one to one."""


@dataclass(frozen=True)
class Row:
    """One question.

    Attributes:
        unit: what is asked about, inside the article; several analysts may have answered.
        value: the gold.
        rules: what the rules say; none where they propose no such claim. Such a row is learned from, but
            neither judge is measured on it: there is nothing to judge.
    """

    dimension: str
    article_id: str
    story: str
    unit: str
    value: str
    rules: str | None
    vector: Vector
    assistance: Assistance


def known_targets(readings: Iterable[Reading]) -> tuple[str, ...]:
    """The targets that stances are labelled towards in two stories or more, sorted."""
    stories: dict[str, set[str]] = {}
    for one in readings:
        for gold in one.claims:
            for stance in gold.claim.stance:
                stories.setdefault(stance.target, set()).add(one.article.story)
    return tuple(sorted(target for target, where in stories.items() if len(where) > 1))


def rows_of(
    seen: Seen, readings: Iterable[Reading], targets: Sequence[str], *, align: Align
) -> tuple[tuple[Row, ...], int]:
    """The rows of one article, each unit once, and how many were left out because the gold is divided.

    Args:
        seen: the article with what the rules propose.
        readings: of this article.
        targets: the known ones.
        align: tells which claims are the same statement.
    """
    asked: dict[tuple[str, str], list[Row]] = {}
    for reading in readings:
        for row in (*_sentence_rows(seen, reading), *_claim_rows(seen, reading, targets, align)):
            asked.setdefault((row.dimension, row.unit), []).append(row)
    voted = [_voted(some) for some in asked.values()]
    kept = tuple(row for row in voted if row is not None)
    return kept, len(voted) - len(kept)


def _voted(rows: Sequence[Row]) -> Row | None:
    """What most say; none when as many say another thing."""
    ranked = Counter(row.value for row in rows).most_common(2)
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None
    shown = all(row.assistance.is_shown for row in rows)
    by_model = any(row.assistance.by_model for row in rows)
    return replace(rows[0], value=ranked[0][0], assistance=Assistance(shown, by_model))


def _sentence_rows(seen: Seen, reading: Reading) -> Iterator[Row]:
    article = reading.article
    attributed = {
        index
        for gold in reading.claims
        if gold.claim.voice == "source" and gold.claim.scope == "span"
        for index in article.sentences_touching(gold.claim.anchors)
    }
    for index, assistance in sorted(reading.sentences.items()):
        yield Row(
            dimension=IS_ATTRIBUTED,
            article_id=article.article_id,
            story=article.story,
            unit=article.sentences[index].key,
            value=YES if index in attributed else NO,
            rules=YES if index in seen.touching else NO,
            vector=sentence_vector(seen, index),
            assistance=assistance,
        )


def _claim_rows(seen: Seen, reading: Reading, targets: Sequence[str], align: Align) -> Iterator[Row]:
    gold = [one for one in reading.claims if one.claim.scope == "span"]
    suggested = [one.claim for one in seen.suggestions]
    pairs = align([one.claim for one in gold], suggested)
    for index, one in enumerate(gold):
        proposed = suggested[pairs[index]] if index in pairs else None
        yield from _code_rows(seen, one, proposed)
        yield from _stance_rows(seen, one, proposed, targets)


def _code_rows(seen: Seen, gold: GoldClaim, proposed: Claim | None) -> Iterator[Row]:
    for dimension in CODES:
        if value := gold.claim.judgements.get(dimension):
            said = proposed.judgements.get(dimension) if proposed else None
            yield _claim_row(seen, gold, proposed, dimension=dimension, value=value, said=said)


def _stance_rows(
    seen: Seen, gold: GoldClaim, proposed: Claim | None, targets: Sequence[str]
) -> Iterator[Row]:
    """One for each known target that the sentences speak of; the rules say nothing, which is an answer."""
    labelled: Mapping[str, str] = {one.target: one.polarity for one in gold.claim.stance}
    suggested = {one.target: one.polarity for one in proposed.stance} if proposed else {}
    for target in targets:
        if has_target(seen.article, proposed or gold.claim, target):
            value, said = labelled.get(target, NONE), suggested.get(target, NONE) if proposed else None
            yield _claim_row(seen, gold, proposed, dimension=STANCE, value=value, said=said, target=target)


def _claim_row(
    seen: Seen,
    gold: GoldClaim,
    proposed: Claim | None,
    *,
    dimension: str,
    value: str,
    said: str | None,
    target: str = "",
) -> Row:
    """A row that sees what the model will see: the claim as it is proposed, where it is."""
    claim = proposed or gold.claim
    return Row(
        dimension=dimension,
        article_id=seen.article.article_id,
        story=seen.article.story,
        unit=f"{claim.voice}:{_ranges(claim.spans)}{TARGET}{target}",
        value=value,
        rules=said,
        vector=claim_vector(seen, claim, said=said, target=target),
        assistance=gold.assistance,
    )


def _ranges(spans: Iterable[Span]) -> str:
    return ",".join(f"{span.start}-{span.end}" for span in spans)
