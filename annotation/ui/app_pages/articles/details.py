"""What is known of one article: read it, correct it, see its story and the page that it came from."""

from pathlib import PurePosixPath

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from annotation.errors import WorkbenchError
from annotation.ui.app_pages.annotate import open_article
from annotation.ui.app_pages.articles.forms import CERTAINTIES, ENCODINGS, STORY
from annotation.ui.frame import error_state, escaped
from annotation.ui.identity import annotator, may
from annotation.ui.messages import Words
from annotation.ui.session import spoken_date, words, workbench
from schemas import Article

_SUFFIXES = {"text/html": ".html", "application/pdf": ".pdf", "application/xhtml+xml": ".xhtml"}


def draw(article_id: str) -> None:
    """The article's card under the table."""
    _ = words()
    try:
        article = workbench().articles.get(article_id)
    except WorkbenchError as error:
        error_state(error)
        return
    with st.container(border=True):
        st.subheader(escaped(article.title or article.article_id))
        st.caption(_origin(article, _))
        _actions(article, _)
        _form(article, _)


def _origin(article: Article, _: Words) -> str:
    """Where the text came from and how it was read."""
    parts = [
        escaped(article.origin),
        _("{count} words", count=_.number(article.word_count)),
        f"{article.encoding} ({_(ENCODINGS[article.encoding_certainty])})",
        article.segmenter,
        _("revision {number}", number=article.revision),
    ]
    return " · ".join(filter(None, parts))


def _actions(article: Article, _: Words) -> None:
    annotate, story, cut, original = st.columns(4)
    if annotate.button(_("Annotate"), type="primary", icon=":material/edit_note:", width="stretch"):
        open_article(article.article_id)
    story.button(
        _("Show its story"),
        icon=":material/hub:",
        width="stretch",
        on_click=lambda: st.session_state.update({STORY: article.story}),
    )
    if may("correct"):
        _cut(cut, article, _)
    found = workbench().articles.original(article.article_id)
    if found is not None:
        name = PurePosixPath(article.origin.replace("\\", "/")).stem or article.article_id
        original.download_button(
            _("Original"),
            found.data,
            file_name=f"{name}{_SUFFIXES.get(found.media_type, '.bin')}",
            mime="application/octet-stream",  # never opened by the browser as a page of ours
            icon=":material/download:",
            width="stretch",
            on_click="ignore",
        )


def _cut(place: DeltaGenerator, article: Article, _: Words) -> None:
    with place.popover(_("Cut sentences anew"), icon=":material/content_cut:", width="stretch"):
        st.caption(
            _("Labels keep their place; those that no longer fit wait under “To review”, none is lost.")
        )
        if workbench().articles.is_cut_by_hand(article.article_id):
            st.warning(_("Sentences of this article were cut or joined by hand. These cuts would go."))
        if st.button(_("Cut them"), type="primary"):
            _resegment(article, _)


def _resegment(article: Article, _: Words) -> None:
    try:
        after = workbench().articles.resegment(article.article_id, author=annotator(), discard_cuts=True)
    except WorkbenchError as error:
        error_state(error)
        return
    if after.revision == article.revision:
        st.toast(_("The sentences are cut as today's segmenter cuts them already."))
    else:
        st.rerun()


def _form(article: Article, _: Words) -> None:
    with st.form(f"metadata-{article.article_id}-{article.revision}", border=False):
        title = st.text_input(_("Title"), article.title)
        outlet, author, agency, place = st.columns(4)
        day, language, url = st.columns([1, 1, 2])
        certainty = _(CERTAINTIES[article.published_certainty])
        found = {
            "title": title,
            "outlet": outlet.text_input(_("Outlet"), article.outlet, help=_registry(article, _)),
            "author": author.text_input(_("Author"), article.author),
            "agency": agency.text_input(_("Agency"), article.agency),
            "place": place.text_input(_("Place"), article.place),
            "published": day.date_input(
                _("Published"),
                article.published,
                help=f"{spoken_date(article.published)} {certainty}",
                format="DD/MM/YYYY" if _.language == "fr" else "YYYY-MM-DD",
            ),
            "language": language.text_input(_("Language"), article.language),
            "url": url.text_input(_("Address"), article.url),
        }
        is_allowed = may("correct")
        said = None if is_allowed else _("Leads and administrators correct articles.")
        if not st.form_submit_button(_("Save the corrections"), disabled=not is_allowed, help=said):
            return
    workbench().people.require(annotator(), "correct")
    metadata = article.metadata.model_copy(
        update={name: value.strip() if isinstance(value, str) else value for name, value in found.items()}
    )
    if metadata == article.metadata:
        st.toast(_("Nothing was changed."))
        return
    try:
        workbench().articles.correct(article.article_id, metadata, base=article.revision, author=annotator())
    except WorkbenchError as error:
        error_state(error)
        return
    st.rerun()


def _registry(article: Article, _: Words) -> str:
    if article.outlet_id:
        return _("In the source registry as {id}.", id=article.outlet_id)
    return _("Not in the source registry.")
