"""Exports of other tools, from the bytes to the claims."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from cassis import load_cas_from_xmi

from annotation.errors import UnreadableFile
from annotation.ingest import article_of
from annotation.ingest.drafts import Draft
from annotation.ingest.labels import changes_of
from annotation.ingest.readers import doccano, inception, label_studio
from annotation.ingest.records import Options, Parcel
from schemas import Claim
from tests.ingest.labelled import LINKS, SPANS, TEXT, drafts, lines, parcel, place, task, units, xmi
from tests.ingest.labelled import doccano as doccano_item

EXPORTS: dict[str, Callable[[], list[Draft]]] = {
    "doccano": lambda: drafts(doccano, lines(doccano_item()), "all.jsonl"),
    "doccano, a list": lambda: drafts(doccano, json.dumps([doccano_item()]).encode(), "all.json"),
    "label studio": lambda: drafts(label_studio, json.dumps([task()]).encode(), "export.json"),
    "label studio, code points": lambda: drafts(
        label_studio, json.dumps([task(in_units=False)], indent=2).encode(), "export.json"
    ),
    "inception": lambda: drafts(inception, xmi(), "admin.xmi"),
}


_NO_OPTIONS = Options()


def _parcel(data: bytes) -> Parcel:
    return parcel(data, "a.jsonl")


@pytest.mark.parametrize("name", EXPORTS)
def test_every_span_reads_what_was_labelled(name: str) -> None:
    (draft,) = EXPORTS[name]()

    assert draft.text == TEXT
    assert {mark.label: draft.text[mark.start : mark.end] for mark in draft.marks} == SPANS


@pytest.mark.parametrize("name", EXPORTS)
def test_relations_make_one_claim_with_its_chain(name: str) -> None:
    (draft,) = EXPORTS[name]()
    changes, notes = changes_of(article_of(draft, origin="a"), draft)
    (claim,) = [change.claim for change in changes if change.claim]

    assert isinstance(claim, Claim)
    assert [(hop.name, hop.role) for hop in claim.sources] == [
        ("Anne Kervella", "originator"),
        ("l’agence Presse-Océan", "relay"),
    ]
    assert claim.cue is not None and claim.cue.of(TEXT) == "a déclaré"
    assert [span.of(TEXT) for span in claim.content] == ["« Nous rouvrons en mai »"]
    assert claim.quote_type == "direct"
    assert notes == ("spans with labels that mean no part of a claim were not taken over: “PER” (1)",)


def test_each_form_is_recognised_by_its_own_reader_only() -> None:
    heads = {
        doccano: (lines(doccano_item()), lines({"id": 1, "text": "a b", "label": [[0, 1, "PER"]]})),
        label_studio: (json.dumps([task()]).encode(), json.dumps([task()], indent=1).encode()),
    }
    others = (
        lines({"text": "Un article.", "title": "a", "label": "sport"}),
        lines({"text": "Un article.", "labels": ["sport"]}),
        lines({"raw_text": "a", "sentences": [{"start": 0, "end": 1}], "attributions": []}),
        json.dumps([{"text": "a", "annotations": "none"}]).encode(),
        lines({"text": 'on lit "label": [[0, 1, "PER"]] ici'}),
    )
    for reader, own in heads.items():
        for suffix in reader.SUFFIXES:
            assert all(reader.recognises(head, suffix) for head in own)
            foreign = [head for other in heads if other is not reader for head in heads[other]]
            assert not any(reader.recognises(head, suffix) for head in (*foreign, *others))
    assert not inception.recognises(b'<?xml version="1.0"?><html/>', ".xmi")


def test_doccano_sequence_labels_and_columns_are_read() -> None:
    start, end = place("a déclaré")
    item = {
        "id": 1, "text": TEXT, "label": [[start, end, "Verbe"], ["sport"]], "Comments": ["à voir"],
        "date": "2026-03-17", "media": "Presse-Océan", "lang": "fr",
    }  # fmt: skip
    (draft,) = drafts(doccano, lines(item), "all.jsonl")

    assert [(mark.label, TEXT[mark.start : mark.end]) for mark in draft.marks] == [("Verbe", "a déclaré")]
    assert str(draft.declared["published"]) == "2026-03-17" and draft.declared["outlet"] == "Presse-Océan"
    assert len(draft.notes) == 2


def test_a_bad_line_of_doccano_does_not_stop_the_others() -> None:
    data = lines(doccano_item()) + b"{broken\n" + lines({"id": 2, "text": " "}) + lines(doccano_item())
    read, refused = 0, 0
    for record in doccano.records(_parcel(data), _NO_OPTIONS):
        try:
            doccano.parse(record, _NO_OPTIONS)
            read += 1
        except UnreadableFile:
            refused += 1

    assert (read, refused) == (2, 2)


@pytest.mark.parametrize(
    ("text", "reason"), [("un \0 NUL", "not text"), ("é" * 10_000_001, "20 MB")], ids=["NUL", "too long"]
)
def test_a_text_that_cannot_be_stored_is_refused(text: str, reason: str) -> None:
    for reader, item in ((doccano, {"id": 1, "text": text}), (label_studio, task(data={"text": text}))):
        (record,) = reader.records(_parcel(json.dumps([item], ensure_ascii=False).encode()), _NO_OPTIONS)
        with pytest.raises(UnreadableFile, match=reason):
            reader.parse(record, _NO_OPTIONS)


def test_a_span_that_reads_otherwise_is_left_out_with_a_note() -> None:
    one = task()
    region = one["annotations"][0]["result"][0]
    region["value"]["start"] += 3
    (draft,) = drafts(label_studio, json.dumps([one]).encode(), "export.json")

    assert "Contenu" not in {mark.label for mark in draft.marks}
    assert any("“Contenu” (1)" in note for note in draft.notes)


def test_a_span_without_its_text_is_taken_only_where_both_readings_are_one() -> None:
    one = task()
    for region in one["annotations"][0]["result"]:
        region.get("value", {}).pop("text", None)
    assert drafts(label_studio, json.dumps([one]).encode(), "export.json")[0].marks == ()

    plain = TEXT.replace("😀", "*")
    one["data"]["text"] = plain
    for name, region in zip(SPANS, one["annotations"][0]["result"], strict=False):
        region["value"]["start"], region["value"]["end"] = place(SPANS[name], plain)
    assert len(drafts(label_studio, json.dumps([one]).encode(), "export.json")[0].marks) == len(SPANS)


def test_the_first_annotation_of_label_studio_is_taken_and_the_others_are_noted() -> None:
    one = task()
    first = one["annotations"][0]
    cancelled = first | {"was_cancelled": True, "completed_by": {"email": "no@example.org"}}
    mine = first | {"completed_by": {"id": 2, "email": "ana@example.org"}}
    choice = {"type": "choices", "value": {"choices": ["sport"]}}
    mine["result"] = [*first["result"], choice]
    one["annotations"] = [cancelled, mine, first]
    one["predictions"] = [{"result": []}]
    (draft,) = drafts(label_studio, json.dumps([one]).encode(), "export.json")

    assert draft.annotator == "ana@example.org"
    assert len(draft.marks) == len(SPANS)
    notes = " ".join(draft.notes)
    assert "“12” (1)" in notes and "predictions" in notes and "“choices” (1)" in notes


def test_the_short_form_of_label_studio_is_read() -> None:
    start, end = units("a déclaré")
    region = {"start": start, "end": end, "text": "a déclaré", "labels": ["Cue"]}
    item = {"text": TEXT, "id": 1, "label": [region], "annotator": 1, "annotation_id": 1, "lead_time": 3.2}
    (draft,) = drafts(label_studio, json.dumps([item]).encode(), "export.json")

    assert [(mark.label, TEXT[mark.start : mark.end]) for mark in draft.marks] == [("Cue", "a déclaré")]


def test_a_chosen_field_holds_the_text() -> None:
    one = task(data={"text": "autre chose", "corps": TEXT})
    (draft,) = drafts(label_studio, json.dumps([one]).encode(), "export.json", columns={"text": "corps"})

    assert draft.text == TEXT


def test_xmi_is_read_as_another_library_reads_it() -> None:
    data = xmi()
    (draft,) = drafts(inception, data, "admin.xmi")
    with pytest.warns(UserWarning, match="not found"):
        assert load_cas_from_xmi(data.decode(), lenient=True).sofa_string == draft.text

    assert len(draft.links) == len(LINKS)


def test_titles_are_taken_but_not_file_names() -> None:
    titled, filed = (xmi(documentTitle=title) for title in ("Le port rouvre", "article_12.txt"))

    assert drafts(inception, titled, "a.xmi")[0].declared["title"] == "Le port rouvre"
    assert "title" not in drafts(inception, filed, "a.xmi")[0].declared


def test_a_layer_without_features_is_its_own_label() -> None:
    data = xmi().replace(b'role="Locuteur"', b"").replace(b"custom:Attribution", b"custom:Speaker", 10)
    (draft,) = drafts(inception, data, "a.xmi")

    assert "Speaker" in {mark.label for mark in draft.marks}


def test_an_offset_inside_an_emoji_is_noted() -> None:
    (draft,) = drafts(inception, _moved(xmi(), "Contenu", "begin", 1), "a.xmi")

    assert draft.notes == ("spans outside the text were not taken over: “Contenu” (1)",)


def _moved(data: bytes, role: str, side: str, value: int) -> bytes:
    from lxml import etree  # noqa: PLC0415

    root = etree.fromstring(data)
    (one,) = root.xpath(f"//*[@role='{role}']")
    one.set(side, str(value))
    return bytes(etree.tostring(root))


_BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"><a b="&b;"/></xmi:XMI>"""


