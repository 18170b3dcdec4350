"""Articles shared out among analysts by a rule: whoever has least to read gets the next one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from annotation.assignment.seats import Seat, first_free
from schemas import Assignment, Portion


class Shareable(NamedTuple):
    """An article that a rule names.

    Attributes:
        seats: those of the article, released ones too.
        readers: how many are to read it.
        size: sentences to label.
        before: who has read all of it without a seat.
    """

    article_id: str
    seats: Sequence[Assignment]
    readers: int
    size: int
    before: frozenset[str] = frozenset()


class Plan(NamedTuple):
    """What would be given to whom.

    Attributes:
        portions: a row for each of the readers, also for whom nothing is left.
    """

    seats: tuple[Seat, ...]
    portions: tuple[Portion, ...]


def planned(articles: Sequence[Shareable], readers: Sequence[str], *, load: Mapping[str, int]) -> Plan:
    """The free seats of articles shared out as `shared_out` does, and how much each reader gets."""
    seats = shared_out(articles, readers, load=load)
    sizes = {one.article_id: one.size for one in articles}
    theirs = {reader: [sizes[it.article_id] for it in seats if it.reader == reader] for reader in readers}
    portions = (Portion(reader=who, articles=len(own), sentences=sum(own)) for who, own in theirs.items())
    return Plan(seats, tuple(portions))


def shared_out(
    articles: Iterable[Shareable], readers: Sequence[str], *, load: Mapping[str, int]
) -> tuple[Seat, ...]:
    """Fill every free seat of the articles; nobody gets two seats of one, or one that they left.

    Args:
        articles: in the order in which they are shared out.
        readers: among whom; of two with as much to read the first gets the next article.
        load: sentences that they have to read already.
    """
    waiting = {reader: load.get(reader, 0) for reader in readers}
    found = []
    for one in articles:
        known = {seat.reader for seat in one.seats} | one.before
        taken = {seat.seat for seat in one.seats if seat.held}
        while (seat := first_free(taken, readers=one.readers - len(one.before))) is not None:
            may = [reader for reader in waiting if reader not in known]
            if not may:
                break
            reader = min(may, key=waiting.__getitem__)
            found.append(Seat(one.article_id, seat, reader))
            waiting[reader] += one.size
            known.add(reader)
            taken.add(seat)
    return tuple(found)
