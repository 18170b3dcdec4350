"""Who accepts faster than anybody reads; pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from schemas import Haste, Label

AT_LEAST = 20
"""Acceptances in a row that are worth a warning."""

BELOW_SECONDS = 0.5


class Pace(NamedTuple):
    """One commit, as far as haste goes.

    Attributes:
        seq: its place in the log.
        is_fast: a suggestion accepted in less than half a second; none for Enter where nothing was suggested,
            which neither counts nor ends a run.
    """

    seq: int
    article_id: str
    at: datetime
    is_fast: bool | None


def pace(seq: int, labels: tuple[Label, ...], *, is_undo: bool) -> Pace:
    """How a commit counts: by its seconds since the last commit or since arriving at the sentence."""
    first = labels[0]
    claims = [label for label in labels if label.claim]
    others = [label for label in labels if label.kind == "rejection" or label.withdrawn]
    is_plain = bool(claims) and not others and not is_undo and first.seconds < BELOW_SECONDS
    is_accepted = all(label.decision == "accepted" for label in claims)
    is_empty = all(one.decision == "added" and one.claim and one.claim.voice == "author" for one in claims)
    is_fast = (True if is_accepted else None if is_empty else False) if is_plain else False
    return Pace(seq, first.article_id, first.labelled_at, is_fast)


def haste(annotator: str, commits: Iterable[Pace]) -> Haste | None:
    """The warning about one analyst, from all their commits in any order; none when there is none."""
    runs = list(_runs(sorted(commits)))
    if not runs:
        return None
    longest = max(runs, key=len)
    return Haste(
        annotator=annotator,
        runs=len(runs),
        longest=len(longest),
        began_at=longest[0].at,
        article_id=longest[0].article_id,
    )


def _runs(commits: Iterable[Pace]) -> Iterator[list[Pace]]:
    run: list[Pace] = []
    for one in commits:
        if one.is_fast:
            run.append(one)
        elif one.is_fast is False:
            if len(run) >= AT_LEAST:
                yield run
            run = []
    if len(run) >= AT_LEAST:
        yield run
