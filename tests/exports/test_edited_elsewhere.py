"""What a person changed in the other tool wins, and nothing that they do stops the import."""

import io
import json
import re
import zipfile
from collections.abc import Callable

import pytest
from cassis import load_cas_from_xmi, load_typesystem
from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.codebook import read_codebook
from annotation.exports import export_format
from annotation.ingest import Options, incoming_of, parcels_of_bytes, records_of
from annotation.published import Published
from annotation.settings import ROOT
from annotation.validity import problem
from schemas import Claim, Commit, Incoming, Span
from tests.exports.awkward import published
from tests.exports.conftest import Written, key
from tests.factories import NOW, TEXT, article, claim, span

OPTIONS = Options()
CODEBOOK = read_codebook(ROOT / "seeds" / "codebook.toml")
QUOTE = claim(note="à voir")
SECOND = Claim(voice="author", content=(span(TEXT, "Le calme règne."),))

Brat = Callable[..., Incoming]


def _read(name: str, data: bytes) -> list[Incoming]:
    parcels = list(parcels_of_bytes(name, data))
    return [incoming_of(record, OPTIONS) for parcel in parcels for record in records_of(parcel, OPTIONS)]


@pytest.fixture(name="two")
def _two() -> Published:
    """A quotation and a sentence in the author's own voice, by one annotator; the other has none."""
    return published(article(), [[QUOTE, SECOND], []])


@pytest.fixture(name="brat")
def _brat(two: Published, written: Written) -> Brat:
    """The first annotator's file after somebody edited it."""

    def edited(edit: Callable[[str], str], text: str = TEXT) -> Incoming:
        out, archive = io.BytesIO(), zipfile.ZipFile(io.BytesIO(written("brat", two)))
        name = next(one for one in archive.namelist() if one.endswith(".ann"))
        with zipfile.ZipFile(out, "w") as again:
            again.writestr("a.txt", text)
            again.writestr("a.ann", edit(archive.read(name).decode()))
        (found,) = _read("a.zip", out.getvalue())
        return found

    return edited


def _claims(found: Incoming) -> dict[str, Claim]:
    return {change.key: change.claim for change in found.changes if change.claim}


def _line(ann: str, kind: str, surface: str) -> str:
    """The name of the mark that has these words."""
    found = re.search(rf"^(T\d+)\t{kind} [\d ;]+\t{re.escape(surface)}$", ann, re.MULTILINE)
    assert found is not None
    return found[1]


def _without(kind: str, surface: str) -> Callable[[str], str]:
    """An edit that takes a mark away and every line that names it, as the tool does."""

    def edit(ann: str) -> str:
        name = _line(ann, kind, surface)
        return "\n".join(line for line in ann.split("\n") if not re.search(rf"(^|[ :]){name}\b", line[:60]))

    return edit


def _drawn(kind: str, surface: str, name: str = "T90") -> str:
    found = span(TEXT, surface)
    return f"{name}\t{kind} {found.start} {found.end}\t{surface}\n"


def test_what_nobody_touched_is_as_it_was(brat: Brat) -> None:
    found = brat(lambda ann: ann)

    assert _claims(found) == {key(0): QUOTE, key(1): SECOND}
    assert (found.annotator, found.notes) == ("ana", ())


def test_a_span_lies_where_it_was_moved(brat: Brat) -> None:
    old, new = span(TEXT, "a déclaré"), span(TEXT, "déclaré")
    found = brat(lambda ann: ann.replace(f"Cue {old.start} {old.end}", f"Cue {new.start} {new.end}"))

    assert _claims(found)[key(0)] == QUOTE.model_copy(update={"cue": new})


def test_a_content_has_the_pieces_that_it_was_given(brat: Brat) -> None:
    old, pieces = QUOTE.content[0], (span(TEXT, "Nous ne négocions"), span(TEXT, "😀"))
    places = ";".join(f"{one.start} {one.end}" for one in pieces)
    found = brat(lambda ann: ann.replace(f"Content {old.start} {old.end}", f"Content {places}"))

    assert _claims(found)[key(0)] == QUOTE.model_copy(update={"content": pieces})


