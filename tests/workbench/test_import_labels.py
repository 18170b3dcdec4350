"""Labels that come with an export are stored with their article, for their annotator, once."""

import json
from pathlib import Path

import pytest

from annotation.errors import NotAllowed, ReservedName
from annotation.workbench import Workbench, importing
from schemas import GOLD, Claim, repeat_of
from tests.workbench.files import MARKED, doccano, imported, parcel, results

SAID = (("« oui »", "content"), ("a déclaré", "cue"), ("Le maire", "source"))


def _claims(bench: Workbench, article_id: str, annotator: str) -> list[Claim]:
    labels = bench.view(article_id, annotator).labels
    return [label.claim for label in labels if label.claim]


def test_labels_come_with_their_article_for_who_imports_them(bench: Workbench) -> None:
    (found,) = imported(bench, doccano(*SAID))
    (claim,) = _claims(bench, found.article_id, "ana")

    assert (found.result, found.notes) == ("stored", ())
    assert found.labels == len(bench.view(found.article_id, "ana").labels) > 0
    assert claim.cue.of(MARKED) == "a déclaré"
    assert [hop.name for hop in claim.sources] == ["Le maire"]
    assert bench.view(found.article_id, "bob").labels == ()
    assert bench.articles.page("ana")[1].progress.done == 1


def test_the_same_export_again_changes_nothing(bench: Workbench) -> None:
    (first,) = imported(bench, doccano(*SAID))
    before = bench.view(first.article_id, "ana").labels
    (again,) = imported(bench, doccano(*SAID))

    assert (again.result, again.labels) == ("known", 0)
    assert bench.view(first.article_id, "ana").labels == before


def test_labels_of_a_text_that_is_stored_are_added_to_it(bench: Workbench) -> None:
    (first,) = imported(bench, parcel("a.txt", MARKED))
    (found,) = imported(bench, doccano(*SAID))

    assert (found.result, found.article_id) == ("duplicate", first.article_id)
    assert found.labels == len(bench.view(first.article_id, "ana").labels) > 0
    assert len(_claims(bench, first.article_id, "ana")) == 1


def test_what_is_new_in_another_labelling_of_the_same_text_is_added_and_nothing_is_lost(
    bench: Workbench,
) -> None:
    (first,) = imported(bench, doccano(*SAID))
    before = {label.key for label in bench.view(first.article_id, "ana").labels}
    (found,) = imported(bench, doccano(*SAID[:2], name="other.jsonl"))
    after = {label.key for label in bench.view(first.article_id, "ana").labels}

    assert (found.result, found.labels, found.notes) == ("duplicate", 1, ())
    assert before < after
    assert len(after - before) == 1
    (again,) = imported(bench, doccano(*SAID[:2], name="again.jsonl"))
    assert (again.result, again.labels, again.notes) == ("duplicate", 0, ())


def test_two_analysts_labellings_of_one_text_are_kept_apart(bench: Workbench) -> None:
    (first,) = bench.import_parcels([doccano(*SAID)], annotator="zoé")
    (second,) = bench.import_parcels([doccano(*SAID[:2], name="b.jsonl")], annotator="bob")

    assert (first.result, second.result, second.notes) == ("stored", "duplicate", ())
    assert first.labels == len(bench.view(first.article_id, "zoé").labels) > 0
    assert second.labels == len(bench.view(first.article_id, "bob").labels) > 0
    assert bench.view(first.article_id, "ana").labels == ()


def test_two_labellings_of_one_text_in_one_import_do_not_stop_it(bench: Workbench) -> None:
    found = imported(bench, doccano(*SAID), doccano(*SAID[:2], name="b.jsonl"), parcel("c.txt", "Fin.\n"))

    assert results(found) == ["stored", "duplicate", "stored"]
    assert [one.labels > 0 for one in found] == [True, True, False]
    assert bench.doctor() == ()


def test_a_dry_run_counts_the_labels_and_stores_none(bench: Workbench) -> None:
    (dry,) = imported(bench, doccano(*SAID), dry_run=True)
    (real,) = imported(bench, doccano(*SAID))

    assert dry.labels == real.labels > 0
    assert dry.result == real.result == "stored"


