"""Pictures of what claims are made of, part by part: bars, a table, the claims behind each."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from annotation.errors import N_
from annotation.ui.app_pages.ledger import bars, files, shown
from annotation.ui.app_pages.ledger.figures import choice, month, share
from annotation.ui.messages import Words
from annotation.workbench.ledger import Depth, Ledger, Part
from schemas import LedgerQuery

_DRAWN = 15
_MONTHS = 600
_FATES = {
    "confirmed": N_("confirmed"),
    "contradicted": N_("contradicted"),
    "contested": N_("both"),
    "neither": N_("neither"),
}


@dataclass(frozen=True)
class _Picture:
    """What bars are made of.

    Attributes:
        name: of its files and widgets.
        column: what the values are called together.
        said: how to read it; with the number of claims as `{count}`.
        n: claims in all; a claim may be in several parts.
        called: the name of a value.
    """

    name: str
    column: str
    said: str
    n: int
    called: Callable[[str], str] = str


def fates(found: Ledger, query: LedgerQuery, _: Words) -> None:
    """What became of the claims."""
    parts = found.fates(query)
    said = _("What became of n {count} claims. Who was neither confirmed nor contradicted is not judged.")
    picture = _Picture("fates", _("Outcome"), said, _claims(parts), lambda value: _(_FATES[value]))
    _drawn(picture, parts, found, _)


def credibilities(found: Ledger, query: LedgerQuery, _: Words) -> None:
    """How the claims were rated."""
    parts = found.credibilities(query)
    said = _("Credibility of n {count} claims. 6 means that nobody can judge, and is no middle value.")
    picture = _Picture(
        "credibilities", _("Credibility"), said, _claims(parts),
        lambda value: choice("information_credibility", value, _) if value else _("not rated"),
    )  # fmt: skip
    _drawn(picture, parts, found, _)


def targets(found: Ledger, query: LedgerQuery, _: Words) -> None:
    """What the claims are about: the targets of their stances."""
    parts = found.targets(query)
    if not parts:
        st.caption(_("No stance."))
        return
    n = _claims(found.fates(query))
    said = _("Topics, the targets of stances, of n {count} claims; a claim may have several.")
    _drawn(_Picture("topics", _("Topic"), said, n), parts, found, _)


def months(found: Ledger, query: LedgerQuery, _: Words) -> None:
    """When the claims were published."""
    parts = found.months(query)
    when, claims = _("Month"), _("Claims")
    rows = [
        {when: month(one.value, _) if one.value else _("without a day"), claims: one.claims} for one in parts
    ]
    marks = {one.value: place for place, one in enumerate(parts) if one.value}
    drawn = pd.DataFrame(
        {when: month(value, _), claims: parts[place].claims if place is not None else 0, "mark": place}
        for value in _every_month(marks)
        for place in [marks.get(value)]
    )
    chart = bars.along(drawn, month=when, value=claims) if marks else None
    said = _("n {count} claims by the month of publication.").format(count=_.number(_claims(parts)))
    shown.picture(
        "months", chart, rows, said=said, found=found, raw=lambda: files.parts(parts, _claims(parts)),
        behind_it=lambda place: parts[place].rows, _=_,
    )  # fmt: skip


def depths(found: Ledger, query: LedgerQuery, _: Words) -> None:
    """Through how many names the claims come, and how many of each are quoted whole."""
    parts = found.depths(query)
    if not parts:
        return
    names, claims = _("Names"), _("Claims")
    n, said = _claims(parts), sum(one.claims for one in parts if one.names)
    rows = [
        {names: one.names, claims: one.claims, _("Share"): share(one.claims, n, _)}
        | {_("Quoted whole"): share(one.direct, one.worded, _)}
        for one in parts
    ]
    first = sum(one.claims for one in parts if one.names == 1)
    told = _(
        "Through how many names n {count} claims reach the outlet. 0: it says so itself; 1: no relay is "
        "between. Of what others say, {share} come without one."
    ).format(count=_.number(n), share=share(first, said, _))
    drawn = [row | {names: _("names: {count}", count=row[names])} for row in rows[:_DRAWN]]
    shown.picture(
        "depths", _bars(drawn, names, _), rows, said=told, found=found,
        raw=lambda: [files.depth(one, n) for one in parts], behind_it=lambda place: parts[place].rows, _=_,
    )  # fmt: skip


def _every_month(known: Collection[str]) -> list[str]:
    """The months with those between them, unless these are very many."""
    if not known:
        return []
    first, last = (pd.Period(one, freq="M") for one in (min(known), max(known)))
    if (last - first).n > _MONTHS:
        return sorted(known)
    return list(pd.period_range(first, last).astype(str))


def _drawn(picture: _Picture, parts: Sequence[Part], found: Ledger, _: Words) -> None:
    rows = [
        {picture.column: picture.called(one.value), _("Claims"): one.claims}
        | {_("Share"): share(one.claims, picture.n, _)}
        for one in parts
    ]
    said = picture.said.format(count=_.number(picture.n))
    if len(rows) > _DRAWN:
        said += " " + _("{count} more are in the table.", count=_.number(len(rows) - _DRAWN))
    shown.picture(
        picture.name, _bars(rows[:_DRAWN], picture.column, _), rows, said=said, found=found,
        raw=lambda: files.parts(parts, picture.n), behind_it=lambda place: parts[place].rows, _=_,
    )  # fmt: skip


def _bars(rows: Sequence[dict[str, Any]], name: str, _: Words) -> Any:
    drawn = pd.DataFrame(rows)
    drawn["mark"] = drawn.index
    drawn["text"] = [_.number(count) for count in drawn[_("Claims")]]
    return bars.across(drawn, name=name, value=_("Claims"), text="text")


def _claims(parts: Sequence[Part] | Sequence[Depth]) -> int:
    return sum(one.claims for one in parts)
