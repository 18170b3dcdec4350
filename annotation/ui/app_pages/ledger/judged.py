"""What is judged of claims: stances, factuality, the Admiralty code, the force of cues."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from annotation.errors import N_
from annotation.ui.app_pages.ledger import bars, behind, charts, files, shown
from annotation.ui.app_pages.ledger.figures import choice, share
from annotation.ui.messages import Words
from annotation.workbench.ledger import Leaning, Ledger, Share
from schemas import CUE_FORCES, LedgerQuery

_SIDES = (("favor", "FAVOR"), ("against", "AGAINST"), ("neutral", "NEUTRAL"), ("unclear", "UNCLEAR"))
_CODES = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu")
_FORCES = {"neutral": N_("neutral"), "endorsing": N_("endorsing"), "distancing": N_("distancing")}


def stances(found: Ledger, query: LedgerQuery, _: Words) -> None:
    """Who is for and against what."""
    rows = found.leanings(query)
    if not rows:
        st.info(
            _("No stance is labelled in what is chosen above. Give claims a stance on the “Annotate” page.")
        )
        return
    source, target = _("Source"), _("Target")
    table = [
        {source: found.book.entities[one.source].name, target: one.target}
        | {choice("stance", code, _): getattr(one, name) for name, code in _SIDES}
        | {"n": one.n}
        for one in rows
    ]
    if len({one.source for one in rows}) == 1:
        chart = _sides(rows, target, _)
        said = _("For and against each target; n is the claims that take a side. Only the 12 with most.")
    else:
        chart = _heat(rows, table, found, _)
        said = _(
            "Colour: for less against, as a share of both. Blue with ▲ is more for, brown with ▼ more "
            "against, grey evenly or neither. The number in a cell is its n, claims that take a side. Only "
            "sources and targets with most stances are drawn."
        )
    shown.picture(
        "stances",
        chart,
        table,
        said=said,
        found=found,
        behind_it=lambda place: rows[place].rows,
        raw=lambda: [files.leaning(one, found) for one in rows],
        _=_,
    )


def _heat(rows: Sequence[Leaning], table: list[dict[str, Any]], found: Ledger, _: Words) -> Any:
    """Sources by targets."""
    drawn = pd.DataFrame(table)
    drawn["mark"] = drawn.index
    drawn["leaning"] = [(one.favor - one.against) / max(one.favor + one.against, 1) for one in rows]
    sources = charts.labels({one.source: (found.book.entities[one.source].name, "") for one in rows})
    targets = charts.labels({one.target: (one.target, "") for one in rows})
    drawn["down"] = [sources[one.source] for one in rows]
    drawn["across"] = [targets[one.target] for one in rows]
    ends = (choice("stance", "AGAINST", _), _("evenly"), choice("stance", "FAVOR", _))
    return charts.heat(drawn, across="across", down="down", value="leaning", text="n", ends=ends)


def _sides(rows: Sequence[Leaning], target: str, _: Words) -> Any:
    """Of one source, a bar a target."""
    side, claims = _("Stance"), _("Claims")
    drawn = pd.DataFrame(
        {target: one.target, side: choice("stance", code, _), claims: getattr(one, name)}
        | {"mark": mark, "place": place}
        for mark, one in sorted(enumerate(rows), key=lambda pair: -pair[1].n)
        for place, (name, code) in enumerate(_SIDES)
    )
    order = [choice("stance", code, _) for _name, code in _SIDES]
    return bars.sides(drawn, name=target, side=side, value=claims, order=order)


@dataclass(frozen=True)
class _Profile:
    """What a picture of shares is made of.

    Attributes:
        part: what the parts are called together.
        parts: in their order; `called` gives their names.
    """

    name: str
    part: str
    parts: Sequence[str]
    called: Callable[[str], str]
    said: str
    missing: str


def factuality(found: Ledger, query: LedgerQuery, _: Words) -> None:
    """How certain sources present what they say."""
    shares = found.factualities(query)
    profile = _Profile(
        name="factuality",
        part=_("Factuality"),
        parts=[*_CODES, *sorted({one.value for one in shares} - set(_CODES))],
        called=str,
        said=_(
            "Share of each FactBank code among the judged claims of a source, as it presents them, with 90 % "
            "intervals; n {count} claims. CT certain, PR probable, PS possible; + true, - false; Uu nobody "
            "says."
        ),
        missing=_("No factuality is labelled in what is chosen above. Judge claims on the “Annotate” page."),
    )
    _drawn(profile, shares, found, _)


def cues(found: Ledger, query: LedgerQuery, _: Words) -> None:
    """How outlets pass on what others say."""
    profile = _Profile(
        name="cues",
        part=_("Cue"),
        parts=CUE_FORCES,
        called=lambda value: _(_FORCES[value]),
        said=_(
            "Share of neutral (said), endorsing (revealed) and distancing (claimed) cues among the "
            "attributed claims of an outlet, with 90 % intervals; n {count} claims."
        ),
        missing=_("No claim here has an outlet. Name the outlet of the articles on the Articles page."),
    )
    _drawn(profile, found.forces(query), found, _)


def _drawn(profile: _Profile, shares: Sequence[Share], found: Ledger, _: Words) -> None:
    """Shares of a few values for several sources or outlets: a picture and its table."""
    if not shares:
        st.info(profile.missing)
        return
    who, value = _("Source"), _("Share")
    entities = found.book.entities
    table = [
        {who: entities[one.of].name, profile.part: profile.called(one.value), _("Claims"): one.claims}
        | {"n": one.n, value: _percent(one, _)}
        for one in shares
    ]
    chart = _profile(profile, shares, table, found, _)
    said = profile.said.format(count=_.number(sum({one.of: one.n for one in shares}.values())))
    shown.picture(
        profile.name, chart, table, said=said, found=found,
        behind_it=lambda place: shares[place].rows,
        raw=lambda: [files.share(one, found) for one in shares], _=_,
    )  # fmt: skip


def _profile(
    profile: _Profile, shares: Sequence[Share], table: Sequence[dict[str, Any]], found: Ledger, _: Words
) -> Any:
    """A column a part; of one source alone a row a part."""
    entities = found.book.entities
    labels = charts.labels({one.of: (entities[one.of].name, f" (n {_.number(one.n)})") for one in shares})
    drawn = pd.DataFrame(
        row
        | {"mark": place, "label": labels[one.of]}
        | {"share": one.claims / one.n, "low": one.low, "high": one.high}
        for place, (row, one) in enumerate(zip(table, shares, strict=True))
    )
    parts = [profile.called(one) for one in profile.parts]
    if len(labels) == 1:
        drawn = drawn.drop(columns="label").sort_values(
            profile.part, key=lambda column: column.map(parts.index)
        )
        return charts.intervals(drawn, label=profile.part, value="share", title=_("Share"))
    title = _("Share, each column from 0 to {most} %")
    return charts.profiles(drawn, label="label", part=profile.part, value="share", title=title, parts=parts)


def _percent(one: Share, _: Words) -> str:
    """The share and its interval."""
    low, high = (_.number(round(100 * end)) for end in (one.low, one.high))
    return f"{_.number(round(100 * one.claims / one.n))} % ({low} – {high})"


def admiralty(found: Ledger, query: LedgerQuery, _: Words) -> None:
    """Both scales of the code, and how often they are given as if they were one."""
    _alone(found, query, _)
    ratings, diagonal = found.admiralty(query)
    rated = sum(one.claims for one in ratings)
    if not rated:
        st.info(
            _("No claim is rated on both scales in what is chosen above. Rate claims on the “Annotate” page.")
        )
        return
    down, across, claims = _("Reliability of the source"), _("Credibility of the information"), _("Claims")
    table = [{down: one.reliability, across: one.credibility, claims: one.claims} for one in ratings]
    drawn = pd.DataFrame(table)
    on = set(zip("ABCDE", "12345", strict=True))
    drawn["mark"] = drawn.index
    drawn["diagonal"] = [(one.reliability, one.credibility) in on for one in ratings]
    said = _(
        "n {count} claims rated on both scales. On the diagonal A1, B2 … E5 (bordered): {share}, F and 6 "
        "apart, which mean that nobody can judge. Raters who do not keep the scales apart come to 87 % "
        "(Baker et al. 1968)."
    ).format(count=_.number(rated), share=share(diagonal.on, diagonal.n, _))
    chart = charts.matrix(drawn, across=across, down=down, value=claims, diagonal="diagonal")
    shown.picture(
        "admiralty", chart, table, said=said, found=found,
        behind_it=lambda place: ratings[place].rows, raw=lambda: list(map(files.rating, ratings)), _=_,
    )  # fmt: skip


def _alone(found: Ledger, query: LedgerQuery, _: Words) -> None:
    """The claims that are rated as confirmed and are not: imported ones, and those whose ground is gone."""
    rows = found.unfounded(query)
    if not rows:
        return
    said = _("Rated 1, “confirmed by other sources”, while no other root speaks in the story: {count}")
    with st.expander(said.format(count=_.number(len(rows))), icon=":material/warning:"):
        behind.claims(found, rows, key="ledger-alone", _=_)
