"""The agreement page: what to do first, figures with their reasons, each view."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from annotation.store import SqlStore
from annotation.ui import session
from annotation.ui.app_pages.agreement import LIST, OVERVIEW, PAIRS, SLICES, VIEW
from annotation.ui.messages import LANGUAGES
from tests.agreement.corpus import doubly_read
from tests.agreement.readings import ARTICLE, ana, bob
from tests.factories import NOW, commit
from tests.ui.conftest import Open

KINDS = ("subheader", "markdown", "caption", "info", "success", "html")


def _said(page: AppTest) -> str:
    return "\n".join(
        str(getattr(one, "value", None) or one.proto.body) for kind in KINDS for one in page.get(kind)
    )


@pytest.fixture(name="corpus")
def _corpus(folder: Path) -> None:
    store = SqlStore(folder / "selon.db")
    doubly_read(store, articles=6)
    store.close()


def test_a_project_that_nobody_read_twice_says_what_to_do(open_page: Open) -> None:
    page = open_page("agreement")

    assert "Have two analysts close the same sentences" in _said(page)
    assert not page.exception


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", [OVERVIEW, PAIRS, SLICES, LIST])
def test_every_view_draws_in_both_languages(corpus: None, open_page: Open, view: str, language: str) -> None:
    page = open_page("agreement", language, **{VIEW: view})

    assert not page.exception
    assert not page.error
    assert len(page.dataframe) + len(page.button) > 0


def test_a_figure_without_an_interval_says_why(folder: Path, open_page: Open) -> None:
    bench = session.workbench()
    bench._store.add_article(ARTICLE, imported_at=NOW)
    for who, changes in (("ana", ana()), ("bob", bob())):
        bench.commit(commit(*changes, article_id=ARTICLE.article_id), annotator=who)
    said = _said(open_page("agreement"))

    assert "Unsure verdicts have no interval: fewer than 5 stories." in said
    assert "not defined: no two readers said anything of the same" in said
    assert "0.64" in said and "not reliable yet, unsure" in said


def test_the_worst_disagreement_leads_to_its_article(corpus: None, open_page: Open) -> None:
    page = open_page("agreement", **{VIEW: LIST})

    assert "units were closed differently" in _said(page)
    assert [one.label for one in page.button][:2] == ["Open it", "Open it"]


def test_the_estimate_of_three_readers_is_made_when_asked(corpus: None, open_page: Open) -> None:
    page = open_page("agreement")
    before = len(page.dataframe)
    next(one for one in page.button if one.label == "Estimate").click().run(timeout=60)

    assert not page.exception
    assert len(page.dataframe) > before


def test_names_of_the_codebook_are_data(corpus: None, open_page: Open) -> None:
    """A label of the codebook cannot bring markup of its own into the page."""
    bench = session.workbench()
    wicked = bench.codebook.dimensions[1].model_copy(update={"label": {"en": "<img src=x onerror=1>"}})
    others = (one for one in bench.codebook.dimensions if one.name != wicked.name)
    bench.codebook = bench.codebook.model_copy(update={"dimensions": (wicked, *others)})
    said = _said(open_page("agreement"))

    assert "&lt;img src=x onerror=1&gt;" in said
    assert "<img" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_speak_the_language(corpus: None, open_page: Open, language: str) -> None:
    said = _said(open_page("agreement", language))

    assert ("0,667" if language == "fr" else "0.667") in said
