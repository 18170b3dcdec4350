"""What the pages and the routes share: one workbench a process, who is at the keyboard, in which language."""

import json
from collections.abc import Callable
from datetime import date
from functools import cache
from urllib.parse import quote, unquote

import streamlit as st

from annotation.errors import N_, StoreUnavailable
from annotation.settings import settings_from
from annotation.ui.messages import LANGUAGES, Words, language_of
from annotation.ui.tickets import signing_key
from annotation.workbench import Workbench, open_workbench

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
LANGUAGE, ANNOTATOR, ARTICLE = "language", "annotator", "article"
MOST_NAME = 100


@cache
def workbench() -> Workbench:
    """The project in the data folder, opened once."""
    return open_workbench(settings_from())


@cache
def key() -> bytes:
    """The key that this project's tokens are signed with; it outlives the server."""
    settings = workbench().settings
    if settings.secret_text:
        return settings.secret_text.encode()
    path = settings.secret
    try:
        return signing_key(path)
    except OSError as error:
        raise StoreUnavailable(
            path=path.parent,
            reason=error.strerror or str(error),
            advice=N_("Give yourself the right to write to it and to its folder."),
        ) from error


@cache
def allowed_hosts() -> frozenset[str]:
    """The host names that Selon answers to."""
    configured = st.get_option("server.allowedHosts") or ()
    return _LOOPBACK | frozenset(configured) - {"*"}


def annotator() -> str:
    """Who labels: the name chosen on screen, in this session or earlier in this browser."""
    return _chosen(ANNOTATOR) or workbench().settings.annotator


def words() -> Words:
    """The messages and forms of the language chosen on screen, else of the browser's."""
    chosen = _chosen(LANGUAGE)
    return Words(chosen if chosen in LANGUAGES else language_of(st.context.locale or ""))


def choose(name: str, value: str) -> None:
    """Keep a choice for this session; `remember` keeps it for the browser."""
    st.session_state[name] = value


def remember() -> None:
    """Leave the choices in the browser as cookies, so that a reload does not label under another name."""
    cookies = {_cookie(name): quote(_chosen(name)) for name in (ANNOTATOR, LANGUAGE) if _chosen(name)}
    _cookie_writer()(key="selon_remember", data={"cookies": json.dumps(cookies)}, height=1)


def _chosen(name: str) -> str:
    return str(st.session_state.get(name) or remembered(name))[:MOST_NAME]


def remembered(name: str) -> str:
    """What this browser chose on an earlier visit, or the empty string."""
    return unquote(st.context.cookies.get(_cookie(name), ""))


def _cookie(name: str) -> str:
    """Named after the project: a browser's cookies are the same for every port of a machine."""
    return f"selon_{settings_from().project}_{name}"


@cache
def _cookie_writer() -> Callable[..., object]:
    return st.components.v2.component(
        "selon_remember",
        html="<span></span>\n",
        js="""export default function({ data }) {
  for (const [name, value] of Object.entries(JSON.parse(data.cookies))) {
    document.cookie = `${name}=${value}; path=/; max-age=31536000; SameSite=Strict`;
  }
}
""",
    )


def spoken_date(day: date | None) -> str:
    """A date in the language's form, empty for none."""
    return words().date(day) if day else ""
