"""Where somebody wanted to go before they had to sign in; Streamlit comes back to the start page.

The browser keeps it for some minutes in a cookie. It names one of our pages and its query, never an address.
"""

from collections.abc import Mapping, Sequence

import streamlit as st
from pydantic import Field, ValidationError
from streamlit.navigation.page import StreamlitPage

from annotation.ui.identity import Outside, signs_in_as
from annotation.ui.session import leave, remembered
from schemas import Value

_WANTED, _DONE = "wanted", "returned"
_SECONDS = 15 * 60
_MOST = 1000
"""Characters of what is kept; a longer query is none of ours."""


class Wanted(Value):
    """A page that somebody wanted to see.

    Attributes:
        page: the path of one of ours; empty for the start page.
        query: what the address said beside it.
        name: who was signed in then; empty where nobody was.
    """

    page: str = ""
    query: Mapping[str, str] = Field(default_factory=dict)
    name: str = ""


def keep(page: StreamlitPage, here: Outside) -> None:
    """Have the browser keep which page was wanted of somebody who has to sign in."""
    if here.reason not in {"sign-in", "ended"}:
        return
    wanted = Wanted(page=page.url_path, query=st.query_params.to_dict(), name=here.name)
    said = wanted.model_dump_json(exclude_defaults=True)
    leave({_WANTED: said if len(said) <= _MOST else ""}, seconds=_SECONDS)


def go_on(page: StreamlitPage, pages: Sequence[StreamlitPage]) -> None:
    """Go once to what was wanted, from the start page only, and if nobody else has signed in since."""
    said = remembered(_WANTED)
    if not said:
        return
    if _DONE not in st.session_state:
        st.session_state[_DONE] = True
        wanted, is_start = read(said), not (page.url_path or st.query_params)
        there = {one.url_path: one for one in pages}.get(wanted.page)
        if is_start and there and wanted.name in {"", signs_in_as()} and wanted != Wanted(name=wanted.name):
            st.switch_page(there, query_params=dict(wanted.query))
    leave({_WANTED: ""})


def read(said: str) -> Wanted:
    """What a cookie says; the start page where it says nothing that we wrote."""
    try:
        return Wanted.model_validate_json(said)
    except ValidationError:
        return Wanted()
