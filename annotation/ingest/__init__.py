"""Bytes in, Article out: decoding, sentences, line kinds, metadata, readers."""

from annotation.ingest.decoding import Decoded, decode
from annotation.ingest.drafts import Draft, Link, Mark, article_of
from annotation.ingest.lines import LineKind, LineKinds, classify
from annotation.ingest.metadata import detect_language, read_metadata
from annotation.ingest.plain import MAX_BYTES, read_article
from annotation.ingest.readers import READERS, Reader, find_files, read_file
from annotation.ingest.sentences import SEGMENTER, split_sentences

__all__ = [
    "MAX_BYTES",
    "READERS",
    "SEGMENTER",
    "Decoded",
    "Draft",
    "LineKind",
    "LineKinds",
    "Link",
    "Mark",
    "Reader",
    "article_of",
    "classify",
    "decode",
    "detect_language",
    "find_files",
    "read_article",
    "read_file",
    "read_metadata",
    "split_sentences",
]
