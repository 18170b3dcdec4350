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
from schemas import Assignment, HeldSeat, Workload

MOST = 1000
_FEW = 10
_HEIGHT = 400
STATES = {
    "open": N_("Still to read"),
    "": N_("All"),
    "overdue": N_("Overdue"),
    "stuck": N_("Stuck"),
    "done": N_("Done"),
}


def draw() -> None:
    """Everybody, what is stuck, the seats, and what is read blind."""
    _ = words()
    seats = workbench().overseeing.seats()
    _everybody(workbench().overseeing.workloads(seats), _)
    if seats:
        _stuck(seats, _)
        st.subheader(_("Articles and their readers"))
        _apart(seats)
    else:
        st.info(
            _(
                "Nobody has an article yet. Share some out, or let analysts take the next one by themselves: "
                "they do it by opening the Annotate page."
            )
        )
    blind.draw(seats)


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


def _stuck(seats: Sequence[HeldSeat], _: Words) -> None:
    count = sum(one.is_stuck for one in seats)
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
def _apart(seats: Sequence[HeldSeat]) -> None:
    """Drawn anew alone when rows are ticked: what is changed is what was seen, and all is not read again."""
    guarded(partial(_seats, seats, words()), right="assign")


def _seats(seats: Sequence[HeldSeat], _: Words) -> None:
    who, state, _rest = st.columns([2, 2, 4])
    everybody = _("Everybody")
    people = sorted({one.person for one in seats})
    reader: str = who.selectbox(_("Reader"), ["", *people], format_func=lambda name: name or everybody)
    wanted: str = state.selectbox(_("State"), list(STATES), format_func=lambda one: _(STATES[one]))
    found = [one for one in seats if reader in {"", one.person} and wanted in {"", *_states(one)}]
    if not found:
        st.info(_("No article is like that. Choose another reader or state."))
        return
    chosen = _table(found[:MOST], _)
    if len(found) > MOST:
        st.caption(_("{count} more are not shown.", count=_.number(len(found) - MOST)))
    if chosen:
        _change(chosen, _)
    else:
        st.caption(_("Tick rows to release them, to give them to somebody else or to set a last day."))


def _states(one: HeldSeat) -> list[str]:
    """What holds of a seat; the first is the most pressing."""
    is_late = one.is_overdue(workbench().overseeing.today())
    return ["stuck"] * one.is_stuck + ["overdue"] * is_late + ["open" if one.left else "done"]


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
        _("State"): [_(STATES[_states(one)[0]]) for one in found],
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
