"""The way of one file: parcel, records, articles."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from annotation.errors import N_, UnreadableFile
from annotation.ingest.drafts import Draft, article_of
from annotation.ingest.parcels import parcel_of
from annotation.ingest.readers import READERS, reader_of
from annotation.ingest.records import Options, Parcel, Record
from schemas import Article, Change, Incoming

NO_RECORD = N_("it holds no article; give a file that does")


def records_of(parcel: Parcel, options: Options) -> Iterator[Record]:
    """The records of a file, one by one, by the reader that knows it; nothing is parsed.

    Raises:
        UnreadableFile: the file as a whole cannot be read; also after some records, which stay.
    """
    empty = True
    for record in reader_of(parcel, options).records(parcel, options):
        empty = False
        yield record
    if empty:
        raise UnreadableFile(path=parcel.origin, reason=NO_RECORD)


def incoming_of(record: Record, options: Options) -> Incoming:
    """The article of one record with what came with it; pure, so another process may do it.

    Raises:
        UnreadableFile: this record holds no article.
    """
    draft = READERS[record.reader].parse(record, options)
    if options.language:
        declared = {**draft.declared, "language": options.language}
        draft = replace(draft, declared=declared)
    article = article_of(draft, origin=record.origin)
    changes, notes = _labels(article, draft)
    return Incoming(
        article=article,
        is_known=draft.known is not None,
        record_sha256=record.sha256,
        original=draft.original,
        changes=changes,
        annotator=draft.annotator,
        notes=(*draft.notes, *notes),
    )


def _labels(article: Article, draft: Draft) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """The labels that came whole, then those that other marks make; and what was not taken over."""
    keys = {sentence.key for sentence in article.sentences}
    whole = {one.key: one for one in draft.changes if one.state is None or one.key.partition(":")[2] in keys}
    notes: tuple[str, ...] = ()
    if lost := len(draft.changes) - len(whole):
        notes = (f"{lost} states of sentences that are cut otherwise here were left out",)
    if not draft.marks:
        return tuple(whole.values()), notes
    # Only files from other annotation tools bring marks.
    from annotation.ingest.labels import changes_of  # noqa: PLC0415

    made, more = changes_of(article, draft)
    merged = {one.key: one for one in made} | whole
    return tuple(merged.values()), (*notes, *more)


def read_file(path: Path) -> Article:
    """The first article in the file at `path`.

    Raises:
        UnreadableFile: no reader for its suffix, no access, too large, no text, or empty.
    """
    options = Options()
    return incoming_of(next(records_of(parcel_of(path), options)), options).article
