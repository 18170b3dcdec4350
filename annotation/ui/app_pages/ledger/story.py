"""The page of a story: who said it first, what its claims say together, on how many roots that rests."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from annotation.ui.app_pages.ledger import behind, charts, files, frame, shown
from annotation.ui.app_pages.ledger.address import Asked
from annotation.ui.app_pages.ledger.figures import missing
from annotation.ui.frame import escaped
from annotation.ui.messages import Words
from annotation.workbench.ledger import Ledger, Said

_POINTS = 300
"""Of a time line, the first ones."""

_FORMS = {"fr": "%d/%m/%Y", "en": "%Y-%m-%d"}
"""Of the days along an axis."""


def draw(asked: Asked, found: Ledger, _: Words) -> None:
    """Its time line, its statements, its circles."""
    story = asked.key
    frame.head(_("Story"), found.title(story), found, asked, _)
    said = found.timeline(story)
    if not said:
        st.info(_("No claim of this story is labelled yet, or its labels may not be seen yet."))
        return
    _timeline(said, found, _)
    _statements(story, found, _)
    known = [one for one in found.circles if one.story == story]
    for one in known[: behind.MOST]:
        names = [found.book.entities[entity].name for entity in one.sources]
        st.warning(_("A circle: {names}", names=escaped(" → ".join([*names, names[0]]))))
        behind.listed(found.evidence(one.rows[: behind.MOST]), key=f"circle-{one.sources}", _=_)
    behind.left_out(len(known) - behind.MOST, _)


def _timeline(points: Sequence[Said], found: Ledger, _: Words) -> None:
    st.subheader(_("Who said it when"))
    said = points[:_POINTS]
    day, source, title, claims, first = _("Day"), _("Source"), _("Article"), _("Claims"), _("First")
    evidence = found.evidence(tuple(one.rows[0] for one in said))
    rows = [
        {
            day: _.date(date.fromisoformat(it.published)) if it.published else "–",
            source: found.book.entities[one.entity].name,
            title: it.title,
            claims: one.claims,
            first: _("yes") if one.is_first else "",
        }
        for one, it in zip(said, evidence, strict=True)
    ]
    drawn = pd.DataFrame(rows)
    drawn["at"] = [it.published or None for it in evidence]
    drawn[first] = [one.is_first for one in said]
    dated = drawn[drawn["at"].notna()]
    chart = (
        charts.timeline(dated, day=day, name=source, first=first, form=_FORMS[_.language])
        if len(dated)
        else None
    )
    told = _(
        "n {count} claims. A star: on the first day of the story. Articles without a day are in the table."
    )
    count = _.number(sum(one.claims for one in said))
    shown.picture(
        "timeline",
        chart,
        rows,
        said=told.format(count=count),
        found=found,
        behind_it=lambda place: said[place].rows,
        raw=lambda: [files.said(one, it, found) for one, it in zip(said, evidence, strict=True)],
        _=_,
    )
    behind.left_out(len(points) - len(said), _)


def _statements(story: str, found: Ledger, _: Words) -> None:
    st.subheader(_("What is said together"))
    if lost := missing(found, _):
        st.caption(lost)
    groups = found.statements(story)
    if not groups:
        st.caption(_("No claims of this story support each other yet. Link them on the “Annotate” page."))
        return
    for number, one in enumerate(groups[: behind.MOST]):
        names = ", ".join(found.book.entities[entity].name for entity in one.roots) or _("nobody named")
        said = _("{articles} articles, {roots} roots: {names}").format(
            articles=_.number(one.articles), roots=_.number(len(one.roots)), names=escaped(names)
        )
        with st.expander(said, expanded=number == 0):
            behind.listed(found.evidence(one.rows[: behind.MOST]), key=f"statement-{number}", _=_)
    behind.left_out(len(groups) - behind.MOST, _)