def test_a_source_whose_span_was_taken_away_is_gone_with_its_place_in_the_chain(brat: Brat) -> None:
    found = brat(_without("Source", "Maria Petrova"))

    assert _claims(found)[key(0)] == QUOTE.model_copy(update={"sources": QUOTE.sources[1:]})


def test_a_source_that_was_drawn_anew_keeps_what_is_known_of_it(brat: Brat) -> None:
    def edit(ann: str) -> str:
        content = _line(ann, "Content", "« Nous ne négocions pas 😀 »")
        return (
            _without("Source", "Maria Petrova")(ann)
            + _drawn("Source", "Petrova")
            + f"R9\tsays Arg1:T90 Arg2:{content}\n"
        )

    first, second = QUOTE.sources
    moved = first.model_copy(update={"span": span(TEXT, "Petrova")})

    assert _claims(brat(edit))[key(0)] == QUOTE.model_copy(update={"sources": (moved, second)})


def test_a_span_that_was_tied_to_a_claim_belongs_to_it(brat: Brat) -> None:
    def edit(ann: str) -> str:
        content = _line(ann, "Author", "Le calme règne.")
        return ann + _drawn("Source", "TASS") + f"R90\tsays Arg1:T90 Arg2:{content}\n"

    found = _claims(brat(edit))[key(1)]

    assert (found.voice, [hop.name for hop in found.sources]) == ("source", ["TASS"])
    assert found.content == SECOND.content


def test_a_mark_that_was_given_another_meaning_has_it(brat: Brat) -> None:
    place = span(TEXT, "Maria Petrova")
    old = f"{place.start} {place.end}"
    found = _claims(brat(lambda ann: ann.replace(f"\tSource {old}\t", f"\tPerson {old}\t")))[key(0)]

    assert [hop.name for hop in found.sources] == ["TASS"]


def test_a_span_that_is_tied_to_nothing_is_a_claim_of_its_own(brat: Brat) -> None:
    found = _claims(brat(lambda ann: ann + _drawn("Content", "Moscou dément")))
    (added,) = found.keys() - {key(0), key(1)}

    assert found[added].content == (span(TEXT, "Moscou dément"),)
    assert found[key(0)] == QUOTE


def test_a_claim_without_any_span_is_gone_and_said_to_be(brat: Brat) -> None:
    found = brat(_without("Author", "Le calme règne."))

    assert _claims(found) == {key(0): QUOTE}
    assert found.notes == ("claims whose spans are gone, or no longer make a claim: 1",)


def test_a_source_over_two_lines_is_none(brat: Brat) -> None:
    place = span(TEXT, "Maria Petrova")
    found = brat(lambda ann: ann.replace(f"\tSource {place.start} ", "\tSource 0 "))

    assert [hop.name for hop in _claims(found)[key(0)].sources] == ["TASS"]


def test_labels_of_another_text_are_read_like_those_of_any_file(brat: Brat) -> None:
    found = brat(lambda ann: ann, text=TEXT.replace("météo", "neige"))

    assert _claims(found) and key(0) not in _claims(found) and not found.is_known
    assert any("not the one that was exported" in note for note in found.notes)


def test_a_note_that_somebody_broke_is_no_note_of_ours(brat: Brat) -> None:
    found = brat(lambda ann: ann.replace('"claim_id"', '"claim"'))

    assert _claims(found) and key(0) not in _claims(found) and not found.is_known


