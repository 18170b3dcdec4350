"""Publish: what goes in, how it is split, what is missing, and the version itself."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st
from pydantic import ValidationError

from annotation.errors import N_, WorkbenchError
from annotation.ui.app_pages import annotate
from annotation.ui.app_pages.versions.forms import COUNTS, READERS, counted, heading, metrics, unsettled
from annotation.ui.frame import error_state, escaped
from annotation.ui.identity import annotator
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import Manifest, Missing, Preview, Selection, SplitPlan

_DEFAULT_NAME = "selon"
_LOOK, _PUBLISH = "look", "publish"
_SEEN = "versions-preview"


def draw() -> None:
    """The form, then what would go in, or what was published."""
    _ = words()
    names = workbench().versions.names()
    # Outside the form: what the form begins with depends on the dataset.
    name = st.text_input(_("Dataset"), value=names[0] if names else _DEFAULT_NAME, width=320)
    with st.form(f"publish-{name}", border=True):
        message = st.text_input(_("Message"), placeholder=_("What is new in this version?"))
        selected = _selection(_)
        split = _split(_, name.strip())
        look, publish, _rest = st.columns([1.4, 1.4, 4])
        asked = _LOOK if look.form_submit_button(_("Look first"), width="stretch") else ""
        if publish.form_submit_button(_("Publish a version"), type="primary", width="stretch"):
            asked = _PUBLISH
    if asked:
        st.session_state.pop(_SEEN, None)
        _act(_, asked, name.strip(), message.strip(), selected, split)
    if preview := st.session_state.get(_SEEN):
        _previewed(_, preview)


def _act(
    _: Words,
    asked: str,
    name: str,
    message: str,
    selected: dict[str, Any],
    split: Callable[[], SplitPlan | None],
) -> None:
    try:
        wanted = {**selected, "selection": Selection(**selected["selection"])}
    except ValidationError:
        st.warning(_("Choose the reader whose labels go in."))
        return
    try:
        wanted["split"] = split()
    except ValidationError:
        st.warning(_("The shares sum to 100 %, and time goes neither with outlet nor with root source."))
        return
    try:
        _asked(_, asked, name, message, wanted)
    except WorkbenchError as error:
        error_state(error)


def _asked(_: Words, asked: str, name: str, message: str, wanted: dict[str, Any]) -> None:
    if asked == _LOOK:
        with st.spinner(_("Counting…")):
            st.session_state[_SEEN] = workbench().versions.preview(name, **wanted)
        return
    if not message:
        st.warning(_("Say in a few words what is new: the message is how the version is found again."))
        return
    with st.spinner(_("Publishing…")):
        done = workbench().versions.publish(name, message=message, author=annotator(), **wanted)
    _published(_, done)


def _selection(_: Words) -> dict[str, Any]:
    """What the form says of the labels and the articles that go in."""
    bench = workbench()
    facets = bench.articles.facets()
    with st.expander(_("Which labels and which articles")):
        left, middle, right = st.columns(3)
        readers = left.selectbox(_("Labels"), list(READERS), format_func=lambda one: _(READERS[one]))
        people = bench.annotators()
        reader = middle.selectbox(_("Reader (for one reader’s labels)"), people, index=None, placeholder="–")
        judges = right.multiselect(
            _("Whose own labels settle, too (for what was adjudicated)"), people, placeholder="–"
        )
        languages = left.multiselect(
            _("Languages"), [one for one, _count in facets.languages], placeholder=_("All")
        )
        outlets = middle.multiselect(
            _("Outlets"), [one for one, _count in facets.outlets if one], placeholder=_("All")
        )
        with right:
            form = "DD/MM/YYYY" if _.language == "fr" else "YYYY-MM-DD"
            since = st.date_input(_("Published since"), value=None, format=form)
            until = st.date_input(_("Published until"), value=None, format=form)
        finished = left.checkbox(_("Only articles without an open sentence"))
        offsets = middle.checkbox(
            _("Leave out the words of the articles"),
            help=_("Where their licence forbids to pass them on: only hashes and offsets go in."),
        )
    selection: dict[str, Any] = {"readers": readers, "since": since, "until": until, "finished": finished}
    selection |= {"languages": tuple(languages), "outlets": tuple(outlets)}
    selection |= {"reader": (reader or "") if readers == "one" else ""}
    selection |= {"adjudicators": tuple(judges) if readers in {"gold", "best"} else ()}
    return {"selection": selection, "texts": "offsets" if offsets else "whole"}


def _split(_: Words, name: str) -> Callable[[], SplitPlan | None]:
    """The form of the splits; what it returns makes the plan of what was chosen."""
    usual = _usual(name)
    plan = usual or SplitPlan(seed=name or _DEFAULT_NAME)
    with st.expander(_("Train, validation and test")):
        wanted = st.checkbox(_("Draw splits"), value=usual is not None or name not in _names())
        train, validation, test, seed = st.columns(4)
        shares = [
            column.number_input(label, 0, 100, round(100 * share), step=5)
            for column, label, share in (
                (train, _("Train, %"), plan.train),
                (validation, _("Validation, %"), plan.validation),
                (test, _("Test, %"), plan.test),
            )
        ]
        said = seed.text_input(_("Seed"), value=str(plan.seed))
        kinds = {"outlet": _("outlet"), "root": _("root source"), "time": _("time")}
        kept = st.multiselect(
            _("Never in two splits, besides a story"), list(kinds), list(plan.group_by),
            format_func=kinds.__getitem__, placeholder="–",
        )  # fmt: skip
        alone = st.checkbox(
            _("Test only on rows that owe nothing to a suggestion"), value=plan.test_rows == "unassisted"
        )
        st.caption(_("Articles that an earlier version placed stay where they are."))

    def made() -> SplitPlan | None:
        if not wanted:
            return None
        names = ("train", "validation", "test")
        parts = {name: share / 100 for name, share in zip(names, shares, strict=True)}
        rows = "unassisted" if alone else "all"
        return SplitPlan(seed=said, group_by=tuple(kept), test_rows=rows, **parts)

    return made


def _names() -> tuple[str, ...]:
    return workbench().versions.names()


def _usual(name: str) -> SplitPlan | None:
    try:
        return workbench().versions.usual_split(name)
    except WorkbenchError:  # it is said when somebody publishes under that name
        return None


def _previewed(_: Words, preview: Preview) -> None:
    manifest = preview.manifest
    st.subheader(_("Version {version} would hold", version=_.number(manifest.version)))
    metrics(manifest.counts, COUNTS, _)
    missing = unsettled(manifest.missing, _)
    if not missing:
        st.success(_("Nothing is missing: every sentence is closed, every source has its entry."))
        return
    st.warning(_("Not settled: {what}.", what=missing))
    left, right = st.columns([3, 2])
    with left:
        _open_articles(_, preview.articles)
    if not preview.unresolved:
        return
    with right:
        heading(_("Sources without an entry in the registry"))
        table = {_("Source"): dict(preview.unresolved).keys(), _("Times"): dict(preview.unresolved).values()}
        st.dataframe(pd.DataFrame(table), hide_index=True, height="content")


def _open_articles(_: Words, articles: tuple[tuple[str, Missing], ...]) -> None:
    heading(_("Where something is missing"))
    title = _("Article")
    names = {name: said for name, said in _SHORT.items() if any(getattr(one, name) for _id, one in articles)}
    rows = [
        {title: workbench().articles.get(article_id).title or article_id}
        | {_(said): getattr(missing, name) for name, said in names.items()}
        for article_id, missing in articles
    ]
    chosen = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height="content",
        on_select="rerun",
        selection_mode="single-row",
        column_config={title: st.column_config.TextColumn(width="medium")},
        key="versions-missing",
    )["selection"]["rows"]
    if chosen:
        annotate.open_article(articles[chosen[0]][0])


_SHORT = {
    "open": N_("Open"),
    "disagreements": N_("Disagreements"),
    "unresolved": N_("Sources"),
    "left_out": N_("Left out"),
}


def _published(_: Words, done: Manifest) -> None:
    st.success(
        _(
            "Version {version} of {dataset} is published.",
            version=_.number(done.version),
            dataset=escaped(done.dataset),
        )
    )
    st.caption(counted(done.counts, COUNTS, _))
    if missing := unsettled(done.missing, _):
        st.warning(_("Not settled: {what}.", what=missing))
