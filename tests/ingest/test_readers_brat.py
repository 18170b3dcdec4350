"""brat's standoff, from folder, zip and single files: foreign ones; ours are in tests/exports."""

import io
import zipfile
from pathlib import Path

import pytest

from annotation.errors import UnreadableFile
from annotation.ingest import Options, find_parcels, incoming_of, parcels_of_bytes, records_of
from annotation.ingest.readers import brat
from annotation.ingest.records import Parcel
from schemas import Claim, Incoming

OPTIONS = Options()
TEXT = (
    "😀 Le port rouvre\r\n\r\n"
    "« Nous rouvrons », dit-elle, « en mai », a déclaré Anne Kervella, citée par l’agence Presse-Océan.\r\n"
    "Le syndicat n’a rien dit."
)
SPANS = {
    "T1": ("Contenu", "« Nous rouvrons »", "« en mai »"),
    "T2": ("Verbe", "a déclaré"),
    "T3": ("Locuteur", "Anne Kervella"),
    "T4": ("Agence", "l’agence Presse-Océan"),
    "T5": ("PER", "Anne Kervella"),
}
RELATIONS = ("R1\tdit Arg1:T3 Arg2:T1", "R2\tverbe Arg1:T2 Arg2:T1", "R3\trelais Arg1:T3 Arg2:T4")
EVENT = ("E1\tVerbe:T2 Locuteur:T3 Contenu:T1", "E2\tRelais:T4 Locuteur:E1")


def _places(*surfaces: str) -> str:
    starts = [TEXT.index(surface) for surface in surfaces]
    return ";".join(f"{start} {start + len(one)}" for start, one in zip(starts, surfaces, strict=True))


def _ann(*more: str) -> bytes:
    lines = {name: (label, _places(*parts), " ".join(parts)) for name, (label, *parts) in SPANS.items()}
    spans = [f"{name}\t{label} {places}\t{text}" for name, (label, places, text) in lines.items()]
    return "".join(f"{line}\n" for line in (*spans, *more)).encode()


def _read(ann: bytes, text: bytes = TEXT.encode()) -> Incoming:
    beside = Parcel("a.txt", lambda: io.BytesIO(text), len(text))
    (record,) = brat.records(Parcel("a.ann", lambda: io.BytesIO(ann), len(ann), beside), OPTIONS)
    return incoming_of(record, OPTIONS)


def _claims(incoming: Incoming) -> list[Claim]:
    return [change.claim for change in incoming.changes if change.claim]


@pytest.mark.parametrize("ties", [RELATIONS, EVENT], ids=["relations", "events"])
def test_what_is_tied_is_one_claim_with_every_fragment_of_its_content(ties: tuple[str, ...]) -> None:
    incoming = _read(_ann(*ties))
    (claim,) = _claims(incoming)

    assert incoming.article.text == TEXT
    assert [piece.of(TEXT) for piece in claim.content] == ["« Nous rouvrons »", "« en mai »"]
    assert claim.cue is not None and claim.cue.of(TEXT) == "a déclaré"
    roles = [("Anne Kervella", "originator"), ("l’agence Presse-Océan", "relay")]
    assert [(hop.name, hop.role) for hop in claim.sources] == roles
    assert any("“PER” (1)" in note for note in incoming.notes)


def test_without_ties_the_spans_of_a_sentence_are_one_claim() -> None:
    assert len(_claims(_read(_ann()))) == 1


def test_a_cue_in_fragments_is_all_that_they_cover() -> None:
    start, end = TEXT.index("dit-elle"), TEXT.index("a déclaré") + len("a déclaré")
    places = f"{start} {start + 3};{end - 7} {end}"
    (claim,) = _claims(_read(f"T1\tCue {places}\tdit déclaré\n".encode()))

    assert claim.cue is not None and claim.cue.of(TEXT) == "dit-elle, « en mai », a déclaré"


def test_what_is_not_taken_over_is_said() -> None:
    incoming = _read(_ann("A1\tSure T1", "M1\tNegated T1", "#1\tAnnotatorNotes T1\tà voir", "*\tEquiv T3 T5"))

    assert "not taken over: “attribute” (2), “equivalence” (1), “note” (1)" in incoming.notes


BROKEN = (
    *("", "T", "T9\t", "T9\tSource", "T9\tSource 1", "T9\tSource 5 2\tx", "T9\tSource 0 99999\tx"),
    *("T9\tSource 1 1\t", "R9\tdit Arg1:T99 Arg2:T1", "R9", "E9\tx", "E9\tVerbe:T99", "#\t", "\0", "🙂\t🙂"),
    '#1\tx T1\t{"format": ',
)


@pytest.mark.parametrize("line", BROKEN)
def test_a_broken_line_does_not_stop_the_others(line: str) -> None:
    (claim,) = _claims(_read(_ann(*RELATIONS, line)))

    assert len(claim.content) == 2


def test_a_byte_order_mark_counts_for_brat_and_is_no_text_of_ours() -> None:
    ann = b"T1\tSource 1 3\tLe\n"
    incoming = _read(ann, b"\xef\xbb\xbf" + b"Le port.")
    (claim,) = _claims(incoming)

    assert incoming.article.text == "Le port."
    assert claim.sources[0].name == "Le"


def test_an_empty_file_of_labels_is_an_article_without_labels() -> None:
    incoming = _read(b"")

    assert (incoming.article.text, incoming.changes, incoming.notes) == (TEXT, (), ())


def test_a_text_in_an_old_encoding_is_read() -> None:
    text = "Le maire a déclaré que l’été serait chaud à Évreux, dit-on déjà."
    incoming = _read(b"T1\tSource 0 8\tLe maire\n", text.encode("cp1252"))

    assert incoming.article.text == text


def test_a_pair_in_a_folder_or_a_zip_is_one_article(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    (folder / "inner").mkdir(parents=True)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        for name, data in (("inner/a.txt", TEXT.encode()), ("inner/a.ann", _ann(*RELATIONS))):
            (folder / name).write_bytes(data)
            packed.writestr(name, data)
        packed.writestr("b.txt", "Un autre texte.")
    (folder / "b.txt").write_text("Un autre texte.", encoding="utf-8")

    for parcels in (list(find_parcels([folder])), list(parcels_of_bytes("c.zip", archive.getvalue()))):
        found = [incoming_of(record, OPTIONS) for parcel in parcels for record in records_of(parcel, OPTIONS)]
        assert sorted((one.article.text, len(_claims(one))) for one in found) == sorted(
            [("Un autre texte.", 0), (TEXT, 1)]
        )
    (one,) = find_parcels([folder / "inner" / "a.ann"])
    assert one.beside is not None


def test_labels_without_their_text_say_what_to_do() -> None:
    (parcel,) = parcels_of_bytes("a.ann", _ann())

    with pytest.raises(UnreadableFile, match=r"give the \.txt and the \.ann together"):
        list(records_of(parcel, OPTIONS))
