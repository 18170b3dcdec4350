"""Bytes in, Article out: decoding, sentences, line kinds, metadata, readers."""

from annotation.ingest.decoding import Certainty, Decoded, decode
from annotation.ingest.lines import LineKinds, classify
from annotation.ingest.metadata import Metadata, detect_language, read_metadata
from annotation.ingest.plain import MAX_BYTES, article_of, read_article
from annotation.ingest.readers import READERS, Reader, find_files, read_file
from annotation.ingest.sentences import SEGMENTER, split_sentences

__all__ = [
    "MAX_BYTES",
    "READERS",
    "SEGMENTER",
    "Certainty",
    "Decoded",
    "LineKinds",
    "Metadata",
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
