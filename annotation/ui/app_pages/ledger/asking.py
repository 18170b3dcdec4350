"""Which ledger, and what of it: the widgets above the pictures, and the address that says the same."""

from dataclasses import replace
from typing import TypeVar

import streamlit as st

from annotation.errors import WorkbenchError
from annotation.ui.app_pages.ledger import going
from annotation.ui.app_pages.ledger.address import FIRST_DAY, LAST_DAY, SOURCES, Asked
from annotation.ui.identity import may
from annotation.ui.messages import Words
from annotation.ui.session import workbench
from annotation.workbench.ledger import Ledger
from schemas import LedgerQuery, LedgerRole

VIEW, ROLE = "ledger-view", "ledger-role"
_WHICH, _AS_OF, _TOPIC, _OUTLET, _LANGUAGE, _SINCE, _UNTIL = (
    f"ledger-{name}" for name in ("which", "as-of", "topic", "outlet", "language", "since", "until")
)
"""The widgets of what is asked for. The session has them while they are on screen."""

_SHOWN = "ledger-shown"
"""What the address was made to say last."""

Known = TypeVar("Known")

_MOST_VERSIONS = 20
_MOST_TOPICS = 300
_FORMS = {"fr": "DD/MM/YYYY"}


def draw(asked: Asked, _: Words) -> tuple[Ledger, Asked]:
    """The ledger that is asked for, and what of it.

    Args:
        asked: what the address asks for.
    """
    _settle(asked)
    bar = st.empty()  # before the popover: nobody sees what goes on in one that is closed
    with st.popover(_("What is counted"), icon=":material/filter_alt:"):
        first, second = st.columns(2)
        with first:
            _moment(_)
        found = going.opened(_chosen(), _, bar=bar)
        with second:
            _filters(found, _)
    chosen = _chosen()
    st.session_state[_SHOWN] = chosen
    going.put(chosen)
    if chosen.query.since and chosen.query.until and chosen.query.since > chosen.query.until:
        st.warning(_("The last day is before the first: no article is from then."))
    going.told(found, chosen, _)
    return found, chosen


def _settle(asked: Asked) -> None:
    """Let the address say what the widgets show, where the page is entered or the address was changed.

    A widget that was changed since counts for more: its run may bring the address from before the last one.
    """
    state, query = st.session_state, asked.query
    is_entered = _AS_OF not in state
    said = {
        VIEW: asked.view,
        ROLE: asked.role,
        _WHICH: (asked.dataset, asked.number),
        _AS_OF: asked.as_of,
        _TOPIC: query.topic or None,
        _OUTLET: query.outlet or None,
        _LANGUAGE: query.language or None,
        _SINCE: query.since,
        _UNTIL: query.until,
    }
    for name, value in said.items():  # what was not drawn the last time has forgotten what it showed
        state.setdefault(name, value)
    if is_entered or (_chosen() == state.get(_SHOWN) and asked != state.get(_SHOWN)):
        state.update(said)


def _chosen() -> Asked:
    """What the widgets say."""
    state = st.session_state
    dataset, number = state[_WHICH]
    asked = Asked(view=state[VIEW], dataset=dataset, number=number, as_of=state[_AS_OF])
    query = LedgerQuery(
        topic=state[_TOPIC] or "",
        outlet=state[_OUTLET] or "",
        language=state[_LANGUAGE] or "",
        since=state[_SINCE],
        until=state[_UNTIL],
    )
    role: LedgerRole = state[ROLE] if asked.view == SOURCES else asked.role
    return replace(asked, query=query, role=role)


def _moment(_: Words) -> None:
    said = _("Only articles published until this day, and the grades that were good on it.")
    _day(_("As of"), _AS_OF, _, help_=said)
    if not may("publish"):
        st.session_state[_WHICH] = ("", 0)
        return
    bench = workbench()
    known: list[tuple[str, int]] = [("", 0)]
    for name in bench.versions.names():
        numbers = [one.version for one in bench.versions.of(name) if not isinstance(one, WorkbenchError)]
        known += [(name, number) for number in reversed(numbers[-_MOST_VERSIONS:])]
    st.selectbox(
        _("Labels"), _with(known, st.session_state[_WHICH]), key=_WHICH,
        format_func=lambda one: going.version(one[0], one[1], _),
    )  # fmt: skip


def _filters(found: Ledger, _: Words) -> None:
    _text(_("Topic: target of a stance"), found.topics(limit=_MOST_TOPICS), _TOPIC, _)
    _text(_("Outlet"), found.values("outlet"), _OUTLET, _)
    _text(_("Language"), found.values("language"), _LANGUAGE, _)
    _day(_("Published since"), _SINCE, _)
    _day(_("Published until"), _UNTIL, _)


def _text(said: str, known: list[str], key: str, _: Words) -> None:
    options = _with(known, st.session_state[key]) if st.session_state[key] else known
    st.selectbox(said, options, index=None, placeholder=_("All"), key=key)


def _with(known: list[Known], chosen: Known) -> list[Known]:
    """What can be chosen, and what the address asks for beyond it."""
    return known if chosen in known else [*known, chosen]


def _day(said: str, key: str, _: Words, *, help_: str | None = None) -> None:
    form = _FORMS.get(_.language, "YYYY-MM-DD")
    st.date_input(
        said, value=None, min_value=FIRST_DAY, max_value=LAST_DAY, format=form, key=key, help=help_
    )  # fmt: skip
