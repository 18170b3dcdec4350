"""NOUNS: frozen values, their shape and local validity. Imports nothing of ours, no input or output."""

from schemas.article import LABELLED_KINDS, SENTENCE_KINDS, Article, Sentence, SentenceKind
from schemas.base import Span, Value
from schemas.claim import (
    CHAIN_SEPARATOR,
    CUE_FORCES,
    HOP_KINDS,
    QUOTE_TYPES,
    Claim,
    CueForce,
    Hop,
    HopKind,
    HopRole,
    QuoteType,
    Scope,
    Stance,
    Voice,
)
from schemas.codebook import Axis, Choice, Codebook, Derivation, Dimension
from schemas.columns import COLUMN_NAMES, COLUMNS, Column
from schemas.labels import (
    CLAIM,
    REJECTION,
    SENTENCE,
    Acknowledgement,
    Change,
    Commit,
    Decision,
    Label,
    SentenceState,
    Status,
)
from schemas.source import Source
from schemas.suggestion import Agent, Suggestion
from schemas.version import Manifest, PublishedFile, Verification

__all__ = [
    "CHAIN_SEPARATOR",
    "CLAIM",
    "COLUMNS",
    "COLUMN_NAMES",
    "CUE_FORCES",
    "HOP_KINDS",
    "LABELLED_KINDS",
    "QUOTE_TYPES",
    "REJECTION",
    "SENTENCE",
    "SENTENCE_KINDS",
    "Acknowledgement",
    "Agent",
    "Article",
    "Axis",
    "Change",
    "Choice",
    "Claim",
    "Codebook",
    "Column",
    "Commit",
    "CueForce",
    "Decision",
    "Derivation",
    "Dimension",
    "Hop",
    "HopKind",
    "HopRole",
    "Label",
    "Manifest",
    "PublishedFile",
    "QuoteType",
    "Scope",
    "Sentence",
    "SentenceKind",
    "SentenceState",
    "Source",
    "Span",
    "Stance",
    "Status",
    "Suggestion",
    "Value",
    "Verification",
    "Voice",
]
