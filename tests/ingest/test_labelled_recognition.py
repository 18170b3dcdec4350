"""Which JSON files are exports of a labelling tool, and which are articles."""

import json
from typing import Any

import pytest

from annotation.ingest.json_heads import objects_of
from annotation.ingest.readers import HEAD_BYTES, reader_of
from tests.ingest.files import OPTIONS, incomings, records
from tests.ingest.labelled import TEXT, lines, parcel, task

LONG = "Le port rouvre en mai. " * 9_000
LABEL = [[0, 7, "Source"]]
TASK = {"id": 1, "data": {"text": LONG}, "predictions": []}
ITEMS: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "a long text": ("doccano", [{"id": 1, "text": LONG, "label": LABEL}]),
    "spans before the text": (
        "doccano",
        [{"entities": [{"id": 1, "label": "S", "start_offset": 0, "end_offset": 7}], "text": LONG}],
    ),
    "nobody labelled the first": ("doccano", [{"id": 1, "text": LONG, "label": [], "Comments": []}] * 9),
    "no relations yet": ("doccano", [{"id": 1, "text": "a b", "entities": [], "relations": []}]),
    "a long task": ("label-studio", [TASK | {"annotations": [{"id": 2, "result": []}]}]),
    "a task that nobody labelled": ("label-studio", [TASK | {"annotations": [], "total_annotations": 0}]),
    "predictions only": ("label-studio", [TASK | {"predictions": [{"result": [{"id": "a"}]}]}]),
    "a short task": ("label-studio", [{"text": LONG, "annotator": 1, "annotation_id": 2, "lead_time": 1.5}]),
    "an empty list is no sign": ("json", [{"text": "a b", "body": "a b c", "entities": []}]),
    "a category": ("json", [{"id": 1, "text": "a b", "label": ["sport"]}]),
    "annotations of no tool": ("json", [{"text": "a b", "data": {"x": 1}, "annotations": []}]),
}


@pytest.mark.parametrize(("reader", "items"), ITEMS.values(), ids=ITEMS.keys())
def test_a_tool_is_known_by_its_own_keys(reader: str, items: list[dict[str, Any]]) -> None:
    for name, data in (
        ("a.jsonl", lines(*items)),
        ("a.json", json.dumps(items, indent=1).encode()),
        ("b.json", b"\xef\xbb\xbf{broken\n" + lines(*items)),
        ("c.json", json.dumps([*items, {"text": LONG * 9}]).encode()[:HEAD_BYTES]),
    ):
        assert reader == reader_of(parcel(data, name), OPTIONS).NAME, name


def test_one_object_over_several_lines_is_read() -> None:
    for item in (task(), {"id": 1, "text": TEXT, "label": []}):
        (one,) = incomings("a.json", json.dumps(item, indent=1).encode())

        assert one.article.text == TEXT and bool(one.changes) == ("data" in item)


def test_a_chosen_column_is_read_and_the_spans_of_another_are_noted() -> None:
    item = {"id": 1, "text": "Le chapeau.", "body": "Le port rouvre en mai.", "label": LABEL}
    (teaser,) = incomings("a.jsonl", lines(item), columns={"text": "text"})
    (whole,) = incomings("a.jsonl", lines(item), columns={"text": "body"})
    one = lines(task(data={"text": "Le chapeau.", "corps": TEXT}))

    assert (teaser.article.text, whole.article.text) == (item["text"], item["body"])
    assert teaser.changes and not whole.changes
    assert whole.notes == ("its spans were not taken over: “label” (1)",)
    assert records("a.jsonl", one, columns={"text": "corps"})[0].reader == "label-studio"
    assert records("a.jsonl", one, columns={"text": "data.corps"})[0].reader == "json"


def test_spans_that_the_beginning_of_a_file_does_not_show_are_noted() -> None:
    item = {"id": 1, "text": LONG * 6, "label": [*LABEL, ["sport"]], "entities": [[0, 1, "x"], [3, 4, "y"]]}
    (one,) = incomings("a.jsonl", lines(item))

    assert one.notes == ("its spans were not taken over: “label” (1), “entities” (2)",)


def test_broken_lines_are_not_read_again_and_again() -> None:
    assert len(list(objects_of(b'{"a":\n' * 100_000))) < 100
