"""The claims of a project or of a version as columns, one row a claim; what has changed is read again.

A table is derived from labels, always; it can be thrown away. Who is meant by a name is not in it, so that it
stays good when entries of the registry are merged.

It is kept as a line with the SHA-256 of what follows, then Parquet with the states in its metadata.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from annotation.folders import replace_file
from schemas import Article, Label

_TEXT = pa.dictionary(pa.int32(), pa.string())
_TEXTS = pa.list_(pa.string())

ARTICLE_NAMES = ("article_id", "story_id", "outlet", "outlet_id", "title", "language")
CODES = (
    "voice",
    "scope",
    "cue_force",
    "quote_type",
    "factuality_source",
    "factuality_outlet",
    "source_reliability",
    "information_credibility",
)
HOPS = ("hop_name", "hop_id", "hop_kind")
STANCES = ("stance_target", "stance")
LINKS = ("link_relation", "link_article", "link_claim")

SCHEMA = pa.schema(
    [
        *((name, _TEXT) for name in ARTICLE_NAMES),
        ("published", pa.date32()),
        ("annotator", _TEXT),
        ("claim_id", pa.string()),
        ("also", _TEXTS),
        ("sentence", pa.int32()),
        ("spans", pa.string()),
        ("has_content", pa.bool_()),
        *((name, _TEXT) for name in CODES),
        *((name, _TEXTS) for name in (*HOPS, *STANCES, *LINKS)),
    ]
)
"""One row a claim: `published` none where the article says no day, `sentence` the index of its first one,
`spans` start-end of each piece of its words; the chain from the originator outwards without the outlet,
stances and links are parallel lists."""

_STATES = b"selon.states"
_VERSION = b"selon-ledger-2 "
_HEAD = len(_VERSION) + hashlib.sha256().digest_size * 2 + 1


def claims_table(read: Iterable[tuple[Article, Iterable[Label]]]) -> pa.Table:
    """The claims of articles, in the order of the articles and of the text."""
    columns: dict[str, list[Any]] = {name: [] for name in SCHEMA.names}
    for article, labels in read:
        for row in _rows(article, labels):
            for name, value in row.items():
                columns[name].append(value)
    return pa.table({name: pa.array(columns[name], SCHEMA.field(name).type) for name in SCHEMA.names}, SCHEMA)


def _rows(article: Article, labels: Iterable[Label]) -> Iterator[dict[str, Any]]:
    head = {
        "article_id": article.article_id,
        "story_id": article.story,
        "outlet": article.outlet,
        "outlet_id": article.outlet_id,
        "title": article.title,
        "language": article.language,
        "published": article.published,
    }
    found = [(_place(article, label), label) for label in labels if label.claim]
    for (sentence, _, _), label in sorted(found, key=lambda one: one[0]):
        yield head | _cells(label) | {"sentence": sentence}


def _place(article: Article, label: Label) -> tuple[int, int, str]:
    assert label.claim is not None, "only claims are placed"  # noqa: S101
    anchors = label.claim.anchors
    touched = article.sentences_touching(anchors)
    return (touched[0] if touched else -1), min(one.start for one in anchors), label.key


def _cells(label: Label) -> dict[str, Any]:
    claim = label.claim
    assert claim is not None, "only claims have cells"  # noqa: S101
    said: Mapping[str, str] = claim.judgements
    own = {name: getattr(claim, name, None) or said.get(name, "") for name in CODES}
    return own | {
        "annotator": label.annotator,
        "claim_id": label.name,
        "also": list(label.also),
        "spans": " ".join(f"{one.start}-{one.end}" for one in claim.anchors),
        "has_content": bool(claim.content),
        "hop_name": [one.name for one in claim.sources],
        "hop_id": [one.source_id for one in claim.sources],
        "hop_kind": [one.kind for one in claim.sources],
        "stance_target": [one.target for one in claim.stance],
        "stance": [one.polarity for one in claim.stance],
        "link_relation": [one.relation for one in claim.links],
        "link_article": [one.article_id for one in claim.links],
        "link_claim": [one.claim_id for one in claim.links],
    }


_PIECES = 200
"""Of a table that are joined, at most: Arrow looks at all texts of a column for each."""


# Kept on disk

States = Mapping[str, str]
"""What each article was made of, by id, in the order of the table: another state is another article."""


def write_table(path: Path, table: pa.Table, states: States) -> None:
    """Keep a table, in the place of the one before.

    Raises:
        OSError: that one stays.
    """
    sink = pa.BufferOutputStream()
    said = {_STATES: json.dumps(list(states.items())).encode()}
    pq.write_table(table.replace_schema_metadata(said), sink, compression="zstd", write_statistics=False)
    content = memoryview(sink.getvalue())
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, b"".join((_head(content), content)))


def read_table(path: Path) -> tuple[pa.Table, dict[str, str]]:
    """A table that was kept, with its states; an empty one where there is none, or one that was changed."""
    try:
        content = _checked(path.read_bytes())
        table = pq.read_table(
            pa.BufferReader(content), read_dictionary=[name for name in SCHEMA.names if _is_text(name)]
        )
        states = dict(json.loads((table.schema.metadata or {})[_STATES]))
        return table.replace_schema_metadata(None).cast(SCHEMA), states
    except (OSError, pa.ArrowException, ValueError, KeyError):
        return SCHEMA.empty_table(), {}


def _head(content: memoryview) -> bytes:
    return _VERSION + hashlib.sha256(content).hexdigest().encode() + b"\n"


def _checked(kept: bytes) -> memoryview:
    """What follows the head; ValueError where the head is not that of it."""
    content = memoryview(kept)[_HEAD:]
    if kept[:_HEAD] != _head(content):
        raise ValueError("the table is not as it was written")
    return content


def _is_text(name: str) -> bool:
    return bool(SCHEMA.field(name).type == _TEXT)


def renewed(
    table: pa.Table, before: States, now: States, read: Iterable[tuple[Article, Iterable[Label]]]
) -> pa.Table:
    """The table with the articles whose state is another read again, and those that are gone left out.

    Args:
        table: the one before.
        before: its states.
        now: those of the articles that are wanted, in their order.
        read: the articles whose state is new, with their labels.
    """
    whole = pa.concat_tables([table, claims_table(read)]).unify_dictionaries()
    place = {name: number for number, name in enumerate(now)}
    staying = {name: number for name, number in place.items() if before.get(name) == now[name]}
    articles, old = whole["article_id"], len(table)
    places = np.concatenate([_places(articles.slice(0, old), staying), _places(articles.slice(old), place)])
    wanted = np.flatnonzero(places >= 0)
    return _taken(whole, wanted[np.argsort(places[wanted], kind="stable")])


def _places(articles: pa.ChunkedArray, place: Mapping[str, int]) -> npt.NDArray[np.int64]:
    """The place of the article of each row; -1 for one that has none."""
    found = [np.zeros(0, np.int64)]
    for one in articles.chunks:
        known = np.array([place.get(name, -1) for name in one.dictionary.to_pylist()], np.int64)
        found.append(known[np.asarray(one.indices)])
    return np.concatenate(found)


def _taken(table: pa.Table, rows: npt.NDArray[np.int64]) -> pa.Table:
    """Some rows, in this order: copied once where few pieces of the table hold them, as they mostly do."""
    starts = np.flatnonzero(np.diff(rows, prepend=-2) != 1)
    if len(starts) > _PIECES:
        return table.take(pa.array(rows)).combine_chunks()
    sizes = np.diff(np.append(starts, len(rows)))
    pieces = [
        table.slice(start, size) for start, size in zip(rows[starts].tolist(), sizes.tolist(), strict=True)
    ]
    return pa.concat_tables([table.slice(0, 0), *pieces]).combine_chunks()
