"""The whole ledger: sources, relays, stances, factuality, the Admiralty code, cues, stories."""

from collections.abc import Callable

import streamlit as st

from annotation.errors import N_
from annotation.ui.app_pages.ledger import asking, judged, relays, sources, stories
from annotation.ui.app_pages.ledger.address import Asked
from annotation.ui.messages import Words
from annotation.workbench.ledger import Ledger
from schemas import LedgerQuery

_VIEWS: dict[str, tuple[str, Callable[[Ledger, LedgerQuery, Words], None]]] = {
    "sources": (N_("Sources"), sources.draw),
    "relays": (N_("Relays"), relays.draw),
    "stances": (N_("Stances"), judged.stances),
    "factuality": (N_("Factuality"), judged.factuality),
    "admiralty": (N_("Admiralty code"), judged.admiralty),
    "cues": (N_("Force of cues"), judged.cues),
    "stories": (N_("Stories"), stories.draw),
}


def draw(found: Ledger, asked: Asked, _: Words) -> None:
    """One view at a time."""
    st.segmented_control(
        _("View"), list(_VIEWS), format_func=lambda name: _(_VIEWS[name][0]), key=asking.VIEW,
        label_visibility="collapsed", required=True,
    )  # fmt: skip
    _VIEWS[asked.view][1](found, asked.query, _)
