"""The page of a source: what it says and passes on, how it presents that, what became of it."""

import streamlit as st

from annotation.ui.app_pages.ledger import behind, frame, going, judged, partners, parts
from annotation.ui.app_pages.ledger.address import Asked
from annotation.ui.app_pages.ledger.figures import kind, missing, percent
from annotation.ui.frame import escaped
from annotation.ui.messages import Words
from annotation.ui.session import workbench
from annotation.workbench.ledger import Ledger, Standing
from schemas import LedgerQuery, Source


def draw(asked: Asked, found: Ledger, _: Words) -> None:
    """What is known of it, its figures in both roles, what its claims are made of, and they themselves."""
    entry = _meant(asked.key)
    entity = found.entity(asked.key) or (found.entity(entry.source_id) if entry else None)
    known = entity.entry if entity else entry
    name = entity.name if entity else known.name if known else asked.key
    frame.head(_("Source"), name, found, asked, _)
    if entity is None and known is None:
        st.info(_("No source of this name speaks in the labels that you may see."))
        return
    if asked != asked.whole() and st.button(_("Without the filters"), icon=":material/filter_alt_off:"):
        going.put(asked.whole())
        st.rerun()
    if known:
        _entry(known, _)
    if lost := missing(found, _):
        st.caption(lost)
    key = entity.key if entity else asked.key
    _says(key, found, asked.query, _)
    _passes_on(key, found, asked.query, _)


def _says(key: str, found: Ledger, query: LedgerQuery, _: Words) -> None:
    """What it says first."""
    st.subheader(_("Says it first"))
    one = found.standing(key, query=query)
    if one is None:
        st.caption(_("No claim."))
        return
    _standing(one, _)
    own = query.model_copy(update={"source": key})
    for row in (  # row by row, so that what is beside each other begins at one height
        (
            (_("What became of its claims"), parts.fates),
            (_("Credibility of its claims"), parts.credibilities),
        ),
        ((_("Topics"), parts.targets), (_("Through how many names"), parts.depths)),
    ):
        for column, (title, picture) in zip(st.columns(2, gap="large"), row, strict=True):
            with column:
                _titled(title)
                picture(found, own, _)
    _titled(_("When"))
    parts.months(found, own, _)
    _titled(_("How it presents what it says"))
    judged.factuality(found, own, _)
    _titled(_("For and against what"))
    judged.stances(found, own, _)
    _titled(_("What it says"))
    behind.claims(
        found, found.rows_of(key, role="originator", query=query), key=f"source-originator-{key}", _=_
    )


def _passes_on(key: str, found: Ledger, query: LedgerQuery, _: Words) -> None:
    """From whom it takes claims, who takes them from it, and what it passes on."""
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(_("Whom it relays"))
        partners.givers(key, found, query, _)
    with right:
        st.subheader(_("Who relays it"))
        partners.takers(key, found, query, _)
    st.subheader(_("Passes it on"))
    one = found.standing(key, role="relay", query=query)
    if one is None:
        st.caption(_("No claim."))
        return
    _standing(one, _)
    behind.claims(found, found.rows_of(key, role="relay", query=query), key=f"source-relay-{key}", _=_)


def _titled(title: str) -> None:
    st.markdown(f"##### {title}")


def _meant(key: str) -> Source | None:
    """The entry that a key stands for by now: it was merged since, or its name was given an entry."""
    index = workbench().registry.index()
    return index.named(key[1:]) if key.startswith("~") else index.standing(key)


def _entry(one: Source, _: Words) -> None:
    """What the registry of the ledger says; that of now has the parents, and may not have the entry."""
    index = workbench().registry.index()
    is_there = one.source_id in index.by_id
    above = index.parents(one.source_id) if is_there else ()
    parents = " › ".join(escaped(it.name) for it in reversed(above))
    said = [
        kind(one.kind, _),
        escaped(one.country),
        escaped(one.affiliation),
        parents,
        f"Wikidata {one.wikidata}" if one.wikidata else "",
    ]
    st.markdown(" · ".join(filter(None, said)))
    if is_there:
        entry = _("Its entry in the registry")
        st.markdown(f"[{entry}](sources?source={one.source_id})")
    others = ", ".join(escaped(name) for name in one.names[1:])
    if others:
        st.caption(_("Also: {names}", names=others))
    for grade in one.grades:
        line = _("{value} since {day}: {reason}")
        st.caption(line.format(value=grade.value, day=_.date(grade.since), reason=escaped(grade.reason)))


def _standing(one: Standing, _: Words) -> None:
    columns = st.columns([1, 0.8, 1.1, 1.1, 1.5])
    columns[0].metric(_("Claims"), _.number(one.claims))
    columns[0].caption(_days(one, _))
    columns[1].metric(_("Articles"), _.number(one.articles))
    columns[2].metric(_("Quoted whole"), percent(one.direct, one.worded, _))
    columns[2].caption(f"n {_.number(one.worded)}")
    columns[3].metric(
        _("Confirmed, contradicted"), f"{_.number(one.confirmed)}, {_.number(one.contradicted)}"
    )
    if said := one.reliability:
        columns[4].metric(
            _("Reliability"), _.decimal(said.mean), help=_("Posterior share of claims that hold up.")
        )
        told = _("{low} – {high} (90 % interval), n {count}; grade before: {grade}")
        ends = {"low": _.decimal(said.low), "high": _.decimal(said.high)}
        columns[4].caption(told.format(**ends, count=_.number(said.n), grade=said.grade or "–"))


def _days(one: Standing, _: Words) -> str:
    if not (one.first and one.last):
        return _("without a day")
    if one.first == one.last:
        return _.date(one.first)
    return _("{first} to {last}", first=_.date(one.first), last=_.date(one.last))
