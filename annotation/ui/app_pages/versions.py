"""The versions page.

What the lead does here: publishes what is labelled now as the next version of a dataset, with a
message; sees the versions with their counts; takes the CSV and its data dictionary; checks a version.
"""

import io
from collections.abc import Callable

import streamlit as st

from annotation.errors import WorkbenchError
from annotation.ui.frame import error_state, page_header
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
        st.subheader(name)
        try:
            manifests = workbench().versions.of(name)
        except WorkbenchError as error:
            error_state(error)
            continue
        for manifest in reversed(manifests):
            _version(_, manifest)


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
            dataset=done.dataset,
        )
    )


def _version(_: Words, manifest: Manifest) -> None:
    key = f"{manifest.dataset}-{manifest.version}"
    counts = {name: _.number(count) for name, count in manifest.counts.items()}
    with st.container(border=True):
        said, csv, dictionary, check = st.columns([6, 1.2, 1.6, 1.2], vertical_alignment="center")
        said.markdown(f"**{_('Version')} {_.number(manifest.version)}** · {_escaped(manifest.message)}")
        said.caption(
            _(
                "{moment}, {author} · {articles} articles, {sentences} sentences, {claims} claims, {rows} rows",  # noqa: E501
                moment=_.moment(manifest.published_at),
                author=_escaped(manifest.author),
                **counts,
            )
        )
        stem = f"{manifest.dataset}-v{manifest.version}"
        csv.download_button(
            "CSV",
            _csv(manifest),
            f"{stem}.csv",
            "text/csv",
            key=f"csv-{key}",
            on_click="ignore",
            width="stretch",
        )
        dictionary.download_button(
            _("Dictionary"),
            lambda: workbench().versions.dictionary(manifest.dataset, manifest.version),
            f"{stem}.dictionary.csv",
            "text/csv",
            key=f"dictionary-{key}",
            on_click="ignore",
            width="stretch",
        )
        if check.button(_("Verify"), key=f"verify-{key}", width="stretch"):
            _verify(_, manifest)


def _csv(manifest: Manifest) -> Callable[[], bytes]:
    """Made when it is asked for: a version's CSV may be large."""

    def make() -> bytes:
        out = io.BytesIO()
        workbench().versions.export(manifest.dataset, out, version=manifest.version)
        return out.getvalue()

    return make


def _verify(_: Words, manifest: Manifest) -> None:
    (found,) = workbench().versions.verify(manifest.dataset, manifest.version)
    if found.problems:
        st.error(_("Not as it was published: {problems}", problems="; ".join(found.problems)))
    else:
        st.success(_("Every byte is as it was published."))


def _escaped(text: str) -> str:
    """Text is data: no Markdown from a message."""
    return "".join(f"\\{c}" if c in r"\`*_{}[]()#+-.!|<>$~:&" else c for c in text)
