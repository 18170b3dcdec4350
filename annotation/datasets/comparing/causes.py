"""Why rows differ between two versions, from the labels that they were made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from annotation.published import Published
from schemas import CAUSES, CLAIM, SENTENCE, Cause

_RECUT = (
    "sentence_index",
    "sentence_start",
    "sentence_end",
    "sentence_kind",
    "sentence_text",
    "claim_sentences",
)
_SOURCE = ("source_name", "source_id", "source_kind", "chain", "chain_depth", "root_name", "root_id")
_METADATA = ("outlet", "title", "published_at", "language", "story_id")
_STATE = ("status", "assistance")

_REVISION = r'"revision":(?P<revision>\d+)'


Causes = tuple[tuple[Cause, ...], ...]
"""Of each row."""


@dataclass(frozen=True)
class Evidence:
    """What is known beyond the rows.

    Attributes:
        old_articles, new_articles: ids of those in each version.
        old_labels, new_labels: the revision of each label, by article, annotator and key.
        adjudicators: of the newer version; `adjudicated` are the sentences at which they have rows in it.
        reselected: the two versions are of different selections.
    """

    old_articles: frozenset[str]
    new_articles: frozenset[str]
    old_labels: "Labels"
    new_labels: "Labels"
    adjudicators: frozenset[str]
    adjudicated: pa.Array
    reselected: bool

    def settled(self, rows: pa.Table) -> list[bool]:
        """Whether an adjudicator has a row of the newer version at the sentence of each row."""
        found: list[bool] = pc.is_in(_sentence_names(rows), self.adjudicated).to_pylist()
        return found

    @property
    def adjudicated_by(self) -> pa.Array:
        """The adjudicators, for Arrow."""
        return pa.array(sorted(self.adjudicators), pa.string())

    @classmethod
    def of(cls, old: Published, new: Published) -> "Evidence":
        """What two versions tell."""
        adjudicators = frozenset(new.manifest.selection.settlers)
        theirs = pc.is_in(new.labels["annotator"], pa.array(sorted(adjudicators), pa.string()))
        return cls(
            frozenset(old.articles["article_id"].to_pylist()),
            frozenset(new.articles["article_id"].to_pylist()),
            Labels(old.annotations),
            Labels(new.annotations),
            adjudicators,
            _sentence_names(new.labels.filter(theirs)).combine_chunks(),
            old.manifest.selection != new.manifest.selection,
        )


class Labels:
    """The labels of a version by name, looked up many at a time."""

    def __init__(self, annotations: pa.Table) -> None:
        names = ("article_id", "annotator", "key")
        self._names = pc.binary_join_element_wise(*(annotations[name] for name in names), "\n")
        self._labels = annotations["label"]

    def revisions(self, rows: pa.Table) -> list[str | None]:
        """The revision of the label of which each row was made; none when there is no such label."""
        if not rows.num_rows:
            return []
        places = pc.index_in(_label_names(rows), self._names.combine_chunks())
        found = pc.extract_regex(self._labels.take(places), _REVISION)
        return pc.struct_field(found, "revision").to_pylist()  # type: ignore[no-any-return]


def _sentence_names(rows: pa.Table) -> pa.ChunkedArray:
    return pc.binary_join_element_wise(rows["article_id"], rows["sentence_start"], rows["sentence_end"], "\n")


def _label_names(rows: pa.Table) -> pa.ChunkedArray:
    sentence = pc.binary_join_element_wise(rows["sentence_start"], rows["sentence_end"], "-")
    of_claim = pc.binary_join_element_wise(CLAIM, rows["claim_id"], ":")
    key = pc.if_else(
        pc.equal(rows["claim_id"], ""), pc.binary_join_element_wise(SENTENCE, sentence, ":"), of_claim
    )
    return pc.binary_join_element_wise(rows["article_id"], rows["annotator"], key, "\n")


def added_causes(rows: pa.Table, evidence: Evidence) -> Causes:
    """Why each row is in the newer version only."""

    def cause(article: str, who: str, is_claim: bool, was: str | None, now: str | None) -> Cause:
        if article not in evidence.old_articles:
            return "article"
        if who in evidence.adjudicators:
            return "adjudicated"
        if was is None:
            return "selection" if evidence.reselected else "added"
        if was != now:
            return "corrected"
        return "recut" if is_claim else "withdrawn"  # a sentence has a row of its own when no claim is left

    return _caused(rows, evidence, cause)


_GONE: tuple[tuple[Cause], ...] = (("withdrawn",), ("selection",))


def withdrawn_causes(rows: pa.Table, evidence: Evidence) -> Causes:
    """Why each row is in the older version only."""

    def cause(article: str, _who: str, is_claim: bool, was: str | None, now: str | None) -> Cause:
        if article not in evidence.new_articles:
            return "article"
        if now is not None and was != now:
            return "corrected"
        if now is not None:
            return "recut" if is_claim else "added"
        return "selection" if evidence.reselected else "withdrawn"

    found = _caused(rows, evidence, cause)
    settled = evidence.settled(rows)
    return tuple(
        ("adjudicated",) if causes in _GONE and is_settled else causes
        for causes, is_settled in zip(found, settled, strict=True)
    )


def _caused(
    rows: pa.Table, evidence: Evidence, cause: Callable[[str, str, bool, str | None, str | None], Cause]
) -> Causes:
    columns = (
        rows["article_id"].to_pylist(),
        rows["annotator"].to_pylist(),
        pc.not_equal(rows["claim_id"], "").to_pylist(),
        evidence.old_labels.revisions(rows),
        evidence.new_labels.revisions(rows),
    )
    return tuple((cause(*cells),) for cells in zip(*columns, strict=True))


@dataclass(frozen=True)
class Changed:
    """Rows that both versions have, and that are not the same.

    Attributes:
        old, new: the rows as they were and as they are.
        differs: for each column in which any of them differs, which do.
        moved: which stand elsewhere among the others.
        own: the project's own dimensions.
    """

    old: pa.Table
    new: pa.Table
    differs: Mapping[str, np.ndarray]
    moved: np.ndarray
    own: frozenset[str]

    def in_any(self, *columns: str) -> np.ndarray:
        """Which rows differ in one of the columns."""
        found = [self.differs[name] for name in columns if name in self.differs]
        return np.logical_or.reduce(found) if found else np.zeros(self.new.num_rows, bool)


def changed_causes(rows: Changed, evidence: Evidence) -> Causes:
    """Why each row that both versions have is another one: a row can have several causes.

    A label that has another revision was corrected, settled, or follows another codebook. Where it has not,
    the row differs because of what stands around it.
    """
    pairs = zip(evidence.old_labels.revisions(rows.old), evidence.new_labels.revisions(rows.new), strict=True)
    revised = np.array([was != now for was, now in pairs], bool)
    settled = revised & pc.is_in(rows.new["annotator"], evidence.adjudicated_by).to_numpy()
    other_grid = rows.in_any("codebook_version")
    masks: dict[Cause, np.ndarray] = {
        "adjudicated": settled,
        "codebook": other_grid | (rows.in_any(*rows.own) & ~revised),
        "corrected": (revised & ~settled & ~other_grid) | rows.in_any(*_STATE),
        "recut": rows.in_any(*_RECUT) & ~revised,
        "source": rows.in_any(*_SOURCE) & ~revised & ~rows.in_any("outlet"),
        "metadata": rows.in_any(*_METADATA),
        "split": rows.in_any("split"),
        "order": rows.moved,
    }
    masks["corrected"] |= ~np.logical_or.reduce(list(masks.values()))
    ordered = [(cause, masks[cause]) for cause in CAUSES if cause in masks]
    return tuple(tuple(cause for cause, mask in ordered if mask[row]) for row in range(rows.new.num_rows))
