"""The settings page.

What the analyst does here: says who is at the keyboard, chooses the language, and sees which
codebook and registry the project works with and where its data are. What the lead does here: says which
share of the sentences is read without suggestions, and in which order the articles come.
"""

import streamlit as st

from annotation.errors import WorkbenchError
from annotation.ui.app_pages.sign_in import ROLE_NAMES
from annotation.ui.frame import error_state, escaped, page_header
from annotation.ui.identity import annotator, may, sign_out
from annotation.ui.messages import Words
from annotation.ui.session import (
    ANNOTATOR,
    LANGUAGE,
    MASKED,
    OFF,
    ON,
    choose,
    chosen,
    provider,
    words,
    workbench,
)
from schemas import MOST_HIDDEN, ProjectSettings, may_be_person

_NAMES = {"fr": "Français", "en": "English"}


def draw() -> None:
    """Name, language, and what the project is made of."""
    _ = words()
    page_header(_("Settings"))
    left, right = st.columns(2)
    with left:
        _who(_)
    language = right.selectbox(
        _("Language"), list(_NAMES), index=list(_NAMES).index(_.language), format_func=_NAMES.__getitem__
    )
    if language != _.language:
        choose(LANGUAGE, language)
        st.rerun()
    _masking(_)
    _project(_)
    if may("settings"):
        _hiding(_)
        _order(_)


def _who(_: Words) -> None:
    """Who is at the keyboard, and how it becomes somebody else."""
    here, people = annotator(), workbench().people
    if provider() is not None:
        _signed_in(_, here)
        return
    is_team = people.is_team()
    others = [one.name for one in people.listed()] if is_team else workbench().annotators()
    known = sorted({*filter(may_be_person, others), here})
    name = st.selectbox(
        _("Who labels"),
        known,
        index=known.index(here),
        accept_new_options=not is_team,
        help=_("Labels are stored under this name; another analyst's labels stay hidden from you."),
    )
    wanted = (name or "").strip()
    if not wanted or wanted == here:
        return
    if not may_be_person(wanted):
        st.error(
            _("No label can be stored under this name: choose one without # | · and █, and not “selon”.")
        )
        return
    choose(ANNOTATOR, wanted)
    st.rerun()


def _masking(_: Words) -> None:
    """Whether who is at the keyboard reads source-blind."""
    is_on = chosen(MASKED) == ON
    wanted = st.toggle(
        _("Hide the names of sources and outlets while I judge"),
        is_on,
        help=_(
            "For a second pass over claims that are marked already: stance, factuality and the other "
            "judgements are set without knowing who speaks. Nothing else of a claim can be changed meanwhile."
        ),
    )
    if wanted != is_on:
        choose(MASKED, ON if wanted else OFF)
        st.rerun()


def _signed_in(_: Words, here: str) -> None:
    found = workbench().people.person(here)
    role = _(ROLE_NAMES[found.role]) if found else ""
    st.markdown(_("Signed in as **{name}**, {role}.", name=escaped(here), role=role))
    if st.button(_("Sign out"), icon=":material/logout:"):
        sign_out()


def _project(_: Words) -> None:
    bench = workbench()
    st.subheader(_("Project"))
    codebook = bench.codebook
    st.markdown(
        _(
            "Codebook {version}, {dimensions} dimensions · {sources} sources known · {articles} articles",
            version=escaped(codebook.version),
            dimensions=_.number(len(codebook.dimensions)),
            sources=_.number(len(bench.sources())),
            articles=_.number(bench.articles.count()),
        )
    )
    if not may("settings"):
        return
    st.caption(_("Everything is kept in this folder; copy it whole to back it up:"))
    st.code(str(bench.settings.data), language=None)
    st.caption(
        _(
            "Edit codebook.toml in it to change the codebook, then restart. "
            "The registry is changed on the Sources page."
        )
    )


def _hiding(_: Words) -> None:
    """The share of sentences that are read without suggestions, for everybody."""
    st.subheader(_("Suggestions"))
    st.caption(
        _(
            "Suggestions save time and can mislead. A share of the sentences, drawn by lot for each analyst, "
            "is read without them; the Suggestions page then shows what they change. The screen does not say "
            "which sentences these are: nothing is suggested there, as where an agent finds nothing."
        )
    )
    try:
        known = workbench().project
    except WorkbenchError as error:
        error_state(error)
        return
    with st.form("hiding", border=True):
        left, middle, right = st.columns([3, 2, 1.4], vertical_alignment="bottom")
        percent = left.slider(
            _("Sentences without suggestions, in percent"), 0, int(MOST_HIDDEN * 100), _percent(known), 1
        )
        seed = middle.number_input(
            _("Seed of the lot"),
            0,
            2**31 - 1,
            known.hidden_seed,
            help=_("The same seed draws the same sentences. Change it only to draw anew."),
        )
        is_wanted = right.form_submit_button(_("Keep"), width="stretch")
    if not is_wanted:
        return
    share = known.hidden_share if percent == _percent(known) else percent / 100
    try:
        wanted = known.model_copy(update={"hidden_share": share, "hidden_seed": int(seed)})
        workbench().set_project(wanted)
    except WorkbenchError as error:
        error_state(error)
        return
    said = _("Kept. From now on {percent} % of the sentences are read without suggestions.")
    st.success(said.format(percent=_.number(round(share * 100, 2))))


def _order(_: Words) -> None:
    """Which article is opened next, for everybody."""
    bench = workbench()
    try:
        known = bench.project
        is_wanted = st.toggle(
            _("Open the article that is worth most next"),
            known.order_by_value,
            help=_("Once a model is learned on the Suggestions page; until then the articles come in order."),
        )
        if is_wanted != known.order_by_value:
            bench.set_project(known.model_copy(update={"order_by_value": is_wanted}))
    except WorkbenchError as error:
        error_state(error)


def _percent(settings: ProjectSettings) -> int:
    return round(settings.hidden_share * 100)
