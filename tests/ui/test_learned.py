"""The section of the learned model: an honest empty state, the figures, who judges, what comes next."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from annotation.ui import session
from annotation.ui.app_pages import annotate
from annotation.ui.messages import LANGUAGES, Words
from annotation.workbench import learning
from schemas import ProjectSettings
from tests.workbench.labelled import label_all, stored_articles

Open = Callable[[], AppTest]

PAGE = "from annotation.ui.app_pages import suggestions\nsuggestions.draw()"


@pytest.fixture(name="open_page", params=LANGUAGES)
def _open_page(folder: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Open:
    monkeypatch.setattr(session, "remembered", lambda _name: "")  # AppTest has no cookies

    def open_page() -> AppTest:
        page = AppTest.from_string(PAGE)
        page.default_timeout = 60
        page.session_state[session.LANGUAGE] = request.param
        return page.run()

    return open_page


@pytest.fixture(name="say")
def _say(request: pytest.FixtureRequest, open_page: Open) -> Words:
    return Words(request.node.callspec.params["open_page"])


@pytest.fixture(name="articles")
def _articles(folder: Path) -> list:
    """Twelve articles of which eight are labelled."""
    bench = session.workbench()
    found = stored_articles(bench._store, 12)
    for one in found[:8]:
        label_all(bench, one)
    return found


def _said(page: AppTest) -> str:
    kinds = ("subheader", "markdown", "caption", "info", "warning", "error", "success")
    return "\n".join(str(one.value) for kind in kinds for one in page.get(kind)).replace("\\", "")


def _press(page: AppTest, label: str) -> AppTest:
    return next(one for one in page.button if one.label == label).click().run()


def test_nothing_learned_says_what_it_takes(open_page: Open, say: Words) -> None:
    page = open_page()
    assert not page.exception
    assert say(
        "Nothing is learned yet. It takes settled sentences of 5 articles of different stories, and "
        "two values of a dimension with 10 rows each. Until then the rules suggest alone."
    ) in _said(page)

    page = _press(page, say("Learn from the labels"))

    assert not page.exception
    assert "5" in page.error[0].value and "0 articles" in page.error[0].value


def test_the_button_learns_and_shows_who_judges(open_page: Open, say: Words, articles: list) -> None:
    page = _press(open_page(), say("Learn from the labels"))

    assert not page.exception
    assert not page.error
    card = session.workbench().learning.card()
    assert (card.version, card.author) == (1, "ana")
    assert say("Attributed or not") in page.success[0].value
    _agents, table, *_values = (one.value for one in page.dataframe)
    assert list(table[say("Judged by")]) == [say("the model")] * 3
    assert list(table[say("Rows")]) == [one.rows for one in card.figures[:3]]
    assert say.decimal(0.5)[1] in table[say("F1 of the rules")][0], "the language's decimal sign"
    assert say(
        "too few labels: {there} articles of different stories have some, {needed} are needed."
    ).format(there=0, needed=5) in _said(page)
    assert say("Worth labelling next") in _said(page)


def test_the_next_article_opens(open_page: Open, say: Words, articles: list, monkeypatch) -> None:
    session.workbench().learning.train(author="ana")
    opened = []
    monkeypatch.setattr("annotation.ui.app_pages.suggestions.learned.open_article", opened.append)

    page = _press(open_page(), say("Open it"))

    assert not page.exception
    assert opened == [session.workbench().learning.ranking()[0]]


def test_a_damaged_model_is_named_and_the_page_goes_on(open_page: Open, say: Words, articles: list) -> None:
    bench = session.workbench()
    bench.learning.train(author="ana")
    (bench.settings.models / "000001" / "model.npz").write_bytes(b"no")

    page = open_page()

    assert not page.exception
    assert say("its arrays are not those that were stored") in page.error[0].value.replace("\\", "")
    page = _press(page, say("Learn from the labels"))
    assert not page.error
    assert bench.learning.current().agent == "learned/2"
    assert say("Earlier models ({count})", count=1) in [one.label for one in page.expander]


def test_an_agent_of_another_version_is_named(
    open_page: Open, say: Words, articles: list, monkeypatch
) -> None:
    bench = session.workbench()
    bench.learning.train(author="ana")
    monkeypatch.setattr(learning, "agent_of", lambda _code: "rules/7")

    page = open_page()

    assert "rules/7" in page.warning[0].value.replace("\\", "")


def test_the_annotation_page_goes_by_value_where_the_project_asks(open_page: Open, articles: list) -> None:
    bench = session.workbench()
    bench.learning.train(author="ana")
    bench.set_project(ProjectSettings(order_by_value=True))
    page = AppTest.from_string("from annotation.ui.app_pages import annotate\nannotate.draw()")
    page.default_timeout = 30

    page.run()

    assert not page.exception
    assert page.session_state[session.ARTICLE] == bench.learning.ranking()[0]
    page.session_state[annotate._WANTED] = "next"
    page.run()
    assert page.session_state[session.ARTICLE] == bench.learning.ranking()[1]