@pytest.fixture(name="ann", scope="module")
def _ann() -> list[str]:
    """The lines of an exported file."""
    out = io.BytesIO()
    export_format("brat").write(published(article(), [[QUOTE, SECOND], []]), out)
    archive = zipfile.ZipFile(out)
    return archive.read(next(one for one in archive.namelist() if one.endswith(".ann"))).decode().split("\n")


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_whatever_is_done_to_the_lines_the_article_is_read(data: st.DataObject, ann: list[str]) -> None:
    kept = data.draw(st.lists(st.sampled_from(ann), max_size=30))
    places = data.draw(st.lists(st.integers(0, len(TEXT) + 3), min_size=2, max_size=2))
    elsewhere = rf"\1 {places[0]} {places[1]}"
    moved = [re.sub(r"(Source|Cue|Content) \d+ \d+", elsewhere, line, count=1) for line in kept]
    mixed = data.draw(st.permutations([*kept, *moved]))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("a.ann", "\n".join(mixed))
    (found,) = _read("a.zip", out.getvalue())

    assert found.article.text == TEXT
    if found.changes:
        commit = Commit(
            commit_id="00000000-0000-4000-8000-000000000000", article_id=found.article.article_id,
            made_at=NOW, codebook_version="1.0", changes=found.changes,
        )  # fmt: skip
        assert problem(commit, article=found.article, codebook=CODEBOOK) == ""


def test_a_region_of_label_studio_lies_where_it_was_moved(two: Published, written: Written) -> None:
    (task,) = json.loads(written("label-studio", two))
    new = span(TEXT, "déclaré")
    regions = [one for one in task["annotations"][0]["result"] if "value" in one]
    (region,) = [one for one in regions if one["value"]["text"] == "a déclaré"]
    region["value"] |= {"start": new.start, "end": new.end, "text": "déclaré"}
    first, _ = _read("a.json", json.dumps([task]).encode())

    assert _claims(first)[key(0)] == QUOTE.model_copy(update={"cue": new})


def test_what_somebody_else_drew_in_label_studio_is_theirs(two: Published, written: Written) -> None:
    """The tool gives annotations their own numbers and people; whose a known region was stays known."""
    (task,) = json.loads(written("label-studio", two))
    value = {"start": 0, "end": 6, "text": "Moscou", "labels": ["Source"]}
    regions = [{"id": "xY12", "from_name": "label", "to_name": "text", "type": "labels", "value": value}]
    task["annotations"][0]["completed_by"] = 7
    task["annotations"].append({"id": 9, "completed_by": 12, "result": regions})
    found = _read("a.json", json.dumps([task]).encode())

    assert [one.annotator for one in found] == ["ana", "zoé /\\ ..\t😀", "12"]
    assert [hop.name for one in _claims(found[2]).values() for hop in one.sources] == ["Moscou"]
    assert found[2].article.sentences == article().sentences


def test_json_min_of_label_studio_is_read_like_that_of_any_project(two: Published, written: Written) -> None:
    """It has no names of regions, so nothing can be found again."""
    (task,) = json.loads(written("label-studio", two))
    values = [one["value"] for one in task["annotations"][0]["result"] if "value" in one]
    (found,) = _read("a.json", json.dumps([task["data"] | {"annotator": 7, "label": values}]).encode())

    assert _claims(found) and not found.is_known and found.annotator == "7"


def test_spans_moved_and_numbered_anew_by_inception_are_taken(two: Published, written: Written) -> None:
    archive = zipfile.ZipFile(io.BytesIO(written("xmi", two)))
    types = load_typesystem(io.BytesIO(archive.read("TypeSystem.xml")))
    name = next(one for one in archive.namelist() if one.endswith(".xmi"))
    cas = load_cas_from_xmi(io.BytesIO(archive.read(name)), typesystem=types)
    (cue,) = [one for one in cas.select("custom.selon.Mark") if one.get_covered_text() == "a déclaré"]
    new = span(TEXT, "déclaré")
    cue.begin, cue.end = new.start, new.end
    numbers = r'(xmi:id|Governor|Dependent|sofa)="(\d+)"'
    data = re.sub(numbers, lambda one: f'{one[1]}="{int(one[2]) + 500}"', cas.to_xmi())
    (found,) = _read("a.xmi", data.encode())

    assert _claims(found) == {key(0): QUOTE.model_copy(update={"cue": new}), key(1): SECOND}
    assert isinstance(_claims(found)[key(0)].cue, Span)
