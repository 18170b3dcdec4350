"""Marks for tools whose spans are in one piece: the pieces of a content are tied to each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from annotation.exports.shared.sheets import Mark, MarkKind, Sheet
from schemas import Span

CONTINUES = "continues"
"""The relation from a piece of a content to the next."""


@dataclass(frozen=True)
class FlatMark:
    """A piece of a mark, under a name of its own inside the article."""

    name: str
    kind: MarkKind
    span: Span
    mark: Mark


@dataclass(frozen=True)
class FlatRelation:
    """A relation between the names of two marks."""

    kind: str
    head: str
    tail: str


def name_of(mark: Mark, place: int) -> str:
    """What a piece of a mark is called: m1, m2, m2.1 ..."""
    return f"m{mark.number}.{place}" if place else f"m{mark.number}"


def flat_marks(sheet: Sheet) -> Iterator[FlatMark]:
    """Every piece of every mark."""
    for mark in sheet.marks:
        for place, piece in enumerate(mark.pieces):
            yield FlatMark(name_of(mark, place), mark.kind, piece, mark)


def flat_relations(sheet: Sheet) -> Iterator[FlatRelation]:
    """Every relation, and what ties the pieces of a content."""
    for one in sheet.relations:
        yield FlatRelation(one.kind, name_of(one.head, 0), name_of(one.tail, 0))
    for mark in sheet.marks:
        for place, following in pairwise(range(len(mark.pieces))):
            yield FlatRelation(CONTINUES, name_of(mark, place), name_of(mark, following))


def remarks(mark: Mark) -> dict[str, str]:
    """What a mark shows beside its span, for people: who it names, or what was judged of the claim."""
    if mark.hop:
        said = {"name": mark.hop.name, "role": mark.hop.role, "kind": mark.hop.kind}
        return said | {"source_id": mark.hop.source_id} if mark.hop.source_id else dict(said)
    if mark.kind == "Cue":
        return {"cue_force": mark.claim.cue_force}
    claim = mark.claim
    said = {"quote_type": claim.quote_type} if claim.voice == "source" else {}
    said |= claim.judgements
    said |= {f"stance towards {one.target}": one.polarity for one in claim.stance}
    return said | ({"note": claim.note} if claim.note else {})
