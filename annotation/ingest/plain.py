"""Plain text: the file's decoded characters are the article, one for one."""

from annotation.errors import N_, UnreadableFile
from annotation.ingest.decoding import decode
from annotation.ingest.drafts import Draft, article_of
from schemas import Article

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
    draft = Draft(decoded.text, encoding=decoded.encoding, encoding_certainty=decoded.certainty)
    return article_of(draft, origin=origin)
