"""The door: what is shown while nobody is let in.

What a person does here: says who they are where a machine is shared, signs in where a team has an identity
provider, and reads whom to ask where the project does not list them.
"""

import shlex

import streamlit as st

from annotation.errors import N_
from annotation.ui.frame import escaped
from annotation.ui.identity import Outside, sign_out
from annotation.ui.session import ANNOTATOR, choose, words, workbench

_NARROW = """<style>
.stMainBlockContainer { padding-top: 16vh !important; max-width: 34rem !important; }
[data-testid="stElementContainer"]:has(style) { display: none; }
</style>"""

ROLE_NAMES = {"analyst": N_("analyst"), "lead": N_("lead"), "administrator": N_("administrator")}


def draw(here: Outside) -> None:
    """One narrow column in the middle."""
    st.html(_NARROW)
    {"choose": _choose, "sign-in": _sign_in, "ended": _ended, "unlisted": _unlisted}[here.reason](here)


def _choose(here: Outside) -> None:
    _ = words()
    people = workbench().people.listed()
    st.header(_("Who are you?"))
    if here.name:
        st.warning(_("{name} is not in this project’s list of people.", name=escaped(here.name)))
    st.caption(_("Labels are stored under your name; the labels of others stay hidden from you."))
    for one in people:
        if st.button(
            escaped(one.name), key=f"person-{one.name}", width="stretch", help=_(ROLE_NAMES[one.role])
        ):
            choose(ANNOTATOR, one.name)
            st.rerun()
    st.caption(_("Not here? Ask {whom}.", whom=escaped(workbench().people.whom_to_ask())))


def _sign_in(_here: Outside) -> None:
    _ = words()
    st.header(_("Sign in to Selon"))
    st.markdown(
        _("What you did in this browser before and is not saved yet is sent once you have signed in.")
    )
    _button(_("Sign in"))


def _ended(here: Outside) -> None:
    _ = words()
    st.header(_("Your session has ended"))
    st.text(  # Markdown would make a link of an address
        _(
            "You were signed in as {name}. Nothing is lost: what is not saved yet is kept in this browser, "
            "and is sent as soon as you have signed in again under the same name.",
            name=here.name,
        )
    )
    _button(_("Sign in again"))


def _unlisted(here: Outside) -> None:
    _ = words()
    st.header(_("You are not listed"))
    st.text(
        _(
            "You are signed in as {name}, whom this project does not list, or whose address the provider "
            "has not verified.",
            name=here.name,
        )
    )
    whom = workbench().people.whom_to_ask()
    if whom:
        st.markdown(_("Ask {whom} to add you. You sign in as:", whom=escaped(whom)))
        st.code(here.sign_in, language=None, wrap_lines=True)
    else:
        st.markdown(_("Nobody is listed yet. On the server, name the first administrator:"))
        command = f"selon people add NAME --role administrator --sign-in {shlex.quote(here.sign_in)}"
        st.code(command, language=None, wrap_lines=True)
    st.caption(_("What you did before and is not saved yet stays in this browser."))
    if st.button(_("Sign out"), icon=":material/logout:", width="stretch"):
        sign_out()


def _button(label: str) -> None:
    if st.button(label, type="primary", icon=":material/login:", width="stretch"):
        st.login()
