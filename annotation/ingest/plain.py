"""Plain text: the file's decoded characters are the article, one for one."""

import hashlib

from annotation.errors import N_, UnreadableFile
from annotation.ingest.decoding import decode
from annotation.ingest.lines import classify
from annotation.ingest.metadata import detect_language, read_metadata
from annotation.ingest.sentences import SEGMENTER, split_sentences
from schemas import Article, Sentence

MAX_BYTES = 20_000_000
TOO_LARGE = N_("it is larger than 20 MB; split it into one file per article")


def read_article(data: bytes, *, origin: str) -> Article:
    """The article in the bytes of a plain text file.

    Args:
        data: the bytes of one file.
        origin: file name or address that the bytes come from; kept, and named in errors.

    Raises:
        UnreadableFile: more than `MAX_BYTES`, no text, or nothing but white space.

    """
    if len(data) > MAX_BYTES:
        raise UnreadableFile(path=origin, reason=TOO_LARGE)
    decoded = decode(data, origin=origin)
    return article_of(decoded.text, origin=origin, encoding=decoded.encoding)


def article_of(text: str, *, origin: str, encoding: str = "utf-8", language: str | None = None) -> Article:
    """The article whose text is `text`, unchanged, with its sentences and what it says of itself.

    Args:
        text: any text that is not blank.
        origin: file name or address that it comes from.
        encoding: how the text was decoded.
        language: detected when none is given.

    """
    chosen = language or detect_language(text)
    spans = split_sentences(text, chosen)
    kinds = classify(text, spans, chosen)
    found = read_metadata(text, spans, kinds, chosen)
    # Lone surrogates come from broken JSON; they are hashed as they are rather than refused.
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(
        article_id=sha256[:16],
        sha256=sha256,
        text=text,
        title=found.title,
        outlet=found.outlet,
        author=found.author,
        published=found.published,
        language=found.language,
        origin=origin,
        encoding=encoding,
        segmenter=SEGMENTER,
        sentences=tuple(
            Sentence(start=span.start, end=span.end, kind=kind)
            for span, kind in zip(spans, kinds, strict=True)
        ),
    )
