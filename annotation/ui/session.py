"""What the pages and the routes share: one workbench a process, who is at the keyboard, in which language."""

from datetime import date
from functools import cache

import streamlit as st

from annotation.settings import settings_from
from annotation.ui.messages import LANGUAGES, Words, language_of
from annotation.ui.tickets import signing_key
from annotation.workbench import Workbench, open_workbench

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
LANGUAGE, ANNOTATOR, ARTICLE = "language", "annotator", "article"


@cache
def workbench() -> Workbench:
    """The project in the data folder, opened once."""
    return open_workbench(settings_from())


@cache
def key() -> bytes:
    """The key that this project's tokens are signed with; it outlives the server."""
    return signing_key(workbench().settings.secret)


@cache
def allowed_hosts() -> frozenset[str]:
    """The host names that Selon answers to."""
    configured = st.get_option("server.allowedHosts") or ()
    return _LOOPBACK | frozenset(configured) - {"*"}


def annotator() -> str:
    """Who labels in this browser session."""
    return str(st.session_state.get(ANNOTATOR) or workbench().settings.annotator)


def words() -> Words:
    """The messages and forms of the language chosen on screen, else of the browser's."""
    chosen = st.session_state.get(LANGUAGE) or language_of(st.context.locale or "")
    return Words(chosen if chosen in LANGUAGES else LANGUAGES[0])


def spoken_date(day: date | None) -> str:
    """A date in the language's form, empty for none."""
    return words().date(day) if day else ""
