"""Whom a source takes claims from, and who takes them from it: tables with the claims behind each."""

from collections.abc import Sequence

import streamlit as st

from annotation.ui.app_pages.ledger import files, shown
from annotation.ui.messages import Words
from annotation.workbench.ledger import Cited, Ledger
from schemas import LedgerQuery


def givers(key: str, found: Ledger, query: LedgerQuery, _: Words) -> None:
    """From whom it takes claims."""
    those = found.givers(key, query)
    _listed("givers", those, [one.cited for one in those], found, _)


def takers(key: str, found: Ledger, query: LedgerQuery, _: Words) -> None:
    """Who takes claims from it: other sources, and outlets."""
    those = found.takers(key, query)
    _listed("takers", those, [one.citing for one in those], found, _)


def _listed(name: str, those: Sequence[Cited], who: Sequence[int], found: Ledger, _: Words) -> None:
    if not those:
        st.caption(_("Nobody."))
        return
    said = _("{sources} sources and outlets, the next in the chain; n {claims} claims.").format(
        sources=_.number(len(those)), claims=_.number(sum(one.claims for one in those))
    )
    names = (found.book.entities[number].name for number in who)
    rows = [{_("Source"): name, _("Claims"): one.claims} for name, one in zip(names, those, strict=True)]
    shown.picture(
        name, None, rows, said=said, found=found, raw=lambda: [files.cited(one, found) for one in those],
        behind_it=lambda place: those[place].rows, _=_,
    )  # fmt: skip
