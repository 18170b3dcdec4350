"""Publishing a million labels of which one in a hundred changed, their CSV, a list of a thousand versions.

The labels are make-believe and put straight into the tables of the store: twenty sentences an article, for
each the author's claim and the sentence's state. What is compared: version 2 with version 100 of the same
dataset, and the CSV with the one that pandas writes of the same rows. Run it as
`python -m benchmarks.versions [ROWS]`.
"""

import io
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from annotation.datasets import read_manifest, read_version, version_folder
from annotation.datasets.versions import write_manifest
from annotation.exports import CANONICAL
from annotation.folders import numbered
from annotation.store import SqlStore
from annotation.store.tables import ARTICLES, CATALOGUE, COMMITS, CURRENT, EDITIONS, PROGRESS, REVISIONS
from annotation.workbench import Workbench, open_workbench
from benchmarks.corpus import SENTENCES, build
from schemas import Commit
from tests.factories import NOW, claim_change

ROWS = 1_000_000
LATER = 100
LISTED = 1_000
_TEMPLATES = 200
_ARTICLES_AT_ONCE = 1_000


def multiply(store: SqlStore, times: int) -> None:
    """Put `times` copies of every article and of its labels into the store, under ids of their own."""
    with store._write() as connection:
        rows = {table.name: _all(connection, table) for table in (ARTICLES, EDITIONS, CATALOGUE, PROGRESS)}
        labels = {table.name: _all(connection, table) for table in (COMMITS, REVISIONS, CURRENT)}
        seq = len(rows["articles"]) + 1
        for copy in range(1, times):
            for table in (ARTICLES, EDITIONS, CATALOGUE, PROGRESS, COMMITS, REVISIONS, CURRENT):
                renamed = [_copied(row, copy) for row in (rows | labels)[table.name]]
                for offset, row in enumerate(renamed):
                    if table is REVISIONS:
                        row.pop("seq")
                    elif "seq" in row:
                        row["seq"] = seq + offset
                connection.execute(insert(table), renamed)
            seq += len(rows["articles"])


def _all(connection: Any, table: Any) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(table)).mappings()]


def _copied(row: dict[str, Any], copy: int) -> dict[str, Any]:
    """The row with ids of its own: their last eight letters are another copy's."""
    mark = f"{copy:08x}"
    own = {name: f"{row[name][:-8]}{mark}" for name in _NAMED if row.get(name)}
    if str(row.get("key", "")).startswith("claim:"):
        own["key"] = f"{row['key'][:-8]}{mark}"
    return row | own


_NAMED = ("article_id", "sha256", "record_sha256", "commit_id", "story")


def main() -> None:
    """Print the figures."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as name:
        bench = _project(Path(name), rows)
        first = _seconds(lambda: _publish(bench))
        say(f"first version, all made anew: {first:.1f} s")
        second = _changed_and_published(bench, rows, chance=random.Random(1))  # noqa: S311
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        say(f"version 2, 1 % changed: {second:.2f} s, most memory of the process so far {peak:.0f} MB")
        _csv(bench)
        _late(bench, rows, second)
        _listing(bench)
        bench.close()


def _project(folder: Path, rows: int) -> Workbench:
    templates = min(_TEMPLATES, rows // SENTENCES)
    settings = build(folder / "data", articles=templates + 1, annotator="ana", labelled=True)
    store = SqlStore(settings.database)
    store.sign({one.article_id: b"" for one in store.signed()})
    multiply(store, rows // SENTENCES // templates)
    store.close()
    return open_workbench(settings, with_seeds=False)


def _publish(bench: Workbench) -> None:
    bench.versions.publish("k", message="m", author="ana")


def _changed_and_published(bench: Workbench, rows: int, *, chance: random.Random) -> float:
    """Seconds of publishing after one label in a hundred was made anew, spread over the articles."""
    with bench._store.snapshot() as snapshot:
        articles = [one.article_id for one in snapshot.touched()]
    for article_id in chance.sample(articles, max(1, rows // 100 // SENTENCES)):
        labels = [one for one in bench._store.labels(article_id, "ana") if one.claim]
        changes = tuple(
            claim_change(
                one.claim.model_copy(update={"note": f"{chance.random()}"}), key=one.key, base=one.revision
            )
            for one in labels
            if one.claim
        )
        bench.commit(_commit(article_id, changes, chance), annotator="ana")
    return _seconds(lambda: _publish(bench))


def _commit(article_id: str, changes: tuple[Any, ...], chance: random.Random) -> Commit:
    return Commit(
        commit_id=str(UUID(int=chance.getrandbits(128), version=4)),
        article_id=article_id,
        made_at=NOW,
        codebook_version="1.0",
        changes=changes,
    )


def _csv(bench: Workbench) -> None:
    version = read_version(version_folder(bench.settings.datasets, "k", 2))
    ours = _seconds(lambda: CANONICAL.write(version, io.BytesIO()))
    frame = version.labels.to_pandas()
    theirs = _seconds(lambda: frame.to_csv(io.BytesIO(), index=False))
    say(f"CSV of {version.labels.num_rows} rows: {ours:.2f} s; pandas / ours: {theirs / ours:.1f}")


def _late(bench: Workbench, rows: int, second: float) -> None:
    """Version 100, after 97 that are copies of the second in all but their number."""
    folder = version_folder(bench.settings.datasets, "k", 2)
    for number in range(3, LATER):
        _copy(folder, number)
    late = _changed_and_published(bench, rows, chance=random.Random(2))  # noqa: S311
    say(f"version {LATER}, 1 % changed: {late:.2f} s; version {LATER} / version 2: {late / second:.2f}")


def _copy(folder: Path, number: int) -> None:
    """The version under another number: a manifest of its own, all else linked."""
    target = numbered(folder.parent, number)
    target.mkdir()
    manifest = read_manifest(folder)
    for one in manifest.files:
        (target / one.path).hardlink_to(folder / one.path)
    write_manifest(target, manifest.model_copy(update={"version": number, "parent": number - 1}))


def _listing(bench: Workbench) -> None:
    folder = version_folder(bench.settings.datasets, "k", 2)
    for number in range(LATER + 1, LISTED + 1):
        _copy(folder, number)
    found = _seconds(lambda: bench.versions.of("k"))
    again = _seconds(lambda: bench.versions.of("k"))
    say(f"list of {LISTED} versions: {found:.3f} s, again {again:.3f} s")


def _seconds(what: Callable[[], object]) -> float:
    start = time.perf_counter()
    what()
    return time.perf_counter() - start


def say(line: str) -> None:
    """Print a figure when it is known."""
    print(line, flush=True)


if __name__ == "__main__":
    main()
