"""One version: what it holds, what it leaves in, its splits, its tags; verify and restore it."""

import io
from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from annotation.errors import WorkbenchError
from annotation.ui.app_pages.versions import splits
from annotation.ui.app_pages.versions.forms import COUNTS, READERS, metrics, unsettled
from annotation.ui.frame import error_state, escaped
from annotation.ui.identity import annotator, while_allowed
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import Manifest


def draw(manifest: Manifest, tags: list[str]) -> None:
    """Four tabs below the version's name; what is damaged is named and not offered."""
    _ = words()
    names = "".join(f" :gray-badge[{escaped(tag)}]" for tag in tags)
    st.subheader(_("Version {number}", number=_.number(manifest.version)) + names, anchor=False)
    st.markdown(escaped(manifest.message))
    try:
        workbench().versions.check(manifest.dataset, manifest.version)
    except WorkbenchError as error:
        error_state(error)
        _contents(_, manifest)
        return
    inside, take, parts, more = st.tabs([_("Contents"), _("Take it"), _("Splits"), _("More")])
    with inside:
        _contents(_, manifest)
    with take:
        _take(_, manifest)
    with parts:
        splits.draw(manifest)
    with more:
        _more(_, manifest)


def _contents(_: Words, manifest: Manifest) -> None:
    metrics(manifest.counts, COUNTS, _)
    selection = manifest.selection
    whose = escaped(", ".join(filter(None, [selection.reader, *selection.adjudicators])))
    facts = {
        _("Published"): f"{_.moment(manifest.published_at)}, {escaped(manifest.author)}",
        _("Labels"): _(READERS[selection.readers]) + (f" ({whose})" if whose else ""),
        _("Articles"): escaped(_narrowed(_, manifest)),
        _("Codebook"): escaped(manifest.codebook_version),
        _("Decided on suggestions of"): escaped(
            ", ".join(f"{agent} ({_.number(count)})" for agent, count in manifest.agents.items())
        ),
        _("Not settled"): unsettled(manifest.missing, _),
        _("Words of the articles"): _("left out: hashes and offsets only")
        if manifest.texts == "offsets"
        else "",
        _("Restored from"): _.number(manifest.restores) if manifest.restores else "",
    }
    st.markdown("\n".join(f"- {name}: {value}" for name, value in facts.items() if value))


def _narrowed(_: Words, manifest: Manifest) -> str:
    selection = manifest.selection
    days = [_.date(day) for day in (selection.since, selection.until) if day]
    asked = [*selection.languages, *selection.outlets, *selection.stories, *days]
    asked += [_("without an open sentence")] if selection.finished else []
    return ", ".join(asked)


def _take(_: Words, manifest: Manifest) -> None:
    versions = workbench().versions
    able = [one for one in versions.formats() if not (one.needs_text and manifest.texts == "offsets")]
    titles = {one.name: one.title for one in able}
    left, middle, right = st.columns([3, 1.5, 1.5], vertical_alignment="bottom")
    chosen = left.selectbox(
        _("Format"), list(titles), index=list(titles).index("csv"), format_func=titles.__getitem__
    )
    one = next(one for one in able if one.name == chosen)
    stem = f"{manifest.dataset}-v{manifest.version}"
    middle.download_button(
        _("Download"),
        while_allowed("publish", _export(manifest, one.name)),
        f"{stem}{one.suffix}",
        one.media_type,
        on_click="ignore",
        width="stretch",
        type="primary",
        key=f"take-{stem}",
    )
    right.download_button(
        _("Data dictionary"),
        while_allowed("publish", partial(versions.dictionary, manifest.dataset, manifest.version)),
        f"{stem}.dictionary.csv",
        "text/csv",
        on_click="ignore",
        width="stretch",
    )
    st.caption(escaped(f"{stem}{one.suffix}"))
    st.caption(_("In a training program:"))
    st.code(
        "from annotation import load_dataset\n\n"
        f'labels = load_dataset("{manifest.dataset}", version={manifest.version})',
        language="python",
    )


def _export(manifest: Manifest, name: str) -> Callable[[], bytes]:
    """Made when it is asked for: a version may be large."""

    def make() -> bytes:
        out = io.BytesIO()
        workbench().versions.export(manifest.dataset, out, version=manifest.version, name=name)
        return out.getvalue()

    return make


def _more(_: Words, manifest: Manifest) -> None:
    name, number = manifest.dataset, manifest.version
    tagging, verifying, restoring = st.columns(3)
    with tagging.form(f"tag-{name}-{number}"):
        tag = st.text_input(_("Tag"), help=_("A word that names this version for ever."))
        if st.form_submit_button(_("Give the tag")):
            _done(_, partial(workbench().versions.tag, name, tag.strip(), number), _("It is tagged."))
    with verifying.container(border=True):
        st.caption(_("Compares every byte with what was published."))
        if st.button(_("Verify"), key=f"verify-{name}-{number}"):
            _verify(_, manifest)
    with restoring.form(f"restore-{name}-{number}"):
        said = _("Version {version} restored", version=number)
        message = st.text_input(_("Message"), value=said, key=f"why-{name}-{number}")
        if st.form_submit_button(
            _("Restore"), help=_("Publishes these labels again as the newest version. Nothing is taken away.")
        ):
            again = partial(workbench().versions.restore, name, number, message=message, author=annotator())
            _done(_, again, _("It is the newest version now."))
    files = [{_("File"): one.path, _("Bytes"): one.bytes, "SHA-256": one.sha256} for one in manifest.files]
    st.dataframe(pd.DataFrame(files), hide_index=True, height="content")


def _done(_: Words, do: Callable[[], object], said: str) -> None:
    try:
        do()
    except WorkbenchError as error:
        error_state(error)
        return
    st.toast(said, icon=":material/check:")
    st.rerun()


def _verify(_: Words, manifest: Manifest) -> None:
    (found,) = workbench().versions.verify(manifest.dataset, manifest.version)
    if found.problems:
        st.error(_("Not as it was published: {problems}", problems=escaped("; ".join(found.problems))))
    else:
        st.success(_("Every byte is as it was published."))
