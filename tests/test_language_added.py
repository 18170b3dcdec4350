"""A third language is one data file: nothing else in the product knows of it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from annotation import language
from annotation.ingest import dates, fields, language_codes, metadata
from annotation.ingest.boundaries import rules_for
from annotation.ingest.features import words_for
from annotation.settings import ROOT, Settings
from annotation.suggest.lexicon import lexicon
from annotation.workbench import Workbench, open_workbench
from schemas import Article, Claim
from tests.workbench.files import imported, parcel, rows

ARTICLE = """\
Portada | Sucesos

El puente de Brevan seguirá cerrado, según la alcaldesa

Por Inés Cabrales
Actualizado el 12 de octubre de 2024
Compartir en Facebook

BREVAN, 12 oct (EFE) - «Nadie cruzará el puente», dijo este sábado la alcaldesa, Marta Olivares.

—¿Cuándo abrirá? —preguntó el periodista.
—No antes de mayo —respondió Olivares—. Hay que cambiar los cables.

El Colegio de Ingenieros, citado por Radio Brevan, asegura que el hielo dañó dos pilares.
Añadió que el invierno fue duro. Según la prefectura, unos 3.500 vehículos usaban el puente.
El juez estudia las acusaciones de Olmedo de que hubo fraude. Supuestamente, el contratista huyó del país.
El peaje varía según la edad del conductor. Nadie ha visto las obras.

