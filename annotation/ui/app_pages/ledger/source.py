"""The page of a source: what it says and passes on, how it presents that, what became of it."""

import streamlit as st

from annotation.ui.app_pages.ledger import behind, frame
from annotation.ui.app_pages.ledger.address import Asked
from annotation.ui.app_pages.ledger.figures import interval, kind, share
from annotation.ui.frame import escaped
from annotation.ui.messages import Words
from annotation.ui.session import workbench
from annotation.workbench.ledger import Ledger, Standing
from schemas import LedgerRole, Source


def draw(asked: Asked, found: Ledger, _: Words) -> None:
    """What is known of it, its figures in both roles, its claims."""
    key = asked.key
    entry = _meant(key)
    entity = found.entity(key) or (found.entity(entry.source_id) if entry else None)
    known = entity.entry if entity else entry
    key = entity.key if entity else key
    if entity is None and known is None:
        frame.head(_("Source"), key, found, asked, _)
        st.info(_("No source of this name speaks in the labels that you may see."))
        return
    frame.head(_("Source"), entity.name if entity else known.name if known else key, found, asked, _)
    if known:
        _entry(known.source_id, _)
    titles: tuple[tuple[LedgerRole, str], ...] = (
        ("originator", _("Says it first")),
        ("relay", _("Passes it on")),
    )
    for role, title in titles:
        rows = [one for one in found.standings(role=role) if one.entity.key == key]
        st.subheader(title)
        if not rows:
            st.caption(_("No claim."))
            continue
        _standing(rows[0], _)
        behind.claims(found, found.rows_of(key, role=role), key=f"source-{role}", _=_)


def _meant(key: str) -> Source | None:
    """The entry that a key stands for by now: it was merged since, or its name was given an entry."""
    index = workbench().registry.index()
    return index.named(key[1:]) if key.startswith("~") else index.standing(key)


def _entry(source_id: str, _: Words) -> None:
    """What the registry says."""
    index = workbench().registry.index()
    one = index.by_id[source_id]
    parents = " › ".join(escaped(it.name) for it in reversed(index.parents(source_id)))
    said = [
        kind(one.kind, _),
        escaped(one.country),
        escaped(one.affiliation),
        parents,
        f"Wikidata {one.wikidata}" if one.wikidata else "",
    ]
    st.markdown(" · ".join(filter(None, said)))
    entry = _("Its entry in the registry")
    st.markdown(f"[{entry}](sources?source={source_id})")
    others = ", ".join(escaped(name) for name in one.names[1:])
    if others:
        st.caption(_("Also: {names}", names=others))
    for grade in one.grades:
        line = _("{value} since {day}: {reason}")
        st.caption(line.format(value=grade.value, day=_.date(grade.since), reason=escaped(grade.reason)))


def _standing(one: Standing, _: Words) -> None:
    columns = st.columns(5)
    columns[0].metric(_("Claims"), _.number(one.claims), help=_days(one, _))
    columns[1].metric(_("Articles"), _.number(one.articles))
    columns[2].metric(_("Quoted whole"), share(one.direct, one.worded, _))
    columns[3].metric(
        _("Confirmed, contradicted"), f"{_.number(one.confirmed)}, {_.number(one.contradicted)}"
    )
    if one.reliability:
        said = _("Posterior share of claims that hold up, 90 % interval; n {count}, grade {grade}.")
        told = said.format(count=_.number(one.reliability.n), grade=one.reliability.grade or "–")
        columns[4].metric(_("Reliability"), _.decimal(one.reliability.mean), help=told)
        columns[4].caption(f"{interval(one.reliability, _)}, n {_.number(one.reliability.n)}")


def _days(one: Standing, _: Words) -> str | None:
    if not (one.first and one.last):
        return None
    return _("{first} to {last}", first=_.date(one.first), last=_.date(one.last))
