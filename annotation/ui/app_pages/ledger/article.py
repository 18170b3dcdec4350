"""The page of an article: each claim with its chain, what was judged, what became of it, its links."""

import streamlit as st

from annotation.errors import N_, UnknownArticle
from annotation.ui.app_pages.annotate import open_article
from annotation.ui.app_pages.ledger import behind, frame, going
from annotation.ui.app_pages.ledger.address import ARTICLE, SOURCE, STORY, Asked
from annotation.ui.app_pages.ledger.figures import choice, dimension, missing
from annotation.ui.frame import error_state, escaped
from annotation.ui.messages import Words
from annotation.ui.session import workbench
from annotation.workbench.ledger import Claimed, Judged, Ledger, Linked
from schemas import CHAIN_SEPARATOR


def draw(asked: Asked, found: Ledger, _: Words) -> None:
    """Its head, then its claims in the order of the text."""
    article_id = asked.key
    try:
        article = workbench().articles.get(article_id)
    except UnknownArticle as error:
        frame.head(_("Article"), article_id, found, asked.whole(), _)
        error_state(error)
        return
    frame.head(_("Article"), article.title or article_id, found, asked.whole(), _)
    day = _.date(article.published) if article.published else _("without a day")
    st.markdown(
        " · ".join(escaped(one) for one in (article.outlet, article.author, day, article.language) if one)
    )
    if article.url:
        st.caption(escaped(article.url))
    ways = st.container(horizontal=True)
    if ways.button(_("Open it"), icon=":material/edit_note:"):
        open_article(article_id)
    if ways.button(_("Its story"), icon=":material/topic:"):
        going.go(STORY, found.story(article_id) or article.story)
    claims = found.claims_of(article_id)
    if not claims:
        st.info(_("No claim of this article is labelled yet, or its labels may not be seen yet."))
        return
    if lost := missing(found, _):
        st.caption(lost)
    for place, one in enumerate(claims):
        with st.container(border=True):
            _claim(one, place, _)


def _claim(one: Claimed, place: int, _: Words) -> None:
    """Its words, who says it through whom, what was judged, what became of it, its links."""
    st.markdown(escaped(one.evidence.words or _("(no words: the article is not stored here)")))
    _chain(one, place, _)
    judged = [_judged(it, _) for it in one.judged]
    if judged:
        st.caption("  \n".join(judged))
    outcome = _outcome(one, _)
    if outcome:
        st.markdown(f"**{outcome}**")
    for number, link in enumerate(one.links):
        _link(link, f"{place}-{number}", _)


def _chain(one: Claimed, place: int, _: Words) -> None:
    line = st.container(horizontal=True, vertical_alignment="center", gap="small")
    line.caption(escaped(CHAIN_SEPARATOR.join(one.evidence.chain)), width="content")
    said = [_("names: {count}", count=_.number(one.names))]
    if one.root:
        graded = one.root.grade or "–"
        said.insert(0, _("grade of {source} in the registry: {grade}").format(
            source=escaped(one.root.name), grade=graded
        ))  # fmt: skip
    line.caption(" · ".join(said), width="content")
    if one.root and line.button(
        _("The page of {name}", name=escaped(one.root.name)), key=f"root-{place}",
        icon=":material/record_voice_over:", type="tertiary",
    ):  # fmt: skip
        going.go(SOURCE, one.root.key)


def _judged(one: Judged, _: Words) -> str:
    said, value = dimension(one.dimension, _), choice(one.dimension, one.value, _)
    target = f" ({escaped(one.target)})" if one.target else ""
    return _("{name}: {value}").format(name=f"{escaped(said)}{target}", value=escaped(value))


def _outcome(one: Claimed, _: Words) -> str:
    if one.confirmed and one.contradicted:
        return _("Confirmed and contradicted: it counts for neither.")
    if one.confirmed:
        return _("Confirmed by another root.")
    return _("Contradicted.") if one.contradicted else ""


_OWN = {
    "support": N_("It supports"),
    "deny": N_("It denies"),
    "query": N_("It questions"),
    "comment": N_("It comments on"),
}
_OTHERS = {
    "support": N_("It is supported by"),
    "deny": N_("It is denied by"),
    "query": N_("It is questioned by"),
    "comment": N_("It is commented on by"),
}
"""What a link says, from its own end and from the other."""

_OWN_COUNTED = {"support": N_("It confirms"), "deny": N_("It contradicts")}
_OTHERS_COUNTED = {"support": N_("Confirmed by"), "deny": N_("Contradicted by")}
"""The same of a link by which an outcome is found."""


def _link(link: Linked, key: str, _: Words) -> None:
    """What it says, whether an outcome follows, the other claim, and the way to its article."""
    text, go = st.columns([9, 2], vertical_alignment="center")
    other = link.other
    own, others = (_OWN_COUNTED, _OTHERS_COUNTED) if link.counts else (_OWN, _OTHERS)
    said = _((own if link.is_own else others)[link.relation])
    icon = ":material/arrow_forward:" if link.is_own else ":material/arrow_back:"
    line = _("{name}: {value}").format(name=said, value=escaped(other.words or other.title))
    text.markdown(f"{icon} {line}")
    text.caption(behind.place(other, _))
    if go.button(_("Its article"), key=f"link-{key}", icon=":material/article:", width="stretch"):
        going.go(ARTICLE, other.article_id)
