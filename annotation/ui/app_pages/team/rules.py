"""How articles are read: by how many, who takes the next one, when one is stuck, what is read again."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from annotation.errors import WorkbenchError
from annotation.ui.app_pages.team import forms
from annotation.ui.frame import error_state
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import MOST_READERS, Drawn, ProjectSettings

_MOST_SEED = 2**31 - 1
_MOST_DAYS = 3650


def draw() -> None:
    """Each setting with what it means, what the lots fall on as it is chosen, and a button."""
    _ = words()
    bench = workbench()
    try:
        known = bench.project
    except WorkbenchError as error:
        error_state(error)
        return
    wanted = known.model_copy(update=_overlap(known, _))
    several = _("Now that is {stories} of {all} stories, with {readings} of {articles} articles.")
    _drawn(several, bench.overseeing.drawn(wanted), _)
    wanted = wanted.model_copy(update=_taking(known, _))
    wanted = wanted.model_copy(update=_repeats(known, _))
    again = _("Of {articles} articles that somebody has read, {readings} are drawn now.")
    _drawn(again, bench.overseeing.drawn_again(wanted), _)
    if st.button(_("Keep"), type="primary", disabled=wanted == known):
        forms.act(
            lambda: bench.set_project(wanted), _("Kept. It holds for what is given or taken from now on.")
        )


def _overlap(known: ProjectSettings, _: Words) -> dict[str, object]:
    st.subheader(_("Several readers"))
    st.caption(
        _(
            "Where several analysts read the same articles, their agreement can be measured. The lot falls "
            "on stories, so that all articles of a story are read by as many."
        )
    )
    share, many, seed = st.columns([3, 2, 2], gap="medium")
    return {
        "overlap_share": _share(
            share, _("Stories that several read, in percent"), known.overlap_share, key="overlap"
        ),
        "overlap_readers": int(
            many.number_input(_("Readers of each of their articles"), 2, MOST_READERS, known.overlap_readers)
        ),
        "overlap_seed": int(
            seed.number_input(
                _("Seed of the lot"),
                0,
                _MOST_SEED,
                known.overlap_seed,
                help=_("The same seed draws the same stories. Change it only to draw anew."),
            )
        ),
    }


def _taking(known: ProjectSettings, _: Words) -> dict[str, object]:
    st.subheader(_("Taking and releasing"))
    takes = st.toggle(
        _("Analysts take the next article that waits for a reader by themselves"),
        known.takes_next,
        help=_("Else they read only what a lead gives them."),
    )
    days = st.number_input(
        _("Days without a label until an article is stuck"),
        0,
        _MOST_DAYS,
        known.release_after_days,
        width=420,
        help=_("Then it goes to the next who takes one; all labels stay. 0 is never."),
    )
    return {"takes_next": takes, "release_after_days": int(days)}


def _repeats(known: ProjectSettings, _: Words) -> dict[str, object]:
    st.subheader(_("Second readings"))
    st.caption(
        _(
            "An analyst who reads an article again, without being told and without their first labels, can "
            "be compared with themselves. These labels count for nothing else."
        )
    )
    share, days = st.columns([3, 4], gap="medium")
    return {
        "repeat_share": _share(
            share, _("Stories to read again, in percent"), known.repeat_share, key="repeat"
        ),
        "repeat_after_days": int(
            days.number_input(
                _("Not before so many days have passed"), 0, _MOST_DAYS, known.repeat_after_days, width=320
            )
        ),
    }


def _share(place: DeltaGenerator, label: str, known: float, *, key: str) -> float:
    """A share as percent; what the file says more exactly stays as long as nobody moves it."""
    before = round(known * 100)
    percent: int = place.slider(label, 0, 100, before, 1, key=f"team-{key}-{before}")
    return known if percent == before else percent / 100


def _drawn(said: str, found: Drawn, _: Words) -> None:
    st.markdown(
        said.format(
            stories=_.number(found.stories),
            all=_.number(found.of_stories),
            readings=_.number(found.readings),
            articles=_.number(found.of_readings),
        )
    )
