"""The versions page.

What the lead does here: publishes what is labelled now as the next version of a dataset, with a
message; sees the versions with their counts; takes the CSV and its data dictionary; checks a version.
"""

import io
from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from annotation.errors import WorkbenchError
from annotation.ui.frame import error_state, escaped, page_header
from annotation.ui.messages import Words
from annotation.ui.session import annotator, words, workbench
from schemas import Manifest

_DEFAULT_NAME = "selon"


def draw() -> None:
    """The form to publish above the list of versions."""
    _ = words()
    page_header(_("Versions"))
    _publish_form(_)
    names = workbench().versions.names()
    if not names:
        st.info(_("No version yet. Label some sentences, then publish the first one above."))
        return
    for name in names:
        st.subheader(escaped(name))
        try:
            versions = workbench().versions.of(name)
        except WorkbenchError as error:
            error_state(error)
            continue
        for version in reversed(versions):
            if isinstance(version, WorkbenchError):
                error_state(version)
            else:
                _version(_, version)


def _publish_form(_: Words) -> None:
    with st.form("publish", border=True):
        left, right = st.columns([1, 3])
        names = workbench().versions.names()
        name = left.text_input(_("Dataset"), value=names[0] if names else _DEFAULT_NAME)
        message = right.text_input(_("Message"), placeholder=_("What is new in this version?"))
        if not st.form_submit_button(_("Publish a version"), type="primary"):
            return
    if not message.strip():
        st.warning(_("Say in a few words what is new: the message is how the version is found again."))
        return
    try:
        with st.spinner(_("Publishing…")):
            done = workbench().versions.publish(name.strip(), message=message.strip(), author=annotator())
    except WorkbenchError as error:
        error_state(error)
        return
    st.success(
        _(
            "Version {version} of {dataset} is published.",
            version=_.number(done.version),
            dataset=escaped(done.dataset),
        )
    )
    if left_out := done.counts.get("left_out", 0):
        said = _(
            "{count} labels are left out: their sentences were cut or joined since. "
            "Settle them on the Articles page."
        )
        st.warning(said.format(count=_.number(left_out)))


def _version(_: Words, manifest: Manifest) -> None:
    formats = workbench().versions.formats()
    with st.container(border=True):
        said, *takes, dictionary, check = st.columns(
            [6, *(1.2 for _format in formats), 1.6, 1.2], vertical_alignment="center"
        )
        _said(_, said, manifest)
        try:
            workbench().versions.check(manifest.dataset, manifest.version)
        except WorkbenchError as error:
            error_state(error)
        else:
            _take(_, [*takes, dictionary], manifest)
        key = f"verify-{manifest.dataset}-{manifest.version}"
        if check.button(_("Verify"), key=key, width="stretch"):
            _verify(_, manifest)


def _said(_: Words, column: DeltaGenerator, manifest: Manifest) -> None:
    counts = {name: _.number(count) for name, count in manifest.counts.items()}
    column.markdown(f"**{_('Version')} {_.number(manifest.version)}** · {escaped(manifest.message)}")
    column.caption(
        _(
            "{moment}, {author} · {articles} articles, {sentences} sentences, {claims} claims, {rows} rows",
            moment=_.moment(manifest.published_at),
            author=escaped(manifest.author),
            **counts,
        )
    )


def _take(_: Words, columns: Sequence[DeltaGenerator], manifest: Manifest) -> None:
    """A button for each format, and for the dictionary."""
    versions = workbench().versions
    stem = f"{manifest.dataset}-v{manifest.version}"
    files = [
        (one.name.upper(), f"{stem}{one.suffix}", one.media_type, _export(manifest, one.name))
        for one in versions.formats()
    ]
    dictionary = partial(versions.dictionary, manifest.dataset, manifest.version)
    files.append((_("Dictionary"), f"{stem}.dictionary.csv", "text/csv", dictionary))
    for column, (label, file, media_type, make) in zip(columns, files, strict=True):
        column.download_button(
            label, make, file, media_type, key=f"take-{file}", on_click="ignore", width="stretch"
        )


def _export(manifest: Manifest, name: str) -> Callable[[], bytes]:
    """Made when it is asked for: a version's CSV may be large."""

    def make() -> bytes:
        out = io.BytesIO()
        workbench().versions.export(manifest.dataset, out, version=manifest.version, name=name)
        return out.getvalue()

    return make


def _verify(_: Words, manifest: Manifest) -> None:
    (found,) = workbench().versions.verify(manifest.dataset, manifest.version)
    if found.problems:
        st.error(_("Not as it was published: {problems}", problems=escaped("; ".join(found.problems))))
    else:
        st.success(_("Every byte is as it was published."))
