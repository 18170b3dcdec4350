"""What a reader hands over: an article and what came with it, before anything is stored."""

from pydantic import ConfigDict

from schemas.article import Article
from schemas.base import Value
from schemas.labels import Change


class Original(Value):
    """The bytes that a text was extracted from, kept beside it."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    data: bytes
    media_type: str


class Incoming(Value):
    """One article on its way in.

    Attributes:
        is_known: whether its metadata are those of a project of ours; then nothing is looked up for it.
        record_sha256: of what was read, so that the same record is known again before it is parsed.
        original: none when the stored text is the decoded text itself.
        changes: labels that came with it, each based on revision 0.
        annotator: whose labels they are; empty for "whoever imports them".
        notes: what of the record could not be taken over, in words.
    """

    article: Article
    is_known: bool = False
    record_sha256: str
    original: Original | None = None
    changes: tuple[Change, ...] = ()
    annotator: str = ""
    notes: tuple[str, ...] = ()
