"""Who feeds whom: the flow from originators to outlets, how deep chains are, who cites whom, circles."""

import streamlit as st

from annotation.ui.app_pages.ledger import behind, flow, network, parts
from annotation.ui.frame import escaped
from annotation.ui.messages import Words
from annotation.workbench.ledger import Ledger
from schemas import LedgerQuery


def draw(found: Ledger, query: LedgerQuery, _: Words) -> None:
    """The flow, the depth of the chains, the network, the circles."""
    flow.draw(found, query, _)
    st.subheader(_("Through how many names"))
    parts.depths(found, query, _)
    network.draw(found, query, _)
    _circles(found, query, _)


def _circles(found: Ledger, query: LedgerQuery, _: Words) -> None:
    st.subheader(_("Circles"))
    known = found.circles_in(query)
    if not known:
        st.caption(_("No sources of a story cite each other in a circle in what is chosen above."))
        return
    said = _(
        "Circles: {count}. Their sources cite each other in one story, so that nobody is left who knows."
    )
    st.caption(said.format(count=_.number(len(known))))
    for number, one in enumerate(known[: behind.MOST]):
        names = [found.book.entities[entity].name for entity in one.sources]
        said = escaped(" → ".join([*names, names[0]]))
        behind.folded(said, one.rows, found, key=f"circle-{number}", _=_)
    behind.left_out(len(known) - behind.MOST, _)
