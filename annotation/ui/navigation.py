"""The pages of the product, in the order of the work, and who may see which."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from annotation.errors import N_
from annotation.ui import returning
from annotation.ui.app_pages import (
    adjudication,
    agreement,
    annotate,
    articles,
    ledger,
    progress,
    settings,
    sign_in,
    sources,
    suggestions,
    team,
    versions,
)
from annotation.ui.app_pages.adjudication import third
from annotation.ui.frame import guarded
from annotation.ui.identity import Outside, at_the_door
from annotation.ui.session import remember, words, workbench
from annotation.ui.tickets import Visitor
from schemas import Right

ICON = str(Path(__file__).parent / "icon.svg")


class Place(NamedTuple):
    """A page: where it is, what draws it, and the right that it needs; none where everybody may."""

    path: str
    title: str
    icon: str
    draw: Callable[[], None]
    right: Right | None


PLACES = (
    Place("annotate", N_("Annotate"), ":material/edit_note:", annotate.draw, "label"),
    Place("articles", N_("Articles"), ":material/article:", articles.draw, "label"),
    Place("suggestions", N_("Suggestions"), ":material/lightbulb:", suggestions.draw, "suggest"),
    Place("agreement", N_("Agreement"), ":material/handshake:", agreement.draw, "review"),
    Place("adjudication", N_("Adjudication"), ":material/gavel:", adjudication.draw, "label"),
    Place("progress", N_("Progress"), ":material/monitoring:", progress.draw, "label"),
    Place("sources", N_("Sources"), ":material/record_voice_over:", sources.draw, "label"),
    Place("ledger", N_("Ledger"), ":material/account_balance:", ledger.draw, "label"),
    Place("versions", N_("Versions"), ":material/inventory_2:", versions.draw, "publish"),
    Place("team", N_("Team"), ":material/group:", team.draw, "assign"),
    Place("settings", N_("Settings"), ":material/tune:", settings.draw, None),
    Place(third.PATH, N_("Gold"), ":material/gavel:", third.draw, "review"),
)

_OF_A_TEAM = (team.draw, agreement.draw, adjudication.draw)


def run() -> None:
    """Draw the page that the address names below the navigation."""
    guarded(_run)


def _run() -> None:
    here = at_the_door()
    if isinstance(here, Outside):
        door = partial(sign_in.draw, here)
        page = st.navigation([_page(place, door) for place in PLACES], position="hidden")
        page.run()
        returning.keep(page, here)
        return
    pages = [
        _page(place, partial(guarded, place.draw, right=place.right), is_shown=_is_shown(place, here))
        for place in PLACES
    ]
    page = st.navigation(pages, position="top")
    returning.go_on(page, pages)
    page.run()
    remember()


def _is_shown(place: Place, here: Visitor) -> bool:
    people = workbench().people
    if place.draw is third.draw:
        return False  # the adjudication page leads there
    if place.draw in _OF_A_TEAM and not people.is_team():
        return False  # a project of one has nobody to list, and nobody to agree with
    return place.right is None or people.may(here.name, place.right)


def _page(place: Place, draw: Callable[[], None], *, is_shown: bool = True) -> StreamlitPage:
    _ = words()
    return st.Page(
        draw,
        title=_(place.title),
        url_path=place.path,
        icon=place.icon,
        default=place is PLACES[0],
        visibility="visible" if is_shown else "hidden",
    )
