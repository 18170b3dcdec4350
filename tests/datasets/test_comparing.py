"""The older version with its difference gives the newer one; each difference has a cause."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation import datasets
from annotation.datasets.comparing import Difference, apply, compare, diff_csv, diff_json
from annotation.datasets.tables import schema_of, table_of
from annotation.published import ANNOTATION_COLUMNS, ARTICLE_COLUMNS, Published
from annotation.workbench import Workbench
from schemas import COLUMNS, Change, Claim, Manifest, Selection, SplitPlan
from tests.conftest import OTHER
from tests.datasets.helpers import add_labels, publish
from tests.factories import NOW, article, claim, claim_change, commit, incoming, sentence_change, span

KEY = "claim:00000000-0000-4000-8000-000000000001"
NAMES = ("dataset", "version", "row_id", "article_id", "annotator", "claim_id", "split", "voice", "note")


def _version(number: int, rows: list[dict[str, str]], *own: str) -> Published:
    """A version of rows that are made up, without articles or labels."""
    names = (*(column.name for column in COLUMNS), *own)
    cells = [row | {"dataset": "k", "version": str(number)} for row in rows]
    labels = table_of(cells, schema_of(names))
    empty = {
        columns: pa.table({name: pa.array([], pa.string()) for name in columns})
        for columns in (ARTICLE_COLUMNS, ANNOTATION_COLUMNS)
    }
    manifest = Manifest(
        dataset="k",
        version=number,
        parent=None,
        message="m",
        author="a",
        published_at=NOW,
        codebook_version="1",
        counts={},
        columns=names,
        csv_sha256="",
        files=(),
    )
    return Published(manifest, COLUMNS, labels, empty[ARTICLE_COLUMNS], empty[ANNOTATION_COLUMNS])


ROW = st.fixed_dictionaries(
    {
        "split": st.sampled_from(["", "train", "test"]),
        "voice": st.sampled_from(["", "source", "author"]),
        "note": st.text(max_size=3),
        "stance": st.sampled_from(["", "FAVOR"]),
    }
)
ROWS = st.lists(st.tuples(st.integers(0, 12), ROW), max_size=12, unique_by=lambda one: one[0])


def _rows(drawn: list[tuple[int, dict[str, str]]]) -> list[dict[str, str]]:
    return [{"row_id": f"r{number}", "article_id": f"a{number % 3}"} | row for number, row in drawn]


@given(ROWS, ROWS, st.booleans())
def test_the_older_rows_with_the_difference_are_the_newer_rows(
    old: list[tuple[int, dict[str, str]]], new: list[tuple[int, dict[str, str]]], grown: bool
) -> None:
    before, after = _version(1, _rows(old)), _version(2, _rows(new), *(("urgence",) if grown else ()))

    difference = compare(before, after)

    assert apply(before.labels, difference).equals(after.labels.combine_chunks())
    fates = difference.summary.fates
    assert fates["kept"] + fates["changed"] + fates["added"] == len(new)
    assert fates["kept"] + fates["changed"] + fates["withdrawn"] == len(old)
    assert all(change.causes for change in difference.changes())
    assert sum(count for *_, count in difference.confusions[0].counts) == fates["kept"] + fates["changed"]


@given(ROWS)
def test_a_version_does_not_differ_from_itself(rows: list[tuple[int, dict[str, str]]]) -> None:
    found = compare(_version(1, _rows(rows)), _version(2, _rows(rows)))

    assert list(found.changes()) == []
    assert found.summary.fates["kept"] == len(rows)
    assert found.summary.causes == {}


Compared = Callable[..., Difference]


@pytest.fixture(name="compared")
def _compared(bench: Workbench) -> Compared:
    """What differs between two versions that are published around a deed."""

    def compared(deed: Callable[[], object], **wanted: object) -> Difference:
        publish(bench)
        deed()
        bench.versions.publish("k", message="m", author="a", **wanted)
        root = bench.settings.datasets
        old, new = (datasets.read_version(datasets.version_folder(root, "k", number)) for number in (1, 2))
        found = compare(old, new)
        assert apply(old.labels, found).equals(new.labels.combine_chunks())
        return found

    return compared


def _causes(found: Difference) -> dict[str, set[tuple[str, ...]]]:
    causes: dict[str, set[tuple[str, ...]]] = {}
    for change in found.changes():
        causes.setdefault(change.fate, set()).add(change.causes)
    return causes


def _commit(bench: Workbench, *changes: Change, annotator: str = "ana", **fields: object) -> None:
    bench.commit(commit(*changes, **fields), annotator=annotator)


@pytest.fixture(autouse=True)
def _labelled(bench: Workbench) -> None:
    calm = article().sentences[2].key
    _commit(bench, claim_change(key=KEY), sentence_change(calm))


def test_a_correction_shows_the_cells_that_differ(bench: Workbench, compared: Compared) -> None:
    other = claim(judgements={"factuality_source": "CT+"}, note="vu")

    found = compared(lambda: _commit(bench, claim_change(other, key=KEY, base=1, decision="corrected")))
    (change,) = found.changes()

    assert (change.fate, change.causes, change.crossed) == ("changed", ("corrected",), False)
    assert change.old == {
        "factuality_source": "CT-",
        "factuality_outlet": "Uu",
        "note": "",
        "decision": "added",
    }
    assert change.new == {
        "factuality_source": "CT+",
        "factuality_outlet": "",
        "note": "vu",
        "decision": "corrected",
    }
    confusion = {one.dimension: one.counts for one in found.confusions}
    assert confusion["factuality_source"] == (("", "", 1), ("CT-", "CT+", 1))


def test_what_is_labelled_and_taken_back_is_added_and_withdrawn(bench: Workbench, compared: Compared) -> None:
    calm = article().sentences[2].key

    def deed() -> None:
        add_labels(bench)
        withdrawn = claim_change(key=KEY, base=1).model_copy(update={"decision": "withdrawn", "claim": None})
        _commit(bench, withdrawn)
        _commit(bench, sentence_change(calm, base=2, status="open"))

    assert _causes(compared(deed)) == {"added": {("added",)}, "withdrawn": {("corrected",), ("withdrawn",)}}


def test_a_sentence_whose_last_claim_goes_is_not_taken_for_one_that_was_cut(
    bench: Workbench, compared: Compared
) -> None:
    quote = article().sentences[1].key
    _commit(bench, sentence_change(quote, status="skipped"))
    withdrawn = claim_change(key=KEY, base=1).model_copy(update={"decision": "withdrawn", "claim": None})

    found = compared(lambda: _commit(bench, withdrawn))

    assert _causes(found) == {"added": {("withdrawn",)}, "withdrawn": {("withdrawn",)}}


def test_a_sentence_that_is_cut_takes_its_rows_along(bench: Workbench, compared: Compared) -> None:
    first, second, *rest = article().sentences
    half = second.start + 30
    cut = (
        second.model_copy(update={"end": half}),
        second.model_copy(update={"start": half + 1}),
    )

    found = compared(
        lambda: bench.articles.recut(
            article().article_id, (first, *cut, *rest), base=1, author="bob", cause="split"
        )
    )

    causes = _causes(found)
    assert causes["added"] == causes["withdrawn"] == {("recut",)}
    assert causes["changed"] == {("recut",)}


def test_a_new_article_corrected_metadata_and_a_split_are_told_apart(
    bench: Workbench, compared: Compared
) -> None:
    other = article(OTHER, published=date(2026, 3, 16))
    said = Claim(voice="author", content=(span(OTHER, "La mer monte."),))

    def deed() -> None:
        bench._store.add_articles([incoming(other)], imported_at=NOW)
        _commit(bench, claim_change(said), article_id=other.article_id)
        known = bench.articles.get(article().article_id)
        bench._store.revise(
            [known.model_copy(update={"title": "Autre", "revision": known.revision + 1})],
            cause="corrected",
            author="bob",
            made_at=NOW,
        )

    found = compared(deed, split=SplitPlan(seed=1))

    assert _causes(found) == {"added": {("article",)}, "changed": {("metadata", "split")}}
    assert found.summary.crossed == 0
    assert found.summary.causes == {"article": 1, "metadata": 2, "split": 2}


def test_what_an_adjudicator_settled_is_told(bench: Workbench, compared: Compared) -> None:
    quote = article().sentences[1].key

    def deed() -> None:
        _commit(bench, sentence_change(quote))
        _commit(bench, claim_change(claim(note="b")), sentence_change(quote), annotator="bob")
        _commit(
            bench,
            claim_change(claim(cue_force="endorsing")),
            sentence_change(quote),
            annotator="chef",
        )

    found = compared(deed, selection=Selection(readers="gold", adjudicators=("chef",)))

    assert _causes(found) == {
        "added": {("adjudicated",)},
        "withdrawn": {("adjudicated",), ("selection",)},  # nobody agreed with ana on the calm
    }


def test_a_label_that_follows_another_codebook_is_told(bench: Workbench, compared: Compared) -> None:
    found = compared(lambda: _commit(bench, claim_change(key=KEY, base=1), codebook_version="2.0"))

    assert _causes(found) == {"changed": {("codebook",)}}


def test_a_difference_leaves_as_json_and_as_csv(bench: Workbench, compared: Compared) -> None:
    found = compared(lambda: _commit(bench, claim_change(claim(note='=1,"x"\né'), key=KEY, base=1)))
    as_json, as_csv = io.BytesIO(), io.BytesIO()

    diff_json(found, as_json)
    diff_csv(found, as_csv)

    read = json.loads(as_json.getvalue())
    assert read["summary"]["fates"] == {"added": 0, "withdrawn": 0, "changed": 1, "kept": 1}
    assert [row["new"] for row in read["rows"]] == [{"note": '=1,"x" é'}]
    lines = list(csv.DictReader(io.StringIO(as_csv.getvalue().decode(), newline="")))
    assert [(one["fate"], one["causes"], one["column"], one["old"], one["new"]) for one in lines] == [
        ("changed", "corrected", "note", "", '=1,"x" é')
    ]
