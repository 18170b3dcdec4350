"""Who reads what: a row a person, then the seats that they hold, to be released, given on or dated."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from annotation.errors import N_
from annotation.ui.app_pages.team import blind, forms
from annotation.ui.frame import escaped, guarded
from annotation.ui.identity import annotator
from annotation.ui.messages import Words
from annotation.ui.session import spoken_date, words, workbench
from schemas import Assignment, HeldSeat, SeatQuery, SeatState, Workload

MOST = 1000
_FEW = 10
_HEIGHT = 400
_KEPT = "team-seats-seen"
STATES: dict[SeatState, str] = {
    "open": N_("Still to read"),
    "": N_("All"),
    "overdue": N_("Overdue"),
    "stuck": N_("Stuck"),
    "done": N_("Done"),
}


def draw() -> None:
    """Everybody, what is stuck, the seats, and what is read blind."""
    _ = words()
    loads = workbench().overseeing.workloads()
    _everybody(loads, _)
    if any(one.articles for one in loads):
        _stuck(loads, _)
        st.subheader(_("Articles and their readers"))
        _apart(loads)
    else:
        st.info(
            _(
                "Nobody has an article yet. Share some out, or let analysts take the next one by themselves: "
                "they do it by opening the Annotate page."
            )
        )
    blind.draw()


def _everybody(loads: Sequence[Workload], _: Words) -> None:
    table = {
        _("Who"): [one.person if one.is_listed else _("{name} (left)", name=one.person) for one in loads],
        _("Articles"): [one.articles for one in loads],
        _("Of these done"): [one.done for one in loads],
        _("Sentences left"): [one.left for one in loads],
        _("Overdue"): [one.overdue for one in loads],
        _("Stuck"): [one.stuck for one in loads],
    }
    st.dataframe(pd.DataFrame(table), hide_index=True, height=_height(len(loads)))


def _stuck(loads: Sequence[Workload], _: Words) -> None:
    count = sum(one.stuck for one in loads)
    if not count:
        return
    said, release = st.columns([6, 2], vertical_alignment="center")
    said.warning(
        _(
            "{count} articles are stuck: their readers left, or have labelled nothing there for long. "
            "Whoever takes the next article gets one of them.",
            count=_.number(count),
        )
    )
    if release.button(_("Release what is stuck"), icon=":material/lock_open:", width="stretch"):
        forms.act(
            lambda: workbench().assigning.release_stuck(author=annotator()),
            _("What was stuck is released. All labels stay."),
        )


@st.fragment
def _apart(loads: Sequence[Workload]) -> None:
    """Drawn anew alone when rows are ticked: what is changed is what was seen, and all is not read again."""
    guarded(partial(_seats, loads, words()), right="assign")


def _seats(loads: Sequence[Workload], _: Words) -> None:
    who, state, _rest = st.columns([2, 2, 4])
    everybody = _("Everybody")
    people = [one.person for one in loads if one.articles]
    reader: str = who.selectbox(_("Reader"), ["", *people], format_func=lambda name: name or everybody)
    wanted: SeatState = state.selectbox(_("State"), list(STATES), format_func=lambda one: _(STATES[one]))
    found = _seen(loads, SeatQuery(person=reader, state=wanted))
    if not found:
        st.info(_("No article is like that. Choose another reader or state."))
        return
    chosen = _table(found, _)
    if more := sum(_count(one, wanted) for one in loads if reader in {"", one.person}) - len(found):
        st.caption(_("{count} more are not shown.", count=_.number(more)))
    if chosen:
        _change(chosen, _)
    else:
        st.caption(_("Tick rows to release them, to give them to somebody else or to set a last day."))


def _seen(loads: Sequence[Workload], query: SeatQuery) -> Sequence[HeldSeat]:
    """The seats as they were when the figures above were counted, or when they were asked for first."""
    kept = st.session_state.get(_KEPT)
    if kept is None or kept[0] is not loads or kept[1] != query:
        kept = loads, query, workbench().overseeing.seats(query, limit=MOST)
        st.session_state[_KEPT] = kept
    found: Sequence[HeldSeat] = kept[2]
    return found


def _count(load: Workload, state: SeatState) -> int:
    """How many seats of one person are so."""
    counts = {"done": load.done, "overdue": load.overdue, "stuck": load.stuck}
    counts["open"] = load.articles - load.done
    return counts.get(state, load.articles)


def _state(one: HeldSeat) -> SeatState:
    """The most pressing that holds of a seat."""
    if one.is_stuck:
        return "stuck"
    if one.is_overdue(workbench().overseeing.today()):
        return "overdue"
    return "open" if one.left else "done"


def _table(found: Sequence[HeldSeat], _: Words) -> list[Assignment]:
    """The table; the seats whose rows are ticked."""
    title = _("Article")
    table = {
        title: [one.title for one in found],
        _("Outlet"): [one.outlet for one in found],
        _("Language"): [one.language for one in found],
        _("Reader"): [one.person for one in found],
        _("Sentences"): [
            _("{done} of {all}", done=_.number(one.done), all=_.number(one.to_label)) for one in found
        ],
        _("State"): [_(STATES[_state(one)]) for one in found],
        _("Due"): [spoken_date(one.assignment.due) for one in found],
        _("How"): [_(forms.MEANS[one.assignment.means]) for one in found],
    }
    # Named after the rows: where they are others than those that were ticked, nothing is ticked.
    seen = hash(tuple((it.article_id, it.seat, it.revision) for it in (one.assignment for one in found)))
    event: Any = st.dataframe(
        pd.DataFrame(table),
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        column_config={title: st.column_config.TextColumn(width="large")},
        height=_height(len(found)),
        key=f"team-seats-{seen}",
    )
    return [found[row].assignment for row in event["selection"]["rows"]]


def _change(chosen: list[Assignment], _: Words) -> None:
    """What can be done with the rows that are ticked."""
    lead, author = workbench().assigning, annotator()
    count = _.number(len(chosen))
    with st.container(border=True):
        st.markdown(_("**{count}** chosen", count=count))
        release, who, give, day, date = st.columns([2, 2, 1.6, 2, 1.8], vertical_alignment="bottom")
        if release.button(_("Release"), icon=":material/lock_open:", width="stretch"):
            said = _("{count} released. All labels stay.", count=count)
            forms.act(lambda: lead.release_all(chosen, author=author), said)
        reader = forms.person(who, _("Another reader"), key="team-hand-over")
        if give.button(_("Give"), disabled=reader is None, width="stretch") and reader:
            said = _("{count} given to {name}.", count=count, name=escaped(reader))
            forms.act(lambda: lead.hand_over(chosen, reader, author=author), said)
        due = forms.due(day, _, key="team-due")
        if date.button(_("Set the last day"), width="stretch"):
            said = _("{count} are due on {day}.") if due else _("{count} have no last day any more.")
            said = said.format(count=count, day=spoken_date(due))
            forms.act(lambda: lead.set_due(chosen, due, author=author), said)


def _height(rows: int) -> Any:
    return "content" if rows <= _FEW else _HEIGHT
