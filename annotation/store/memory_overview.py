"""Held seats as a lead sees them, in their plainest form."""

from collections.abc import Iterable
from itertools import groupby

from annotation.store.protocol import labelled_keys
from annotation.store.teamwork import Lateness
from schemas import Article, Assignment, HeldSeat, Label, SeatQuery, Workload, person_of


def held_seat(
    one: Assignment, article: Article, done: int, labels: Iterable[Label], late: Lateness
) -> HeldSeat:
    """A seat with its article; `labels` are those of its reader there, withdrawn ones too."""
    to_label = len(labelled_keys(article))
    is_old = max((one.made_at, *(label.labelled_at for label in labels))) < late.since
    is_gone = person_of(one.reader) not in late.listed
    return HeldSeat(
        assignment=one,
        title=article.title or article.article_id,
        outlet=article.outlet,
        language=article.language,
        story_id=article.story,
        done=done,
        to_label=to_label,
        is_stuck=done < to_label and (is_gone or is_old),
    )


def is_seat_wanted(one: HeldSeat, query: SeatQuery, late: Lateness) -> bool:
    """Whether a query keeps the seat."""
    states = {
        "": True,
        "open": one.left > 0,
        "done": one.left == 0,
        "overdue": one.is_overdue(late.today),
        "stuck": one.is_stuck,
    }
    return query.person in {"", one.person} and states[query.state]


def loads_of(seats: Iterable[HeldSeat], late: Lateness) -> tuple[Workload, ...]:
    """What everybody who holds one has to read, by the name of the reader."""
    found = sorted(seats, key=lambda one: one.assignment.reader)
    return tuple(
        Workload(
            person=person_of(reader),
            is_listed=person_of(reader) in late.listed,
            articles=len(there),
            done=sum(one.left == 0 for one in there),
            left=sum(one.left for one in there),
            overdue=sum(one.is_overdue(late.today) for one in there),
            stuck=sum(one.is_stuck for one in there),
        )
        for reader, group in groupby(found, key=lambda one: one.assignment.reader)
        for there in [tuple(group)]
    )
