"""Bytes in, Article out: readers, decoding, sentences, line kinds, metadata."""

from annotation.ingest.decoding import Decoded, decode
from annotation.ingest.drafts import Draft, Link, Mark, article_of, sentences_of
from annotation.ingest.lines import LineKind, LineKinds, classify
from annotation.ingest.metadata import detect_language, read_metadata
from annotation.ingest.parcels import find_parcels, parcel_of, parcel_of_bytes, parcels_of_bytes
from annotation.ingest.readers import READERS, Reader, describe, suffixes
from annotation.ingest.readers.pasted import record_of_text
from annotation.ingest.reading import incoming_of, read_file, records_of
from annotation.ingest.records import FIELDS, Description, Options, Parcel, Record
from annotation.ingest.sentences import SEGMENTER, split_sentences
from annotation.ingest.whole import MAX_BYTES

__all__ = [
    "FIELDS",
    "MAX_BYTES",
    "READERS",
    "SEGMENTER",
    "Decoded",
    "Description",
    "Draft",
    "LineKind",
    "LineKinds",
    "Link",
    "Mark",
    "Options",
    "Parcel",
    "Reader",
    "Record",
    "article_of",
    "classify",
    "decode",
    "describe",
    "detect_language",
    "find_parcels",
    "incoming_of",
    "parcel_of",
    "parcel_of_bytes",
    "parcels_of_bytes",
    "read_file",
    "read_metadata",
    "record_of_text",
    "records_of",
    "sentences_of",
    "split_sentences",
    "suffixes",
]