@pytest.mark.parametrize(
    "data",
    [
        _BOMB,
        _BOMB.decode().replace('version="1.0"', 'version="1.0" encoding="UTF-16"').encode("utf-16"),
        b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"><cut',
        b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"/>',
        b'<a xmlns:xmi="http://www.omg.org/XMI"/>',
    ],
    ids=["entities", "entities in UTF-16", "cut", "no text", "no XMI"],
)
def test_hostile_or_broken_xmi_is_refused(data: bytes) -> None:
    (record,) = inception.records(_parcel(data), _NO_OPTIONS)
    with pytest.raises(UnreadableFile):
        inception.parse(record, _NO_OPTIONS)


@pytest.mark.parametrize(
    "value", [None, [], "x", 1, [[]], [{}], {}, [None], [["a", "b", "c"]], [[1e400, 2, 3]]]
)
@pytest.mark.parametrize("field", ["entities", "relations", "label", "annotations", "data", "predictions"])
def test_misshapen_fields_are_no_crash(field: str, value: Any) -> None:
    for reader, item in ((doccano, doccano_item()), (label_studio, task())):
        for record in reader.records(_parcel(lines(item | {field: value})), _NO_OPTIONS):
            try:
                draft = reader.parse(record, _NO_OPTIONS)
            except UnreadableFile:
                continue
            changes_of(article_of(draft, origin="a"), draft)
