"""The sentences behind a figure: who says what, where, and the way to it."""

from collections.abc import Iterable, Sequence
from datetime import date

import streamlit as st

from annotation.ui.app_pages.annotate import open_article
from annotation.ui.app_pages.ledger import going
from annotation.ui.app_pages.ledger.address import ARTICLE
from annotation.ui.frame import escaped
from annotation.ui.messages import Words
from annotation.ui.session import workbench
from annotation.workbench.ledger import Evidence, Ledger
from schemas import CHAIN_SEPARATOR

MOST = 20
_LONGEST = 400


def claims(found: Ledger, rows: Sequence[int], *, key: str, _: Words) -> None:
    """The claims in some rows of the book, some at a time."""
    last, turned = max((len(rows) - 1) // MOST, 0), f"{key}-{len(rows)}-page"
    page = st.session_state.get(turned, 0)
    shown = found.evidence(tuple(map(int, rows[page * MOST : (page + 1) * MOST])))
    said = _("{count} claims", count=_.number(len(rows)))
    st.markdown(f"**{said}**")
    listed(shown, key=key, _=_)
    if last:
        st.number_input(_("Page"), 0, last, key=turned, help=_("20 claims a page, from 0"))


def apart(name: str) -> str:
    """A name whose direction changes nothing around it (isolated as Unicode has it)."""
    return f"\u2068{name}\u2069" if name else ""


def folded(
    said: str, rows: Sequence[int], found: Ledger, *, key: str, _: Words, expanded: bool = False
) -> None:
    """The first claims in some rows of the book, below a title that opens; read only once it is open."""
    fold = st.expander(said, expanded=expanded, key=f"{key}-fold", on_change="rerun")
    if fold.open:
        with fold:
            listed(found.evidence(tuple(rows[:MOST])), key=key, _=_)
            left_out(len(rows) - MOST, _)


def left_out(count: int, _: Words) -> None:
    """How many of a long list are not shown; nothing where all are."""
    if count > 0:
        st.caption(_("{count} more are not shown.", count=_.number(count)))


def place(one: Evidence, _: Words) -> str:
    """Who says a claim, where, when, and who labelled it, in a line."""
    day = _.date(date.fromisoformat(one.published)) if one.published else ""
    chain = CHAIN_SEPARATOR.join(map(apart, one.chain))
    said = (chain, apart(one.title), apart(one.outlet), day, apart(one.annotator))
    return " · ".join(escaped(it) for it in said if it)


def listed(shown: Iterable[Evidence], *, key: str, _: Words) -> None:
    """Each with its words, its chain, a way to the page of its article, and one that opens it."""
    known = workbench().articles
    for one in shown:
        with st.container(border=True):
            text, go = st.columns([8, 3], vertical_alignment="center")
            words = one.words or _("(no words: the article is not stored here)")
            text.markdown(escaped(words[:_LONGEST] + "…" * (len(words) > _LONGEST)))
            text.caption(place(one, _))
            name = f"{key}-{one.article_id}-{one.claim_id}-{one.annotator}"
            ways = go.container(horizontal=True, horizontal_alignment="right")
            if ways.button(_("Its article"), key=f"{name}-page", icon=":material/article:"):
                going.go(ARTICLE, one.article_id)
            if known.has(one.article_id) and ways.button(_("Open it"), key=name, icon=":material/edit_note:"):
                open_article(one.article_id)
