"""What the pages share: the frame around the annotation screen, and how an error looks."""

from collections.abc import Callable

import streamlit as st

from annotation.errors import NotAllowed, WorkbenchError
from annotation.ui.identity import annotator
from annotation.ui.session import words, workbench
from schemas import Right

_FULL_BLEED = """<style>
.stMainBlockContainer { padding: 3.75rem 0 0 !important; max-width: none !important; }
.stMain { overflow: hidden !important; }
[data-testid="stElementContainer"]:has(style) { display: none; }
[data-testid="stVerticalBlock"] { gap: 0; }
</style>"""

_MARKDOWN = frozenset(r"\`*_{}[]()#+-.!|<>$~:&")

_PAGE = "<style>.stMainBlockContainer { padding-top: 5rem !important; max-width: 1400px; }</style>"


def page_header(title: str) -> None:
    """The title of an ordinary page, close below the navigation."""
    st.html(_PAGE)
    st.header(title)


def full_bleed() -> None:
    """Give the whole window below the navigation to the page."""
    st.html(_FULL_BLEED)


def guarded(draw: Callable[[], None], *, right: Right | None = None) -> None:
    """Draw a page for whoever has the right to it; what goes wrong below it is said in its place."""
    try:
        if right:
            workbench().people.require(annotator(), right)
        draw()
    except WorkbenchError as error:
        if isinstance(error, NotAllowed):
            st.html(_PAGE)
        error_state(error)


def error_state(error: WorkbenchError) -> None:
    """The error in the reader's language; it names the thing and the next step."""
    st.error(escaped(error.localised(words())))


def escaped(text: str) -> str:
    """Text is data: on one line, and no Markdown of its own, wherever Streamlit would read some."""
    line = " ".join(text.splitlines())
    return "".join(f"\\{sign}" if sign in _MARKDOWN else sign for sign in line)
