"""One article's part of a version: its rows, its labels whole, and what is counted of them."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from annotation.datasets.rows import Edition, article_rows
from annotation.datasets.selecting import chosen, open_sentences
from annotation.datasets.splits import facts_of
from annotation.published import Row, annotation_row, article_row
from schemas import Article, Label, Missing, Selection, Texts

_WORDS = ("sentence_text", "source_text", "cue_text", "content_text")
"""The columns that hold words of the article."""


_NOTHING = Missing()


@dataclass(frozen=True)
class Facts:
    """What is known of an article's part without its rows; kept as JSON in `articles.parquet`.

    Attributes:
        roots: ids, else names, of the roots of its attributions.
        classes: rows by `column=value`.
        unresolved: names of sources that are no entry of the registry, with how often they stand there.
    """

    rows: int = 0
    roots: tuple[str, ...] = ()
    classes: Mapping[str, int] = field(default_factory=dict)
    missing: Missing = field(default_factory=Missing)
    unresolved: Mapping[str, int] = field(default_factory=dict)

    def to_json(self) -> str:
        """The facts as text."""
        kept: dict[str, Any] = {"rows": self.rows, "roots": self.roots, "classes": self.classes}
        kept |= {"missing": self.missing.model_dump(exclude_defaults=True), "unresolved": self.unresolved}
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Facts":
        """The facts that a text holds."""
        kept = json.loads(text)
        missing = Missing(**kept["missing"]) if kept["missing"] else _NOTHING
        return cls(kept["rows"], tuple(kept["roots"]), kept["classes"], missing, kept["unresolved"])


@dataclass(frozen=True)
class Part:
    """What of one article goes into a version; the split comes later."""

    article: Row
    facts: Facts
    rows: tuple[Row, ...]
    annotations: tuple[Row, ...]


def part_of(
    article: Article,
    labels: tuple[Label, ...],
    *,
    state: str,
    selection: Selection,
    edition: Edition,
    texts: Texts,
) -> Part:
    """The part of an article; without rows when nothing of it goes in."""
    keys = {sentence.key for sentence in article.sentences}
    taken = chosen(article, labels, selection)
    rows = tuple(article_rows(article, taken.labels, edition))
    asked = taken.labels if selection.readers == "one" else labels
    unresolved = _unresolved(taken.labels, edition)
    missing = Missing(
        open=open_sentences(article, taken.labels),
        disagreements=taken.disagreements,
        unresolved=sum(unresolved.values()),
        left_out=sum(not label.fits(keys) for label in asked if label.state),
    )
    facts = _facts(rows, missing, unresolved)
    described = article_row(article, state=state) | {"facts": facts.to_json()}
    if texts == "offsets":
        described["text"] = ""
        rows = tuple(row | dict.fromkeys(_WORDS, "") for row in rows)
    return Part(described, facts, rows, tuple(map(annotation_row, taken.labels)))


def _unresolved(labels: tuple[Label, ...], edition: Edition) -> dict[str, int]:
    """The names of sources, relays too, that are no entry of the registry, with how often they are."""
    hops = (hop for label in labels if label.claim for hop in label.claim.sources)
    return Counter(hop.name for hop in hops if not edition.registry_id(hop.source_id, hop.name))


def _facts(rows: tuple[Row, ...], missing: Missing, unresolved: Mapping[str, int]) -> Facts:
    if not rows:
        return Facts(missing=missing, unresolved=unresolved)
    found = facts_of(rows)
    return Facts(len(rows), tuple(sorted(found.roots)), found.classes, missing, unresolved)
