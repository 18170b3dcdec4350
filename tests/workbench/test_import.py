"""Import: one outcome a record, nothing twice, a bad one never stops the rest, an interruption neither."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotation.errors import DuplicateArticle, UnreadableFile
from annotation.settings import Settings
from annotation.workbench import Options, Parcel, Workbench, importing, open_workbench, parsing
from schemas import Edition
from tests.conftest import Project
from tests.factories import NOW
from tests.workbench.files import doccano, imported, parcel, results, rows, texts

ONE = "Un titre\n\nLe préfet a déclaré que la mer montait.\n"


@pytest.fixture(name="bench")
def _bench(tmp_path: Path) -> Iterator[Workbench]:
    bench = open_workbench(Settings(data=tmp_path / "data", annotator="ana"), with_seeds=False)
    yield bench
    bench.close()


@pytest.fixture(name="small")
def _small(monkeypatch: pytest.MonkeyPatch) -> int:
    """Batches of four."""
    monkeypatch.setattr(importing, "BATCH", 4)
    monkeypatch.setattr(parsing, "BATCH", 4)
    return 4


def test_a_new_text_is_stored_with_its_origin_its_importer_and_all_that_was_read(bench: Workbench) -> None:
    (outcome,) = imported(bench, parcel("inner/a.txt", ONE))
    article = bench.articles.get(outcome.article_id)

    assert (outcome.result, outcome.origin, outcome.title) == ("stored", "inner/a.txt", "Un titre")
    assert (outcome.error, outcome.notes, outcome.labels) == (None, (), 0)
    assert (article.text, article.origin, article.revision) == (ONE, "inner/a.txt", 1)
    (edition,) = bench.articles.editions(outcome.article_id)
    assert isinstance(edition, Edition)
    assert (edition.cause, edition.author) == ("imported", "ana")
    assert edition.sentences == article.sentences


def test_the_bytes_of_a_page_are_kept_and_those_of_a_text_are_not(bench: Workbench) -> None:
    page = f"<html><body><article><h1>Un titre</h1><p>{'Le préfet parle de la mer. ' * 20}</p></article>"
    one, other = imported(bench, parcel("a.html", page), parcel("a.txt", ONE))

    assert bench.articles.original(one.article_id).data == page.encode()
    assert bench.articles.original(one.article_id).media_type == "text/html"
    assert bench.articles.original(other.article_id) is None


def test_the_same_record_from_the_same_place_is_known(bench: Workbench) -> None:
    first = imported(bench, *texts(3))
    again = imported(bench, *texts(4))

    assert results(first) == ["stored"] * 3
    assert results(again) == ["known"] * 3 + ["stored"]
    assert [one.article_id for one in again[:3]] == [one.article_id for one in first]
    assert [one.error for one in again] == [None] * 4
    assert bench.articles.count() == 4


def test_a_known_record_is_not_parsed_again(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    imported(bench, *texts(2))
    refused = UnreadableFile(path="x", reason="it was parsed")
    monkeypatch.setattr(parsing, "parse", lambda _record, _options: refused)
    again = imported(bench, *texts(3))

    assert results(again) == ["known", "known", "refused"]


def test_an_import_that_was_interrupted_goes_on(bench: Workbench, small: int) -> None:
    begun = bench.import_parcels(texts(10))
    seen = [next(begun) for _ in range(2)]
    begun.close()

    assert results(seen) == ["stored"] * 2
    assert bench.articles.count() == bench.articles.to_compare() == small

    again = imported(bench, *texts(10))
    assert results(again) == ["known"] * 4 + ["stored"] * 6
    assert bench.articles.count() == 10
    assert bench.articles.to_compare() == 0
    assert bench.doctor() == ()


def test_the_same_text_from_elsewhere_is_a_duplicate_that_names_the_first(bench: Workbench) -> None:
    (first,) = imported(bench, parcel("a.txt", ONE))
    (file, row) = imported(bench, parcel("b.txt", ONE), rows({"text": ONE, "title": "Autrement"}))

    for one, origin in ((file, "b.txt"), (row, "corpus.jsonl#1")):
        assert (one.result, one.origin) == ("duplicate", origin)
        assert (one.article_id, one.title) == (first.article_id, "Un titre")
        assert isinstance(one.error, DuplicateArticle)
        assert str(one.error) == (
            f"{origin} holds the same text as article {first.article_id} (“Un titre”);"
            " it was not stored again."
        )
    assert bench.articles.get(first.article_id).origin == "a.txt"


def test_a_text_that_comes_twice_in_one_import_is_stored_once(bench: Workbench) -> None:
    found = imported(bench, parcel("a.txt", ONE), *texts(1), parcel("b.txt", ONE))

    assert results(found) == ["stored", "stored", "duplicate"]
    assert found[2].article_id == found[0].article_id


def test_what_cannot_be_read_is_refused_with_the_reason_and_does_not_stop_the_rest(bench: Workbench) -> None:
    found = imported(
        bench,
        parcel("empty.txt", b""),
        parcel("image.txt", b"\x89PNG\x00\x00\xff\xfe\x01"),
        rows({"number": 7}, name="other.jsonl"),
        parcel("a.txt", ONE),
    )

    assert results(found) == ["refused", "refused", "refused", "stored"]
    assert [one.origin for one in found][:2] == ["empty.txt", "image.txt"]
    assert all(isinstance(one.error, UnreadableFile) for one in found[:3])
    assert "image.txt cannot be read: it is not text" in str(found[1].error)


def test_a_row_without_text_does_not_stop_the_other_rows(bench: Workbench) -> None:
    found = imported(bench, rows({"text": ONE}, {"text": ""}, {"text": ONE + "Fin."}))

    assert results(found) == ["stored", "refused", "stored"]
    assert found[1].origin == "corpus.jsonl#2"


@pytest.mark.parametrize(
    "row",
    [r'{"text": "Un \ud800 titre"}', r'{"text": "Un texte.", "title": "\udc00"}'],
    ids=["text", "title"],
)
def test_half_a_character_is_refused_and_does_not_stop_the_rest(bench: Workbench, row: str) -> None:
    found = imported(bench, parcel("a.jsonl", row), parcel("a.txt", ONE))

    assert results(found) == ["refused", "stored"]
    assert "half a character" in str(found[0].error)


def test_a_dry_run_says_the_same_and_stores_nothing(bench: Workbench) -> None:
    imported(bench, *texts(1))
    given = (*texts(3), parcel("b.txt", ONE), parcel("c.txt", ONE), parcel("empty.txt", b""))
    dry = imported(bench, *given, dry_run=True)

    assert results(dry) == ["known", "stored", "stored", "stored", "duplicate", "refused"]
    assert (dry[4].article_id, dry[4].title) == (dry[3].article_id, "Un titre")
    assert bench.articles.count() == 1

    real = imported(bench, *given)
    assert [(one.origin, one.result, one.article_id, one.title) for one in real] == [
        (one.origin, one.result, one.article_id, one.title) for one in dry
    ]


def test_two_processes_give_the_same_as_one(project: Project, small: int) -> None:
    page = f"<html><body><article><h1>Été</h1><p>{'Le préfet parle. ' * 20}</p></article>".encode("cp1252")
    said = doccano(("« oui »", "content"), ("a déclaré", "cue"))
    given: list[Parcel] = [
        said,
        parcel("p.html", page),
        *texts(7),
        parcel("b.txt", ONE),
        parcel("c.txt", ONE),
    ]
    given.append(parcel("d.txt", b""))
    one, two = project(), project()
    outcomes = [imported(bench, *given, processes=n) for n, bench in enumerate((one, two), start=1)]

    assert [_essence(found) for found in outcomes[:1]] == [_essence(found) for found in outcomes[1:]]
    assert results(outcomes[1]) == ["stored"] * 10 + ["duplicate", "refused"]
    for name in (found.article_id for found in outcomes[1][:10]):
        assert one.articles.get(name) == two.articles.get(name)
        assert one.articles.original(name) == two.articles.original(name)
        assert one.view(name, "ana").labels == two.view(name, "ana").labels
    assert [outcome.labels > 0 for outcome in outcomes[1]] == [True, *[False] * 11]
    assert two.articles.original(outcomes[1][1].article_id).data == page


def _essence(outcomes: list[importing.Outcome]) -> list[tuple[str, ...]]:
    return [(one.origin, one.result, one.article_id, one.title, str(one.error)) for one in outcomes]


@pytest.mark.parametrize(
    ("row", "outlet", "outlet_id"),
    [
        ({"outlet": "CINKTANK"}, "CINKTANK", "cinktank"),
        ({"outlet": "Cinktank.com"}, "Cinktank.com", "cinktank"),
        ({"outlet": "Gazette"}, "Gazette", ""),
        ({"url": "https://www.cinktank.com/a/b"}, "Cinktank", "cinktank"),
        ({"url": "https://cinktank.com:8080/a"}, "Cinktank", "cinktank"),
        ({"url": "https://www.gazette.example/a"}, "gazette.example", ""),
        ({"outlet": "Gazette", "url": "https://cinktank.com/a"}, "Gazette", "cinktank"),
        ({"url": "cinktank"}, "", ""),
        ({}, "", ""),
    ],
)
def test_the_outlet_is_found_in_the_registry_by_its_name_or_its_site(
    project: Project, row: dict[str, str], outlet: str, outlet_id: str
) -> None:
    bench = project()
    (found,) = imported(bench, rows({"text": ONE} | row))
    article = bench.articles.get(found.article_id)

    assert (article.outlet, article.outlet_id) == (outlet, outlet_id)


def test_options_hold_for_every_file(bench: Workbench) -> None:
    given = rows({"corps": ONE, "titre": "A"}, {"corps": ONE + "Fin.", "titre": "B"})
    options = Options(columns={"text": "corps", "title": "titre"}, language="en")
    found = list(bench.import_parcels([given], options))
    articles = [bench.articles.get(one.article_id) for one in found]

    assert [(one.title, one.language) for one in articles] == [("A", "en"), ("B", "en")]


def test_the_import_is_dated_by_the_clock_of_the_project(project: Project) -> None:
    bench = project()
    (found,) = imported(bench, parcel("a.txt", ONE))

    assert bench.articles.editions(found.article_id)[0].made_at == NOW


@pytest.mark.parametrize("url", ["http://[bad", "https://[::1", "http://x]"])
def test_an_address_that_is_none_stops_nothing(bench: Workbench, url: str) -> None:
    (found,) = imported(bench, rows({"text": ONE, "url": url}))

    assert found.result == "stored"
