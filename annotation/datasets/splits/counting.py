"""Rows counted by Arrow, so that a million of them take seconds."""

from collections import Counter
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from schemas import SPLITS, STANCE_SEPARATOR, Balance, Deviation, Leaks, Place, Split, SplitCounts

_PLACES: tuple[Place, ...] = (*SPLITS, "")
_FEWEST_WORDS = 5
_NOT_WORDS = r"[^\p{L}\p{N}]+"


def counted(table: pa.Table, *columns: str) -> Iterator[tuple[str, ...]]:
    """Each combination of cells that there is, with how many rows have it behind them."""
    found = table.select(columns).group_by(list(columns), use_threads=False).aggregate([([], "count_all")])
    yield from zip(*(found[name].to_pylist() for name in (*columns, "count_all")), strict=True)


def split_counts(labels: pa.Table) -> tuple[SplitCounts, ...]:
    """Articles, stories and rows of each split, and of none where there are any."""
    articles: dict[str, set[str]] = {place: set() for place in _PLACES}
    stories: dict[str, set[str]] = {place: set() for place in _PLACES}
    rows: Counter[str] = Counter()
    for split, article_id, story_id, count in counted(labels, "split", "article_id", "story_id"):
        articles[split].add(article_id)
        stories[split].add(story_id)
        rows[split] += int(count)
    placed = sum(rows[split] for split in SPLITS)
    return tuple(
        SplitCounts(
            split=place,
            articles=len(articles[place]),
            stories=len(stories[place]),
            rows=rows[place],
            share=round(rows[place] / placed, 4) if place and placed else None,
        )
        for place in _PLACES
        if place or rows[place]
    )


def leaks(labels: pa.Table, articles: pa.Table | None) -> Leaks:
    """What lies in two splits; `articles` with whole texts, or none."""
    placed = labels.filter(pc.not_equal(labels["split"], ""))
    columns = ["sentence_text", "sentence_kind", "split"]
    lines = placed.select(columns).group_by(columns).aggregate([])
    is_boilerplate = pc.equal(lines["sentence_kind"], "boilerplate")
    folded = pa.table(
        {"text": _folded(lines["sentence_text"]), "split": lines["split"], "line": is_boilerplate}
    )
    long = folded.filter(pc.greater_equal(pc.count_substring(folded["text"], " "), _FEWEST_WORDS - 1))
    twice = _in_two(long, "text")
    boilerplate = pc.sum(twice["line_any"]).as_py() or 0
    return Leaks(
        articles=_in_two(placed, "article_id").num_rows,
        stories=_in_two(placed, "story_id").num_rows,
        sentences=twice.num_rows - boilerplate,
        boilerplate=boilerplate,
        texts=None if articles is None else _texts_in_two(articles),
    )


def _texts_in_two(articles: pa.Table) -> int:
    placed = articles.filter(pc.not_equal(articles["split"], ""))
    return int(
        _in_two(pa.table({"text": _folded(placed["text"]), "split": placed["split"]}), "text").num_rows
    )


def _folded(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Words in small letters with a space between; composed and decomposed accents are one."""
    lower = pc.utf8_lower(pc.utf8_normalize(texts, form="NFKC"))
    return pc.utf8_trim_whitespace(pc.replace_substring_regex(lower, _NOT_WORDS, " "))


def _in_two(table: pa.Table, column: str) -> pa.Table:
    """The values of a column that rows of several splits have."""
    asked = [("split", "count_distinct"), *([("line", "any")] if "line" in table.column_names else [])]
    found = table.group_by(column).aggregate(asked)
    return found.filter(pc.greater(found["split_count_distinct"], 1))


def balance(labels: pa.Table, dimension: str) -> Balance:
    """How many rows of each split have each value; a cell with two stances counts for both."""
    rows: dict[Split, Counter[str]] = {split: Counter() for split in SPLITS}
    for place, cell, count in counted(labels, "split", dimension):
        for value in cell.split(STANCE_SEPARATOR):
            if value and place:
                rows[_NAMES[place]][value] += int(count)
    whole = sum(rows.values(), Counter[str]())
    return Balance(
        dimension=dimension,
        rows={split: {value: rows[split][value] for value in sorted(whole)} for split in SPLITS},
        largest=_largest(rows, whole),
    )


_NAMES: dict[str, Split] = {split: split for split in SPLITS}


def _largest(rows: dict[Split, Counter[str]], whole: Counter[str]) -> Deviation | None:
    deviations = [
        Deviation(
            split=split,
            value=value,
            share=round(counts[value] / counts.total(), 4),
            overall=round(count / whole.total(), 4),
        )
        for split, counts in rows.items()
        if counts
        for value, count in sorted(whole.items())
    ]
    return max(deviations, key=lambda one: abs(one.share - one.overall), default=None)
