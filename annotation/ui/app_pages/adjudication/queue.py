"""One case at a time: side by side, a reason, and a key for each answer."""

import hashlib
from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from annotation.errors import N_, WorkbenchError
from annotation.ui.app_pages.adjudication import bulk, versions
from annotation.ui.app_pages.adjudication.third import write_third
from annotation.ui.frame import error_state, escaped
from annotation.ui.identity import annotator
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from annotation.workbench.adjudicating import Case
from schemas import Disagreement

_KEYS = "ABDEFGHIJ"
"""C and R belong to Streamlit."""

_PLACE, _LAST, _WHY, _SAID = (
    "adjudication-place",
    "adjudication-last",
    "adjudication-why",
    "adjudication-said",
)
_REASONS = (
    N_("The codebook says so."),
    N_("Something was overlooked."),
    N_("The context decides."),
    N_("Both are possible; this is likelier."),
)


def draw(waiting: Sequence[Disagreement]) -> None:
    """What can be accepted in bulk; the case; or that all is settled."""
    _ = words()
    bulk.draw()
    if said := st.session_state.pop(_SAID, None):
        st.toast(said, icon=":material/gavel:")
    if not waiting:
        _nothing(_)
        _back(st.columns([2, 5])[0], _)
        return
    place = min(st.session_state.get(_PLACE, 0), len(waiting) - 1)
    one = waiting[place]
    try:
        case = workbench().adjudication.case(one.article_id, one.sentences[0])
    except WorkbenchError as error:
        error_state(error)
        return
    _head(case, place, len(waiting), _)
    left, right = st.columns([5, 4], gap="large")
    with left:
        st.html(versions.context(case.article, case.sentences))
    with right:
        st.html(versions.differing(one, case.article, _))
    reason = _reason(_)
    _answers(case, reason, place, len(waiting), _)
    _versions(one, case, _)


def _nothing(_: Words) -> None:
    if workbench().people.is_team() or len(workbench().annotators()) > 1:
        st.success(
            _(
                "Nothing is left to settle: what several analysts have read, and may be shown, they read "
                "alike, or it is settled."
            ),
            icon=":material/task_alt:",
        )
    else:
        st.info(
            _(
                "There is nothing to settle yet. Have two analysts close the same sentences of the same "
                "article; where they differ, you decide here."
            )
        )


def _head(case: Case, place: int, count: int, _: Words) -> None:
    title = escaped(case.article.title or case.article.article_id)
    where = ", ".join(filter(None, [escaped(case.article.outlet), case.article.language]))
    numbered = _("{place} of {count}", place=_.number(place + 1), count=_.number(count))
    st.markdown(f"**{title}** · {where} · {numbered}")
    if case.rulings:
        last = case.rulings[-1]
        again, before = _("Opened again by {who}: {reason}"), _("Settled before by {who}: {reason}")
        said = again if last.reopens else before
        st.caption(said.format(who=escaped(last.author), reason=escaped(last.reason)))


def _reason(_: Words) -> str:
    """Why; what was said last stays, so that one key is enough for the next."""
    known = [_(one) for one in _REASONS]
    if st.session_state.get(_WHY) and st.session_state[_WHY] not in known:
        known.insert(0, st.session_state[_WHY])
    chosen = st.selectbox(
        _("Reason"), known, key=_WHY, accept_new_options=True, index=0, width=640,
        help=_("Choose one or write your own; it is kept with the gold."),
    )  # fmt: skip
    return chosen or ""


def _answers(case: Case, reason: str, place: int, count: int, _: Words) -> None:
    """A button a reader, each with its key; then a third, the next case, and back."""
    drawn = _drawn(case)
    keys = list(zip(_KEYS, case.readers, strict=False))
    columns = st.columns(len(keys) + 3)
    for column, (key, (reader, _labels)) in zip(columns, keys, strict=False):
        label = _("Take {reader}’s", reader=escaped(reader))
        name = f"take-{key}-{drawn}"
        if column.button(label, shortcut=key.lower(), type="primary", key=name, width="stretch"):
            _take(case, reader, reason, place, _)
    third, skip, back = columns[len(keys) :]
    if third.button(_("Write a third"), shortcut="t", key=f"third-{drawn}", width="stretch"):
        write_third(case, reason)
    if skip.button(_("Next"), shortcut="n", key="skip", width="stretch", disabled=count < 2):  # noqa: PLR2004
        st.session_state[_PLACE] = (place + 1) % count
        st.rerun()
    _back(back, _)


def _back(place: DeltaGenerator, _: Words) -> None:
    """Open again what was settled last here."""
    last = st.session_state.get(_LAST)
    if (
        place.button(_("Take back"), shortcut="z", key="back", width="stretch", disabled=last is None)
        and last
    ):
        _take_back(last, _)


def _drawn(case: Case) -> str:
    """Names the case as it is drawn: a button of another one, which came to its place since, is another."""
    shown = case.model_dump_json(include={"sentences", "seen", "gold"}) + case.article.article_id
    return hashlib.sha256(shown.encode()).hexdigest()[:16]


def _take(case: Case, reader: str, reason: str, place: int, _: Words) -> None:
    try:
        workbench().adjudication.take(case, reader, reason=reason, author=annotator())
    except WorkbenchError as error:
        error_state(error)
        return
    st.session_state[_LAST] = (case.article.article_id, case.sentences[0])
    st.session_state[_PLACE] = place
    st.session_state[_SAID] = _("Settled as {reader} has it.", reader=escaped(reader))
    st.rerun()


def _take_back(last: tuple[str, int], _: Words) -> None:
    try:
        case = workbench().adjudication.case(*last)
        workbench().adjudication.reopen(case, reason=_("Taken back."), author=annotator())
    except WorkbenchError as error:
        error_state(error)
        return
    st.session_state[_LAST] = None
    st.session_state[_SAID] = _("It is open again.")
    st.rerun()


def _versions(one: Disagreement, case: Case, _: Words) -> None:
    """What each reader made of it, side by side."""
    differs = frozenset(it.what for it in one.divergences)
    columns = st.columns(len(case.readers), gap="medium")
    for column, key, (reader, labels) in zip(columns, _KEYS, case.readers, strict=False):
        with column.container(border=True):
            st.markdown(f":grey-badge[{key}] **{escaped(reader)}**")
            st.html(versions.version(case.article, case.sentences, labels, differs, _))
