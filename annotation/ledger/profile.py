"""What some claims are made of, part by part: mostly those of one source; each part with its rows."""

from typing import Any, NamedTuple

import numpy as np

from annotation.ledger.book import NO_DAY, NOBODY, Book, Mask
from annotation.ledger.citing import Edges
from annotation.ledger.outcomes import Outcomes
from annotation.ledger.pictures import CREDIBILITIES, Cited, Rows, grouped, numbers

FATES = ("confirmed", "contradicted", "contested", "neither")
"""What becomes of a claim, one of these."""


class Part(NamedTuple):
    """The claims with a value."""

    value: str
    rows: Rows

    @property
    def claims(self) -> int:
        """How many."""
        return len(self.rows)


class Depth(NamedTuple):
    """The claims whose outlet has them through so many names.

    Attributes:
        names: of the chain without the outlet; 0 is what the outlet says itself, 1 comes from who said it.
        worded: that hold words of the source; `direct` of them are quoted whole.
    """

    names: int
    rows: Rows
    worded: int
    direct: int

    @property
    def claims(self) -> int:
        """How many."""
        return len(self.rows)


def fates(outcomes: Outcomes, rows: Mask) -> tuple[Part, ...]:
    """What became of the claims; each is in one part."""
    neither = ~(outcomes.confirmed | outcomes.contradicted)
    found = (outcomes.held, outcomes.failed, outcomes.contested, neither)
    return tuple(Part(name, numbers(rows & one)) for name, one in zip(FATES, found, strict=True))


def credibilities(book: Book, rows: Mask) -> tuple[Part, ...]:
    """How the claims were rated, 1 to 6; the last part, without a value, is not rated."""
    column = book.coded("information_credibility")
    rated = [Part(code, numbers(rows & column.where(code))) for code in CREDIBILITIES]
    return (*rated, Part("", numbers(rows & ~column.where(*CREDIBILITIES))))


def topics(book: Book, rows: Mask) -> tuple[Part, ...]:
    """The targets of the claims' stances, those with most claims first."""
    claim, (target,) = book.lists("stance_target")
    kept = rows[claim]
    parts = _parts(claim[kept], target.codes[kept])
    named = (Part(target.values[code], its) for code, its in parts)
    return tuple(sorted(named, key=lambda one: (-one.claims, one.value)))


def months(book: Book, rows: Mask) -> tuple[Part, ...]:
    """The claims by the month of publication, as 2026-03, in order; last those without a day, as ""."""
    here = np.flatnonzero(rows)
    days = book.days[here]
    dated = days > NO_DAY
    month = days[dated].astype("datetime64[D]").astype("datetime64[M]")
    found = [Part(str(np.datetime64(code, "M")), its) for code, its in _parts(here[dated], month.astype(int))]
    undated = tuple(here[~dated].tolist())
    return (*found, Part("", undated)) if undated else tuple(found)


def depths(book: Book, rows: Mask) -> tuple[Depth, ...]:
    """Through how many names the claims come whose root is known."""
    here = np.flatnonzero(rows & (book.root != NOBODY))
    worded = np.asarray(book.table["has_content"]) & book.is_attributed
    direct = worded & book.coded("quote_type").where("direct")
    names = book.depth[here] - (book.outlet[here] != NOBODY)
    groups = ((number, here[names == number]) for number in np.unique(names).tolist())
    return tuple(
        Depth(number, tuple(its.tolist()), int(worded[its].sum()), int(direct[its].sum()))
        for number, its in groups
    )


def takers(edges: Edges, rows: Mask, who: int) -> tuple[Cited, ...]:
    """Who takes claims from a source, those that take most first."""
    return _cited(edges, rows[edges.row] & (edges.cited == who))


def givers(edges: Edges, rows: Mask, who: int) -> tuple[Cited, ...]:
    """From whom a source takes claims, those that give most first."""
    return _cited(edges, rows[edges.row] & (edges.citing == who))


def _cited(edges: Edges, kept: Mask) -> tuple[Cited, ...]:
    found, _ = grouped(edges.citing[kept], edges.cited[kept], edges.row[kept])
    return tuple(Cited(*one, in_circle=False) for one in found)


def _parts(rows: Any, codes: Any) -> list[tuple[int, Rows]]:
    """The rows of each code, each once and in order."""
    order = np.argsort(codes, kind="stable")
    known, starts = np.unique(codes[order], return_index=True)
    groups = np.split(rows[order], starts[1:]) if len(known) else []
    return [
        (int(code), tuple(np.unique(its).tolist())) for code, its in zip(known.tolist(), groups, strict=True)
    ]
