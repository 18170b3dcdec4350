"""What the pages and the routes share: one workbench a process, its key, what a browser has chosen."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from urllib.parse import quote, unquote

import streamlit as st

from annotation.errors import N_, StoreUnavailable
from annotation.settings import LOOPBACK, Provider, provider_from, settings_from
from annotation.ui.messages import LANGUAGES, Words, language_of
from annotation.ui.tickets import signing_key
from annotation.workbench import Workbench, open_workbench

LANGUAGE, ANNOTATOR, ARTICLE, MASKED = "language", "annotator", "article", "masked"
ON, OFF = "on", "off"
MOST_NAME = 100
A_YEAR = 365 * 24 * 3600


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
def provider() -> Provider | None:
    """Who vouches for those who sign in; none where nobody does.

    Raises:
        InvalidSetting: the environment is not right.
    """
    return provider_from()


@cache
def allowed_hosts() -> frozenset[str]:
    """The host names that Selon answers to."""
    configured = st.get_option("server.allowedHosts") or ()
    known = provider()
    return LOOPBACK | frozenset(configured) - {"*"} | ({known.host} if known else frozenset())


def words() -> Words:
    """The messages and forms of the language chosen on screen, else of the browser's."""
    language = chosen(LANGUAGE)
    return Words(language if language in LANGUAGES else language_of(st.context.locale or ""))


def choose(name: str, value: str) -> None:
    """Keep a choice for this session; `remember` keeps it for the browser."""
    st.session_state[name] = value


def remember() -> None:
    """Leave what was chosen in the browser as cookies, so that a reload does not label under another name."""
    fresh = {name: chosen(name) for name in (ANNOTATOR, LANGUAGE, MASKED) if chosen(name) != remembered(name)}
    if fresh:
        leave(fresh)


def leave(values: Mapping[str, str], *, seconds: int = A_YEAR) -> None:
    """Leave values in the browser as cookies, for so long; an empty one goes away."""
    cookies = {_cookie(name): quote(value) for name, value in values.items()}
    data = {"cookies": json.dumps(cookies), "seconds": seconds}
    _cookie_writer()(key=f"selon_leave_{'_'.join(values)}", data=data, height=1)


def chosen(name: str) -> str:
    """What was chosen on screen, in this session or earlier in this browser, or the empty string."""
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
        "selon_leave",
        html="<span></span>\n",
        js="""export default function({ data }) {
  for (const [name, value] of Object.entries(JSON.parse(data.cookies))) {
    document.cookie = `${name}=${value}; path=/; max-age=${value ? data.seconds : 0}; SameSite=Strict`;
  }
}
""",
    )


def spoken_date(day: date | None) -> str:
    """A date in the language's form, empty for none."""
    return words().date(day) if day else ""
