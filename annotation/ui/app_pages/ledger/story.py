"""The page of a story: who said it first, what its claims say together, on how many roots that rests."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from annotation.ui.app_pages.ledger import behind, charts, files, frame, shown
from annotation.ui.app_pages.ledger.address import Asked
from annotation.ui.app_pages.ledger.figures import missing
from annotation.ui.frame import escaped
from annotation.ui.messages import Words
from annotation.workbench.ledger import Ledger, Said

_POINTS, _SOURCES = 300, 40
"""Of a time line: the first ones, of those who speak first."""

_FORMS = {"fr": "%d/%m/%Y", "en": "%Y-%m-%d"}
"""Of the days along an axis."""


def draw(asked: Asked, found: Ledger, _: Words) -> None:
    """Its time line, its statements, its circles."""
    story = asked.key
    frame.head(_("Story"), found.title(story), found, asked.whole(), _)
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
    sources = set(list(dict.fromkeys(one.entity for one in points))[:_SOURCES])
    said = [one for one in points if one.entity in sources][:_POINTS]
    evidence = found.evidence(tuple(one.rows[0] for one in said))
    rows = [
        {
            _("Day"): _.date(date.fromisoformat(it.published)) if it.published else "–",
            _("Source"): found.book.entities[one.entity].name,
            _("Article"): it.title,
            _("Claims"): one.claims,
            _("First"): _("yes") if one.is_first else "",
        }
        for one, it in zip(said, evidence, strict=True)
    ]
    days = [it.published or None for it in evidence]
    told = _(
        "n {count} claims. A star: on the first day of the story. Articles without a day are in the table."
    )
    count = _.number(sum(one.claims for one in said))
    shown.picture(
        "timeline", _chart(said, rows, days, found, _), rows, said=told.format(count=count), found=found,
        behind_it=lambda place: said[place].rows,
        raw=lambda: [files.said(one, it, found) for one, it in zip(said, evidence, strict=True)], _=_,
    )  # fmt: skip
    behind.left_out(len(points) - len(said), _)


def _chart(
    said: Sequence[Said], rows: Sequence[dict[str, Any]], days: Sequence[str | None], found: Ledger, _: Words
) -> Any:
    """The points that have a day; none where none has."""
    labels = charts.labels({one.entity: (found.book.entities[one.entity].name, "") for one in said})
    drawn = pd.DataFrame(
        row | {"mark": place, "label": labels[one.entity], "at": day, "is_first": one.is_first}
        for place, (one, row, day) in enumerate(zip(said, rows, days, strict=True))
        if day
    )
    if drawn.empty:
        return None
    return charts.timeline(drawn, day=_("Day"), label="label", first="is_first", form=_FORMS[_.language])


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
        behind.folded(said, one.rows, found, key=f"statement-{number}", expanded=number == 0, _=_)
    behind.left_out(len(groups) - behind.MOST, _)
