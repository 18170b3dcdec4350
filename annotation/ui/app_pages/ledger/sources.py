"""Every source in a role, with what became of its claims and how reliable that makes it."""

from typing import Any

import pandas as pd
import streamlit as st

from annotation.ui.app_pages.ledger import asking, charts, files, frame, shown
from annotation.ui.app_pages.ledger.address import SOURCE
from annotation.ui.app_pages.ledger.figures import interval, kind, missing, share
from annotation.ui.messages import Words
from annotation.workbench.ledger import Ledger, Standing
from schemas import LedgerQuery, LedgerRole

_DRAWN = 20
_LISTED = 1000


def draw(found: Ledger, query: LedgerQuery, _: Words) -> None:
    """The role, the intervals of those with most claims, the table, the way to a source's page."""
    names: dict[LedgerRole, str] = {"originator": _("Who says it first"), "relay": _("Who passes it on")}
    chosen = st.segmented_control(
        _("Role"), list(names), format_func=names.__getitem__, key=asking.ROLE,
        label_visibility="collapsed", required=True,
    )  # fmt: skip
    role = chosen or "originator"
    rows = found.standings(role=role, query=query)
    if not rows:
        st.info(_("Nobody has this role in what is chosen above. Choose more."))
        return
    listed = rows[:_LISTED]
    chart = _picture(rows, _) if role == "originator" else None
    said = _(
        "{sources} sources. The reliability is the posterior share of claims that hold up, with its 90 % "
        "interval: from the registry’s grade, and from the n claims that others confirmed or contradicted. F "
        "and 6 are missing values, never middle ones."
    ).format(sources=_.number(len(rows)))
    said = " ".join(filter(None, [said, missing(found, _)]))
    if len(rows) > _LISTED:
        said += " " + _(
            "The first {count} are listed; the file has all, and the choice below searches all.",
            count=_.number(_LISTED),
        )

    def behind_it(place: int) -> tuple[int, ...]:
        return found.rows_of(listed[place].entity.key, role=role, query=query)

    shown.picture(
        f"sources-{role}", chart, [_row(one, _) for one in listed], said=said, found=found,
        behind_it=behind_it, raw=lambda: list(map(files.standing, rows)), _=_,
    )  # fmt: skip
    titles = {one.entity.key: one.entity.name for one in rows}
    frame.way_to(SOURCE, titles, _("The page of a source, of {count}", count=_.number(len(rows))), _)


def _picture(rows: tuple[Standing, ...], _: Words) -> Any:
    """Those with most claims that can be judged at all: by a grade, or by what became of claims."""
    judged = [
        (place, one, one.reliability)
        for place, one in enumerate(rows[:_LISTED])
        if one.reliability and (one.reliability.n or one.reliability.grade)
    ][:_DRAWN]
    if not judged:
        return None
    labels = charts.labels({place: (one.entity.name, f" (n {_.number(it.n)})") for place, one, it in judged})
    table = pd.DataFrame(
        {
            "mark": place,
            "label": labels[place],
            _("Source"): one.entity.name,
            "share": it.mean,
            "low": it.low,
            "high": it.high,
            _("Interval"): interval(it, _),
            _("Grade"): it.grade or "–",
        }
        for place, one, it in judged
    )
    return charts.intervals(table, label="label", value="share", title=_("Reliability, 90 % interval"))


def _row(one: Standing, _: Words) -> dict[str, Any]:
    row: dict[str, Any] = {
        _("Source"): one.entity.name,
        _("Kind"): kind(one.entity.kind, _),
        _("Claims"): one.claims,
        _("Articles"): one.articles,
        _("Stories"): one.stories,
        _("Quoted whole"): share(one.direct, one.worded, _),
        _("Confirmed"): one.confirmed,
        _("Contradicted"): one.contradicted,
        _("Both"): one.contested,
    }
    if one.reliability:
        row |= {
            _("Reliability"): interval(one.reliability, _),
            "n": one.reliability.n,
            _("Grade"): one.reliability.grade,
        }
    rated = zip("12345", one.credibility, strict=True)
    return (
        row | {_("Cred. {code}", code=code): count for code, count in rated} | {_("not rated"): one.unrated}
    )
