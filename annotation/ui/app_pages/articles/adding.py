"""Bring articles: files or pasted text, a look at what was understood, then store."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from annotation.errors import InvalidOption, UnreadableFile, WorkbenchError
from annotation.ui.app_pages.articles.forms import CERTAINTIES, ENCODINGS
from annotation.ui.app_pages.articles.reports import draw as draw_report
from annotation.ui.frame import error_state, escaped
from annotation.ui.identity import annotator
from annotation.ui.messages import Words
from annotation.ui.session import spoken_date, words, workbench
from annotation.workbench import (
    FIELDS,
    Description,
    Options,
    Parcel,
    Readable,
    describe,
    parcels_of_bytes,
    pasted,
)
from schemas import Incoming

SHOWN = 20
_ROUND, _REPORT, _PASTED_AT = "adding-round", "adding-report", "adding-pasted"
_ENCODINGS = ("", "utf-8", "cp1252", "iso8859-15", "utf-16")
_DELIMITERS = ("", ",", ";", "\t", "|")


def draw() -> None:
    """The upload, the preview, the report of what was stored last."""
    _ = words()
    done = st.session_state.get(_REPORT)
    if done is not None:
        draw_report(done)
    found = _given(_)
    if not found:
        if done is None:
            st.caption(_("Nothing is stored before you have seen what was understood."))
        return
    options = _options(found, _)
    if options is None:
        return
    with st.spinner(_("Reading…")):
        seen = workbench().preview(found, options, limit=SHOWN)
    _preview(seen, _)
    if any(isinstance(one, Incoming) for _origin, one in seen):
        _store(found, options, _)


def _given(_: Words) -> tuple[Readable, ...]:
    """The files and the text that the analyst gave; a round is over when they are stored."""
    number = st.session_state.setdefault(_ROUND, 0)
    left, right = st.columns(2)
    files = left.file_uploader(
        _("Files: text, HTML, PDF, CSV, JSONL, ZIP, exports of doccano, Label Studio, INCEpTION"),
        accept_multiple_files=True,
        key=f"files-{number}",
    )
    text = right.text_area(_("Or paste an article"), height=130, key=f"text-{number}")
    found: list[Readable] = []
    for file in files:
        try:
            found.extend(parcels_of_bytes(file.name, file.getvalue()))
        except UnreadableFile as error:
            error_state(error)
    if text.strip():
        at = st.session_state.setdefault(_PASTED_AT, datetime.now().astimezone())
        found.append(pasted(text, origin=_("pasted {moment}", moment=f"{at:%Y-%m-%d %H:%M:%S}")))
    return tuple(found)


def _options(found: tuple[Readable, ...], _: Words) -> Options | None:
    """How to read them: found by itself, and open to change where there are columns or a guess."""
    with st.expander(_("How to read"), icon=":material/tune:"):
        language, encoding, delimiter = st.columns(3)
        given = {
            "language": language.text_input(_("Language (empty: found)"), max_chars=3),
            "encoding": _one_of(encoding, _("Encoding"), _ENCODINGS, _),
            "delimiter": _one_of(delimiter, _("Column separator"), _DELIMITERS, _),
        }
    try:
        chosen = Options(**given)
    except InvalidOption as error:
        error_state(error)
        return None
    tables = [one for one in _described(found, chosen) if one.columns]
    if len({one.columns for one in tables}) > 1:
        st.caption(_("These tables have different columns; what is what is guessed from their names."))
    if len({one.columns for one in tables}) != 1:
        return chosen
    return chosen.model_copy(update={"columns": _mapping(tables[0], _)})


def _one_of(place: DeltaGenerator, label: str, values: tuple[str, ...], _: Words) -> str:
    names = {"": _("found"), "\t": _("tab")}
    return place.selectbox(label, values, format_func=lambda value: names.get(value, value)) or ""


def _described(found: tuple[Readable, ...], options: Options) -> Iterator[Description]:
    for one in found:
        if not isinstance(one, Parcel):
            continue
        try:
            yield describe(one, options)
        except UnreadableFile:  # the preview says it
            continue


def _mapping(table: Description, _: Words) -> Mapping[str, str]:
    """Which column is what; guessed from its name."""
    labels = {
        "text": _("Text"),
        "title": _("Title"),
        "outlet": _("Outlet"),
        "author": _("Author"),
        "published": _("Published"),
        "url": _("Address"),
        "language": _("Language"),
    }
    st.markdown(_("Which column is what"))
    columns = ["", *table.columns]
    found: dict[str, str] = {}
    for place, field in zip(st.columns(len(FIELDS)), FIELDS, strict=True):
        guessed = table.mapping.get(field, "")
        found[field] = (
            place.selectbox(
                labels[field],
                columns,
                index=columns.index(guessed) if guessed in columns else 0,
                format_func=lambda name: name or "–",
                key=f"column-{field}-{'|'.join(table.columns)}",
            )
            or ""
        )
    return found


def _preview(seen: tuple[tuple[str, Incoming | WorkbenchError], ...], _: Words) -> None:
    """What was understood of the first articles: a table, then one of them as it will read."""
    good = {origin: one for origin, one in seen if isinstance(one, Incoming)}
    for origin, one in seen:
        if isinstance(one, WorkbenchError):
            error_state(one)
        else:
            for note in one.notes:
                st.warning(escaped(f"{origin}: {note}"))
    if not good:
        return
    st.subheader(_("What was understood"))
    if len(seen) == SHOWN:
        st.caption(_("The first {count} articles.", count=_.number(SHOWN)))
    _table(good, _)
    origin = st.selectbox(_("As it will read"), list(good)) if len(good) > 1 else next(iter(good))
    _reading(good[origin or next(iter(good))], _)


def _table(good: Mapping[str, Incoming], _: Words) -> None:
    import pandas as pd  # noqa: PLC0415 (only here: the annotation page does without)

    articles = [one.article for one in good.values()]
    table = pd.DataFrame(
        {
            _("File"): list(good),
            _("Title"): [one.title for one in articles],
            _("Outlet"): [one.outlet for one in articles],
            _("Author"): [one.author for one in articles],
            _("Date"): [spoken_date(one.published) for one in articles],
            _("Date is"): [_(CERTAINTIES[one.published_certainty]) for one in articles],
            _("Language"): [one.language for one in articles],
            _("Words"): [one.word_count for one in articles],
            _("Sentences"): [len(one.sentences) for one in articles],
            _("Encoding"): [f"{one.encoding} ({_(ENCODINGS[one.encoding_certainty])})" for one in articles],
            _("Labels"): [len(one.changes) for one in good.values()],
            _("Stored already"): [workbench().articles.has(one.article_id) for one in articles],
        }
    )
    st.dataframe(table, hide_index=True)


def _reading(incoming: Incoming, _: Words) -> None:
    import pandas as pd  # noqa: PLC0415 (only here: the annotation page does without)

    kinds = {
        "title": _("title"),
        "byline": _("byline"),
        "body": _("body"),
        "caption": _("caption"),
        "boilerplate": _("boilerplate"),
    }
    article = incoming.article
    table = pd.DataFrame(
        {
            _("Line is"): [kinds[one.kind] for one in article.sentences],
            _("Sentence"): [one.of(article.text) for one in article.sentences],
        }
    )
    st.dataframe(
        table, hide_index=True, column_config={_("Sentence"): st.column_config.TextColumn(width="large")}
    )


def _store(found: tuple[Readable, ...], options: Options, _: Words) -> None:
    if not st.button(_("Store"), type="primary", icon=":material/save:"):
        return
    counts: Counter[str] = Counter()
    told, first = [], ""
    bar = st.progress(0.0, _("Storing…"))
    for one in workbench().import_parcels(found, options, importer=annotator()):
        counts[one.result] += 1
        if one.result == "stored":
            first = first or one.article_id
        if one.result != "stored" or one.notes:
            told.append(one)
        total = counts.total()
        if total % _EVERY == 0:
            bar.progress(1 - 1 / (1 + total / _EVERY), _("{count} articles read", count=_.number(total)))
    st.session_state[_REPORT] = (counts, told[:_MOST_TOLD], len(told), first)
    st.session_state[_ROUND] += 1
    st.session_state.pop(_PASTED_AT, None)
    st.rerun()


_EVERY = 25
_MOST_TOLD = 200
