"""What any text that came as a string has to be before it is stored."""

from annotation.errors import N_, UnreadableFile
from annotation.ingest.decoding import EMPTY, NOT_TEXT
from annotation.ingest.whole import MAX_BYTES

TOO_LONG = N_("its text is larger than 20 MB; split it into several articles")


def check_text(text: str, *, origin: str) -> None:
    """Pass a text that can be stored.

    Raises:
        UnreadableFile: it is blank, holds a NUL, or is larger than an article may be.
    """
    if not text.strip():
        raise UnreadableFile(path=origin, reason=EMPTY)
    if "\0" in text:
        raise UnreadableFile(path=origin, reason=NOT_TEXT)
    # Characters take at least one byte each; the exact count is made only for a text that comes near.
    if len(text) * 4 > MAX_BYTES and len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise UnreadableFile(path=origin, reason=TOO_LONG)
