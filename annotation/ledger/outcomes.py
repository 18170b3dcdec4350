"""What became of claims: confirmed or contradicted by claims that are linked to them.

A claim is confirmed by one that supports it and goes back to another root, which can be named; it is
contradicted by one that denies it, whoever says so. Neither counts when it is known to be older than the
claim. A claim with both is contested: it speaks neither for nor against who said it.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from annotation.ledger.book import NO_DAY, NOBODY, Book, Coded, Ints, Mask


@dataclass(frozen=True)
class Links:
    """The links whose two ends are both in the book, by row: `head` does it, `tail` has it done to it."""

    relation: tuple[str, ...]
    codes: Ints
    head: Ints
    tail: Ints
    missing: int

    def where(self, relation: str) -> Mask:
        """The links of one kind."""
        if relation not in self.relation:
            return np.zeros(len(self.codes), bool)
        return np.asarray(self.codes == self.relation.index(relation))


@dataclass(frozen=True)
class Outcomes:
    """For each claim of the book what became of it; a contested one is in both.

    Attributes:
        counted: the links, as `Links` has them, by which that was found.
    """

    confirmed: Mask
    contradicted: Mask
    counted: Mask

    @property
    def contested(self) -> Mask:
        """Confirmed and contradicted."""
        return self.confirmed & self.contradicted

    @property
    def held(self) -> Mask:
        """Confirmed, and nothing else."""
        return self.confirmed & ~self.contradicted

    @property
    def failed(self) -> Mask:
        """Contradicted, and nothing else."""
        return self.contradicted & ~self.confirmed


def links_of(book: Book) -> Links:
    """The links between claims of the book; `missing` counts those that lead out of it."""
    head, (relation, articles, claims) = book.lists("link_relation", "link_article", "link_claim")
    if not len(head):
        none = np.zeros(0, np.int32)
        return Links((), none, none, none, 0)
    rows, names = _names(book, pa.array(claims.values, pa.string()))
    wanted = [f"{article}/{claim}" for article, claim in zip(_texts(articles), _texts(claims), strict=True)]
    found = pc.index_in(pa.array(wanted, pa.string()), value_set=names)
    place_of = np.asarray(found.fill_null(NOBODY), np.int32)
    kept = place_of != NOBODY
    tail = rows[place_of[kept]].astype(np.int32)
    return Links(relation.values, relation.codes[kept], head[kept], tail, int((~kept).sum()))


def _names(book: Book, wanted: pa.Array) -> tuple[npt.NDArray[np.int64], pa.Array]:
    """The rows of the wanted claims, with article and name; one that stands for several is there for each."""
    own = np.flatnonzero(pc.is_in(book.table["claim_id"], value_set=wanted))
    row_of, (others,) = book.lists("also")
    also = np.flatnonzero(
        np.isin(others.codes, np.flatnonzero(pc.is_in(pa.array(others.values, pa.string()), wanted)))
    )
    rows = np.concatenate([own, row_of[also]])
    claims = [book.table["claim_id"].take(pa.array(own)).combine_chunks()]
    claims.append(pa.array([others.values[code] for code in others.codes[also]], pa.string()))
    articles = book.table["article_id"].take(pa.array(rows)).cast(pa.string()).combine_chunks()
    return rows, pc.binary_join_element_wise(articles, pa.concat_arrays(claims), "/")


def _texts(column: Coded) -> list[str]:
    return [column.values[code] for code in column.codes]


def outcomes_of(book: Book, links: Links) -> Outcomes:
    """What became of each claim."""
    head, tail = book.days[links.head], book.days[links.tail]
    is_later = (head >= tail) | (head == NO_DAY)
    other_root = book.has_named_root[links.head] & (book.root[links.head] != book.root[links.tail])
    confirming = links.where("support") & is_later & other_root
    contradicting = links.where("deny") & is_later
    confirmed, contradicted = np.zeros(len(book), bool), np.zeros(len(book), bool)
    confirmed[links.tail[confirming]] = True
    contradicted[links.tail[contradicting]] = True
    return Outcomes(confirmed, contradicted, confirming | contradicting)