def test_labels_are_those_of_the_annotator_whom_the_export_names(bench: Workbench) -> None:
    spans = [
        {"type": "labels", "from_name": "l", "to_name": "t", "id": name, "value": value}
        for name, value in (("a", _value("« oui »", "content")), ("b", _value("a déclaré", "cue")))
    ]
    tasks = [
        {
            "id": number,
            "data": {"text": MARKED},
            "annotations": [{"id": number, "completed_by": {"email": f"{number}@x.org"}, "result": spans}],
        }
        for number in (1, 2)
    ]
    found = imported(bench, parcel("export.json", json.dumps(tasks)))

    assert results(found) == ["stored", "duplicate"]
    assert [one.labels > 0 for one in found] == [True, True]
    assert bench.annotators() == ("1@x.org", "2@x.org", "ana")


def _value(surface: str, label: str) -> dict[str, object]:
    start = MARKED.index(surface)
    return {"start": start, "end": start + len(surface), "text": surface, "labels": [label]}


def test_a_label_that_does_not_fit_the_codebook_is_named_and_the_article_stored(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "problem", lambda *_args, **_named: "it does not fit")
    (found,) = imported(bench, doccano(*SAID))

    assert (found.result, found.labels, found.notes) == ("stored", 0, ("it does not fit",))
    assert bench.view(found.article_id, "ana").labels == ()


def test_half_a_character_in_a_labelled_source_does_not_stop_the_rest(bench: Workbench) -> None:
    source = "Le ma\ud800ire"
    text = MARKED.replace("Le maire", source)
    start = text.index(source)
    row = {"id": 1, "text": text, "label": [[start, start + len(source), "source"]]}
    found = imported(bench, parcel("admin.jsonl", json.dumps(row)), parcel("a.txt", MARKED))

    assert results(found) == ["refused", "stored"]
    assert "half a character" in str(found[0].error)


def test_labels_of_others_are_stored_only_for_who_may_correct(bench: Workbench) -> None:
    for name, role in (("ana", "administrator"), ("Zoé", "lead"), ("bob", "analyst")):
        bench.people.add(name, role=role, author="ana")
    (refused,) = bench.import_parcels([doccano(*SAID)], importer="bob", annotator="ana")
    assert (refused.result, type(refused.error)) == ("refused", NotAllowed)
    assert bench.articles.count() == 1

    (lead,) = bench.import_parcels([doccano(*SAID)], importer="Zoé", annotator="ana")
    assert lead.labels == len(bench._store.labels(lead.article_id, "ana")) > 0

    (own,) = bench.import_parcels([doccano(*SAID[:2], name="b.jsonl")], importer="bob")
    assert own.labels == len(bench._store.labels(own.article_id, "bob")) > 0


def test_an_import_says_who_imported(bench: Workbench) -> None:
    (found,) = bench.import_parcels([parcel("a.txt", MARKED)], importer="bob")

    assert bench.articles.get(found.article_id)
    assert bench._store.editions(found.article_id)[0].author == "bob"


def _named(annotator: str) -> str:
    value = _value("« oui »", "content")
    result = [{"type": "labels", "from_name": "l", "to_name": "t", "id": "a", "value": value}]
    annotation = {"id": 1, "completed_by": {"email": annotator}, "result": result}
    return json.dumps([{"id": 1, "data": {"text": MARKED}, "annotations": [annotation]}])


@pytest.mark.parametrize("name", [GOLD, repeat_of("ana")])
def test_a_file_cannot_write_gold_or_second_readings(bench: Workbench, name: str) -> None:
    (found,) = imported(bench, parcel("export.json", _named(name)))

    assert (found.result, type(found.error)) == ("refused", ReservedName)
    assert f"“{name}”" in str(found.error)
    assert bench.articles.count() == 1


def test_what_several_readers_agreed_on_comes_back_under_their_names(bench: Workbench) -> None:
    (found,) = imported(bench, parcel("export.json", _named("ana | zoé")))

    assert found.labels == len(bench._store.labels(found.article_id, "ana | zoé")) > 0


@pytest.mark.parametrize("name", [GOLD, repeat_of("ana"), "ana | ben"])
def test_nobody_imports_labels_under_a_name_that_no_person_has(
    bench: Workbench, tmp_path: Path, name: str
) -> None:
    with pytest.raises(ReservedName, match="--annotator"):
        bench.import_labels(tmp_path / "labels.json", annotator=name)
    with pytest.raises(ReservedName, match="--annotator"):
        bench.import_parcels([doccano(*SAID)], annotator=name)
    assert bench.articles.count() == 1
