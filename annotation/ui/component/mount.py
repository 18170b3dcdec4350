"""Mount the annotation screen on a Streamlit page."""

import json
import time
from collections.abc import Callable
from functools import cache

import streamlit as st

from annotation.ui import tickets
from annotation.ui.acting import signature
from annotation.ui.component import ASSETS, digest, registry_json
from annotation.ui.messages import catalogue
from annotation.ui.session import key, workbench
from annotation.ui.tickets import Visitor
from annotation.ui.wire import article_json
from annotation.workbench import ArticleView
from schemas import CUE_FORCES, HOP_KINDS, LABELLED_KINDS, LINK_RELATIONS, QUOTE_TYPES, SENTENCE_KINDS

_NAME = "selon_annotate"


def mount_screen(
    view: ArticleView, *, visitor: Visitor, language: str, published: str, on_go: Callable[[], None]
) -> None:
    """Draw the screen; `on_go` runs when the analyst leaves for another article.

    Everything goes as JSON text: a dict or list inside `data` would load pandas and Arrow.
    """
    project = workbench().settings.project
    _component()(
        key=_NAME,
        data={
            "config": _config(visitor.name, signature(visitor), language),
            "article": article_json(view, visitor=visitor, published=published),
            "answers": wanted_article(),  # the screen hears only of data that differ
            "registry": f"{_root()}/registry/{registry_json()[0]}",
            "token": tickets.mint(visitor, project=project, key=key(), now=time.time()),
        },
        default={"go": ""},
        on_go_change=on_go,
        height="content",
    )


def wanted_article() -> str:
    """Where the analyst asked to go: `<article id>#<n>`, `next#<n>` or `refresh#<n>`."""
    state = st.session_state.get(_NAME) or {}
    return str(state.get("go") or "")


@cache
def _component():  # type: ignore[no-untyped-def]
    loader = (
        f"const screen = await import(location.origin + '{_root()}/assets/{digest()}/main.js');\n"
        "export default screen.default;\n"
    )
    style = (ASSETS / "screen.css").read_text(encoding="utf-8")
    return st.components.v2.component(_NAME, css=style, js=loader, isolate_styles=True)


def _root() -> str:
    """Where our routes are, as the browser sees them."""
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"/{base}/selon" if base else "/selon"


@cache
def _config(person: str, annotator: str, language: str) -> str:
    """What does not change while an analyst works."""
    bench = workbench()
    return json.dumps(
        {
            "root": _root(),
            "person": person,
            "annotator": annotator,
            "project": bench.settings.project,
            "language": language,
            "messages": dict(catalogue(language)),
            "codebook": bench.codebook.model_dump(mode="json"),
            "flow": sorted(LABELLED_KINDS),
            "hop_kinds": HOP_KINDS,
            "sentence_kinds": SENTENCE_KINDS,
            "cue_forces": CUE_FORCES,
            "quote_types": QUOTE_TYPES,
            "link_relations": LINK_RELATIONS,
            "digest": digest(),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