Lea también: El ferri de Brevan vuelve a navegar
"""

Expected = list[tuple[list[str | None], str | None, list[str]]]


@pytest.fixture(name="bench")
def _bench(tmp_path: Path) -> Iterator[Workbench]:
    bench = open_workbench(Settings(data=tmp_path / "data", annotator="ana"))
    yield bench
    bench.close()


def _stored(bench: Workbench, text: str, **options: object) -> Article:
    (outcome,) = imported(bench, parcel("a.txt", text), **options)
    return bench.articles.get(outcome.article_id)


def _claims(bench: Workbench, article: Article) -> list[Claim]:
    found = [one.claim for one in bench.view(article.article_id, "ana").suggestions]
    return [claim for claim in found if claim.voice == "source"]


def _parts(text: str, claims: list[Claim]) -> Expected:
    return [
        (
            [hop.span.of(text) if hop.span else None for hop in claim.sources],
            claim.cue.of(text) if claim.cue else None,
            [span.of(text) for span in claim.content],
        )
        for claim in claims
        if claim.scope == "span"
    ]


def test_a_spanish_article_is_told_cut_and_classed(bench: Workbench) -> None:
    article = _stored(bench, ARTICLE)
    kinds = [(one.kind, one.of(article.text)) for one in article.sentences]

    assert article.language == "es"
    assert [text for kind, text in kinds if kind == "title"] == [
        "El puente de Brevan seguirá cerrado, según la alcaldesa"
    ]
    assert [text for kind, text in kinds if kind == "boilerplate"] == [
        "Portada | Sucesos",
        "Compartir en Facebook",
        "Lea también: El ferri de Brevan vuelve a navegar",
    ]
    assert [text for kind, text in kinds if kind == "byline"] == [
        "Por Inés Cabrales",
        "Actualizado el 12 de octubre de 2024",
    ]
    assert [text for kind, text in kinds if kind == "body"][-3:] == [
        "Supuestamente, el contratista huyó del país.",
        "El peaje varía según la edad del conductor.",
        "Nadie ha visto las obras.",
    ]


def test_a_spanish_article_says_who_wrote_it_when_and_where(bench: Workbench) -> None:
    article = _stored(bench, ARTICLE)

    assert (article.author, article.published) == ("Inés Cabrales", date(2024, 10, 12))
    assert (article.agency, article.place) == ("EFE", "BREVAN")


def test_a_spanish_article_is_suggested_who_says_what(bench: Workbench) -> None:
    article = _stored(bench, ARTICLE)
    claims = _claims(bench, article)

    assert _parts(article.text, claims) == [
        (["la alcaldesa"], "según", ["El puente de Brevan seguirá cerrado"]),
        (["la alcaldesa, Marta Olivares"], "dijo", ["«Nadie cruzará el puente»"]),
        (["el periodista"], "preguntó", ["—¿Cuándo abrirá?"]),
        (["Olivares"], "respondió", ["—No antes de mayo", "Hay que cambiar los cables."]),
        (["El Colegio de Ingenieros", "Radio Brevan"], "asegura", ["que el hielo dañó dos pilares"]),
        ([None], "Añadió", ["que el invierno fue duro"]),
        (["la prefectura"], "Según", ["unos 3.500 vehículos usaban el puente"]),
        (["Olmedo"], "las acusaciones", ["que hubo fraude"]),
        ([], "Supuestamente", ["el contratista huyó del país"]),
    ]
    assert [claim.sources[0].name for claim in claims if claim.scope == "article"] == ["EFE"]


def test_the_names_of_spanish_sources_are_those_of_the_text(bench: Workbench) -> None:
    article = _stored(bench, ARTICLE)
    named = [
        (claim.sources[0].name, claim.sources[0].kind)
        for claim in _claims(bench, article)
        if claim.sources and claim.scope == "span"
    ]

    assert named[:4] == [
        ("Marta Olivares", "official"),
        ("Marta Olivares", "official"),
        ("periodista", "media"),
        ("Marta Olivares", "official"),
    ]
    assert ("Colegio de Ingenieros", "organisation") in named


def test_what_a_spanish_claim_says_of_certainty_is_read(bench: Workbench) -> None:
    article = _stored(bench, ARTICLE)
    codes = {
        claim.cue.of(article.text): claim.judgements["factuality_source"]
        for claim in _claims(bench, article)
        if claim.cue
    }

    assert (codes["preguntó"], codes["asegura"], codes["Supuestamente"]) == ("Uu", "CT+", "PR+")


def test_spanish_columns_and_names_of_the_language_are_known(bench: Workbench) -> None:
    row = {
        "Titular": "El puente",
        "Texto": ARTICLE,
        "Fecha": "03/04/2024",
        "Idioma": "Español",
        "Medio": "Ría",
    }
    (outcome,) = imported(bench, rows(row))
    article = bench.articles.get(outcome.article_id)

    assert (article.title, article.outlet, article.language) == ("El puente", "Ría", "es")
    assert article.published == date(2024, 4, 3)


@pytest.fixture(name="forget")
def _forget() -> Iterator[Callable[[], None]]:
    """Everything that is read once from the language files is read again."""
    read = (
        language.languages,
        language.language_data,
        lexicon,
        rules_for,
        words_for,
        dates._months,
        dates._worded,
        fields._names,
        language_codes._codes,
        metadata._function_words,
        metadata._identifier,
    )

    def forget() -> None:
        for one in read:
            one.cache_clear()

    yield forget
    forget()


def test_a_file_under_a_new_code_is_a_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forget: Callable[[], None]
) -> None:
    folder = tmp_path / "language"
    folder.mkdir()
    for path in Path(language.__file__).parent.glob("*.toml"):
        code = "gl" if path.stem == "es" else path.stem
        (folder / f"{code}.toml").write_bytes(path.read_bytes())
    monkeypatch.setattr(language, "_FOLDER", folder)
    forget()

    bench = open_workbench(Settings(data=tmp_path / "data", annotator="ana"))
    article = _stored(bench, ARTICLE)
    claims = _claims(bench, article)
    bench.close()

    assert language.languages() == ("en", "fr", "gl")
    assert article.language == "gl"
    assert article.published == date(2024, 10, 12)
    assert (["la prefectura"], "Según", ["unos 3.500 vehículos usaban el puente"]) in _parts(
        article.text, claims
    )


@pytest.mark.parametrize("code", language.languages())
def test_every_language_file_has_the_same_tables(code: str) -> None:
    tables = {"cues", "factuality", "stance", "credits", "segmentation", "lines", "metadata"}
    assert tables <= set(language.language_data(code))
    assert {"verbs", "endings", "auxiliaries", "leads", "kinds", "links", "examples"} <= set(
        language.language_data(code)["cues"]
    )


def test_no_code_of_the_product_names_the_third_language() -> None:
    folders = (ROOT / "annotation", ROOT / "schemas")
    named = [
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in folder.rglob("*.py")
        if '"es"' in path.read_text(encoding="utf-8")
    ]
    assert named == []
