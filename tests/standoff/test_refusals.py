"""A file of labels that does not fit is refused whole, with its cause."""

from pathlib import Path
from typing import Any

import pytest

from annotation.errors import LabelsRefused
from annotation.store import MemoryStore
from annotation.workbench import Workbench
from tests.conftest import Project
from tests.factories import NOW, TEXT, article, commit, sentence_change
from tests.standoff.conftest import Write
from tests.standoff.helpers import attribution, labelled, labels_of, place, said_of, source

WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "shifted by one": ({"sources": [source("Maria Petrova", start=53, end=66)]}, "not 'Maria Petrova'"),
    "beyond the text": ({"cue": {"start": 120, "end": 999}}, "[120, 999)"),
    "backwards": ({"cue": {"start": 9, "end": 3}}, "is not a span"),
    "negative": ({"content": [{"start": -5, "end": 3}]}, "is not a span"),
    "no such type": ({"type": "literal"}, "direct"),
    "no such kind": ({"sources": [source("TASS", source_type="robot")]}, "person"),
    "overlapping content": ({"content": [place("Nous ne"), place("ne négocions")]}, "disjoint"),
    "no spans at all": ({"sources": [], "cue": None, "content": []}, "at least one span"),
    "a content between sentences": ({"content": [{"start": 13, "end": 15}]}, "in at least one sentence"),
    "a cue over two lines": ({"cue": {"start": 7, "end": 20}}, "lies on one line"),
    "a source with its line break": (
        {"sources": [source("TASS. Le calme règne.\n", name="TASS")]},
        "lies on one line",
    ),
    "a name with a line break": ({"sources": [source("TASS", name="TASS\n")]}, "no line break"),
    "a missing field": ({"sources": [{"start": 1, "end": 2}]}, "missing or misshapen"),
    "a list for a span": ({"cue": [1, 2]}, "missing or misshapen"),
}


@pytest.mark.parametrize(("fields", "cause"), WRONG.values(), ids=WRONG.keys())
def test_one_wrong_value_refuses_the_file_whole(
    fields: dict[str, Any], cause: str, project: Project, write: Write
) -> None:
    """The first attribution of the file is right, and so is its first object."""
    store, other = MemoryStore(), article("Une phrase.\n")
    store.add_article(other, imported_at=NOW)
    bench = project(store=store)
    right = labelled(raw_text=other.text, sentences=[], attributions=[attribution(cue=None)])
    right["attributions"][0] |= {"content": [{"start": 0, "end": 10}], "sources": []}
    path = write(right, labelled(attributions=[attribution(), attribution(id="a2", **fields)]))

    with pytest.raises(LabelsRefused) as raised:
        bench.import_labels(path, annotator="gold")

    assert f"{path} was refused whole, nothing was stored: invented: " in str(raised.value)
    assert cause in str(raised.value)
    assert labels_of(bench) == bench.view(other.article_id, "gold").labels == ()


@pytest.mark.parametrize(
    ("objects", "cause"),
    [
        ([labelled(raw_text=TEXT + "!")], "invented is not stored; import it first"),
        ([labelled(raw_text=TEXT.replace("é", "e\u0301"))], "is not stored"),
        ([labelled(attributions=[attribution(), attribution()])], "each label at most once"),
        ([labelled(), labelled()], "twice"),
        ([labelled(sentence_labels=[said_of(0, "maybe")])], "factuality_source cannot be 'maybe'"),
        ([{"id": "x"}], "raw_text"),
        ([[labelled()]], "raw_text"),
        ([], "holds no article"),
    ],
    ids=[
        "unknown text", "another normal form", "an id twice", "an article twice", "outside the codebook",
        "no text", "a list in a line", "empty",
    ],
)  # fmt: skip
def test_a_file_that_does_not_fit_is_refused_with_its_cause(
    objects: list[Any], cause: str, bench: Workbench, write: Write
) -> None:
    with pytest.raises(LabelsRefused, match=cause):
        bench.import_labels(write(*objects), annotator="gold")

    assert labels_of(bench) == ()


@pytest.mark.parametrize("content", [None, b"{not json", b"\xff\xfe\xfa"], ids=["missing", "broken", "bytes"])
def test_a_file_that_is_no_json_is_refused(content: bytes | None, bench: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "labels.json"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(LabelsRefused, match="cannot be read as JSON"):
        bench.import_labels(path, annotator="gold")


def test_a_file_whose_labels_change_meanwhile_is_refused_whole(
    bench: Workbench, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody labels its second article after it was read."""
    other = article("Une phrase.\n")
    bench._store.add_article(other, imported_at=NOW)
    sentences = [{"start": 0, "end": 11, "kind": "body"}]
    path = write(labelled(), labelled(raw_text=other.text, sentences=sentences, attributions=[]))
    key = other.sentences[0].key
    bench.commit(commit(sentence_change(key), article_id=other.article_id), annotator="gold")
    monkeypatch.setattr(bench, "revisions", lambda _article, _annotator: {})

    with pytest.raises(LabelsRefused, match="were changed while it was read; import it again"):
        bench.import_labels(path, annotator="gold")

    assert labels_of(bench) == ()
