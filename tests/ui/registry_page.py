"""The Sources page as tests open it: a team, Radio Lune in the registry, a name that has no entry."""

from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from annotation.ui import session
from annotation.workbench import Workbench
from schemas import Grade, Source
from tests.ui.conftest import label_something, plain
from tests.ui.posts import ARTICLE

MOON = Source(
    source_id="moon", name="Radio *Lune*", kind="media", country="FR", wikidata="Q405",
    aliases={"fr": ("La Lune", "RL")}, notes="Émet la nuit.",
)  # fmt: skip
GRADE = Grade(since=date(2024, 1, 1), value="C", reason="assez souvent confirmée")


def prepared() -> Workbench:
    """Léa administers, Max leads, Ana labels; the registry of the seeds and Radio Lune."""
    bench = session.workbench()
    bench.registry.add(MOON, author="Léa")
    label_something("Ana")
    for name, role in (("Léa", "administrator"), ("Max", "lead"), ("Ana", "analyst")):
        bench.people.add(name, role=role, author="Léa")
    bench.assigning.review(ARTICLE.article_id, is_open=True, author="Max", reason="calibration")
    return bench


def said(page: AppTest) -> str:
    """All that a page says, as a reader sees it."""
    kinds = ("subheader", "info", "warning", "success", "error", "markdown", "caption")
    return plain("\n".join(one.value for kind in kinds for one in page.get(kind)))


def press(page: AppTest, label: str) -> AppTest:
    """Press a button."""
    page = next(one for one in page.button if plain(one.label) == label).click().run()
    assert not page.exception
    return page


def field(page: AppTest, label: str) -> Any:
    """A field of a form; the filters above it are drawn first."""
    fields = (*page.text_input, *page.selectbox, *page.text_area)
    return [one for one in fields if one.label == label][-1]
