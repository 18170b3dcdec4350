"""Which ledger, and which claims of it: the widgets above the pictures."""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from annotation.errors import WorkbenchError
from annotation.ui.frame import escaped
from annotation.ui.identity import annotator, may
from annotation.ui.messages import Words
from annotation.ui.session import workbench
from annotation.workbench.ledger import Ledger
from schemas import LedgerQuery

_MOST_VERSIONS = 20
_MOST_TOPICS = 300
_FIRST_DAY = date(1900, 1, 1)
_FORMS = {"fr": "DD/MM/YYYY"}


def draw(_: Words) -> tuple[Ledger, LedgerQuery]:
    """The ledger that is asked for, and what of it."""
    bar = st.empty()  # before the popover: nobody sees what goes on in one that is closed
    with st.popover(_("What is counted"), icon=":material/filter_alt:"):
        first, second = st.columns(2)
        with first:
            found = opened(_, chosen=_moment(_), bar=bar)
        with second:
            query = _query(found, _)
    _told(found, query, _)
    return found, query


def opened(
    _: Words, *, chosen: tuple[str, int, date | None] = ("", 0, None), bar: DeltaGenerator | None = None
) -> Ledger:
    """A ledger: of what is labelled now, everybody's or one's own, or of a version.

    `bar` is where it is told how far the reading is, if that takes a while [default: here].
    """
    dataset, number, as_of = chosen
    place = bar or st.empty()

    def told(done: int, total: int) -> None:
        said = _("Counting the claims… {done} of {total} articles")
        place.progress(done / total, said.format(done=_.number(done), total=_.number(total)))

    with st.spinner(_("Counting the claims…")):
        if dataset:
            return workbench().ledger.version(dataset, number, as_of=as_of)
        reader = "" if may("review") else annotator()
        found = workbench().ledger.live(reader=reader, as_of=as_of, told=told)
    place.empty()
    return found


def _moment(_: Words) -> tuple[str, int, date | None]:
    form = _FORMS.get(_.language, "YYYY-MM-DD")
    as_of = st.date_input(
        _("As of"), value=None, min_value=_FIRST_DAY, format=form, key="ledger-as-of", help=_AS_OF(_)
    )
    if not may("publish"):
        return "", 0, as_of
    bench = workbench()
    known: list[tuple[str, int]] = [("", 0)]
    for name in bench.versions.names():
        numbers = [one.version for one in bench.versions.of(name) if not isinstance(one, WorkbenchError)]
        known += [(name, number) for number in reversed(numbers[-_MOST_VERSIONS:])]
    which = st.selectbox(
        _("Labels"), known, format_func=lambda one: _version(one, _), key="ledger-which"
    )  # fmt: skip
    return *which, as_of


def _AS_OF(_: Words) -> str:  # noqa: N802 (it stands for a text)
    return _("Only articles published until this day, and the grades that were good on it.")


def _version(one: tuple[str, int], _: Words) -> str:
    name, number = one
    return _("{dataset}, version {number}", dataset=name, number=number) if name else _("As they are now")


def _query(found: Ledger, _: Words) -> LedgerQuery:
    form = _FORMS.get(_.language, "YYYY-MM-DD")
    topic = st.selectbox(
        _("Topic: target of a stance"), found.topics(limit=_MOST_TOPICS), index=None, placeholder=_("All"),
        key="ledger-topic",
    )  # fmt: skip
    outlet = st.selectbox(
        _("Outlet"), found.values("outlet"), index=None, placeholder=_("All"), key="ledger-outlet"
    )
    language = st.selectbox(
        _("Language"), found.values("language"), index=None, placeholder=_("All"), key="ledger-language"
    )
    since = st.date_input(
        _("Published since"), value=None, min_value=_FIRST_DAY, format=form, key="ledger-since"
    )
    until = st.date_input(
        _("Published until"), value=None, min_value=_FIRST_DAY, format=form, key="ledger-until"
    )
    if since and until and since > until:
        st.warning(_("The last day is before the first: no article is from then."))
    return LedgerQuery(
        topic=topic or "", outlet=outlet or "", language=language or "", since=since, until=until
    )


def _told(found: Ledger, query: LedgerQuery, _: Words) -> None:
    """What is counted, in a line."""
    asked = [escaped(one) for one in (query.topic, query.outlet, query.language)]
    days = [
        (_("since {day}"), query.since),
        (_("until {day}"), query.until),
        (_("as of {day}"), found.book.as_of),
    ]
    asked += [said.format(day=_.date(day)) for said, day in days if day]
    said = _("{claims} claims of {articles} articles")
    counts = said.format(claims=_.number(len(found.book)), articles=_.number(found.article_count))
    st.caption(" · ".join([counts, *filter(None, asked)]))
