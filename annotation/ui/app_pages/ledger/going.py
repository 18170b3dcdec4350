"""The address in the browser: what it asks for, said where it asks in vain, and the way to another."""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from annotation.errors import WorkbenchError
from annotation.ui.app_pages.ledger.address import Asked, read, written
from annotation.ui.frame import error_state, escaped
from annotation.ui.identity import annotator, may
from annotation.ui.messages import Words
from annotation.ui.session import workbench
from annotation.workbench.ledger import Ledger


def addressed(_: Words) -> Asked:
    """What the address asks for; what there cannot be is said in a line, and left out."""
    asked, bad = read(st.query_params.to_dict())
    if bad:
        said = _(
            "The address asks for something that there is not: {what}. The rest is shown; choose under “What "
            "is counted”."
        )
        what = ", ".join(f"{name} = {value or '–'}" for name, value in bad.items())
        st.warning(said.format(what=escaped(what)))
    if not asked.dataset:
        return asked
    if not may("publish"):
        said = _(
            "The address asks for a published version, and you have no right to see one. Shown is what is "
            "labelled now; ask a lead for its figures."
        )
        st.warning(said)
        return asked.of_now()
    try:
        opened(asked, _)
    except WorkbenchError as error:
        error_state(error)
        return asked.of_now()
    return asked


def opened(asked: Asked, _: Words, *, bar: DeltaGenerator | None = None) -> Ledger:
    """The ledger that is asked for: of a version, or of what is labelled now, everybody's or one's own.

    `bar` is where it is told how far the reading is, if that takes a while [default: here].
    """
    place = bar or st.empty()

    def told(done: int, total: int) -> None:
        said = _("Counting the claims… {done} of {total} articles")
        place.progress(done / total, said.format(done=_.number(done), total=_.number(total)))

    with st.spinner(_("Counting the claims…")):
        if asked.dataset:
            return workbench().ledger.version(asked.dataset, asked.number, as_of=asked.as_of)
        reader = "" if may("review") else annotator()
        found = workbench().ledger.live(reader=reader, as_of=asked.as_of, told=told)
    place.empty()
    return found


def put(asked: Asked) -> None:
    """Have the address ask for it."""
    said = written(asked)
    if st.query_params.to_dict() != said:
        st.query_params.from_dict(said)


def go(page: str = "", key: str = "") -> None:
    """To the page of something, or back to the whole ledger, of the same version and day."""
    asked, _bad = read(st.query_params.to_dict())
    put(asked.on(page, key))
    st.rerun()


def told(found: Ledger, asked: Asked, _: Words) -> None:
    """Which ledger is shown, and what of it, in a line."""
    query = asked.query
    whose = version(asked.dataset, asked.number, _) if asked.dataset else ""
    texts = [escaped(one) for one in (whose, query.topic, query.outlet, query.language)]
    days: list[tuple[str, date | None]] = [
        (_("since {day}"), query.since),
        (_("until {day}"), query.until),
        (_("as of {day}"), found.book.as_of),
    ]
    said = _("{claims} claims of {articles} articles")
    counts = said.format(claims=_.number(len(found.book)), articles=_.number(found.article_count))
    narrowed = (text.format(day=_.date(day)) for text, day in days if day)
    st.caption(" · ".join([counts, *filter(None, texts), *narrowed]))


def version(name: str, number: int, _: Words) -> str:
    """What a version is called; without a name, what is labelled now."""
    return _("{dataset}, version {number}", dataset=name, number=number) if name else _("As they are now")
