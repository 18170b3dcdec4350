"""spaCy: a DocBin with a Doc for each article, its sentences, and every annotator's spans and claims.

The tokens are those of the language's blank tokenizer, cut wherever a span begins or ends. Nothing is
pickled.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, BinaryIO

from annotation.errors import NoTokenizer
from annotation.exports.shared.sheets import Mark, Sheet, sheets_of
from annotation.exports.shared.tokens import cut, edges
from annotation.published import Published
from schemas import Article, Hop, Span

NAME = "spacy"
TITLE = "spaCy DocBin"
SUFFIX = ".spacy"
MEDIA_TYPE = "application/octet-stream"
NEEDS_TEXT = True

GROUPS = ("source", "cue", "content", "author")
"""The span groups of a Doc; `author` is what the article says in its own voice."""


def write(version: Published, out: BinaryIO) -> None:
    """Write the articles of a version to `out`.

    Raises:
        NoTokenizer: spaCy is not installed.
    """
    try:
        from spacy.tokens import DocBin  # noqa: PLC0415 (optional)
    except ImportError as error:
        raise NoTokenizer(format=NAME) from error
    splits = version.splits()
    packed = DocBin(attrs=["ORTH", "SENT_START"], store_user_data=True)
    for article, labels in version.readings():
        sheets = tuple(sheets_of(article, labels))
        packed.add(_doc(article, sheets, split=splits[article.article_id]))
    out.write(packed.to_bytes())


@cache
def _blank(language: str) -> Any:
    """The blank pipeline of a language, or of any where spaCy has none of its own."""
    import spacy  # noqa: PLC0415 (optional)

    try:
        return spacy.blank(language)
    except ImportError:
        return spacy.blank("xx")


def _doc(article: Article, sheets: tuple[Sheet, ...], *, split: str) -> Any:
    doc = _tokenised(article, [piece for sheet in sheets for mark in sheet.marks for piece in mark.pieces])
    groups: dict[str, list[Any]] = {name: [] for name in GROUPS}
    doc.user_data["claims"] = [claim for sheet in sheets for claim in _claims(doc, sheet, groups)]
    for name, spans in groups.items():
        doc.spans[name] = spans
    doc.user_data["article"] = _said(article) | {"split": split}
    doc.user_data["sentences"] = [
        {"annotator": sheet.annotator, "sentence": key, "status": state.status, "flagged": state.flagged}
        for sheet in sheets
        for key, state in sheet.states.items()
    ]
    return doc


def _tokenised(article: Article, spans: list[Span]) -> Any:
    """The Doc of a text, on whose tokens every span and sentence falls."""
    from spacy.tokens import Doc  # noqa: PLC0415 (optional)

    text = article.text
    tokens = list(_tokens(article, [*spans, *article.sentences]))
    heads = {0, *(sentence.start for sentence in article.sentences)}
    return Doc(
        _blank(article.language).vocab,
        words=[text[start:end] for start, end, _ in tokens],
        spaces=[has_space for _, _, has_space in tokens],
        sent_starts=[start in heads for start, _, _ in tokens],
    )


def _tokens(article: Article, spans: list[Span]) -> Iterator[tuple[int, int, bool]]:
    """The tokens, and whether the space behind each is its own rather than a token."""
    every = edges(spans)
    begin, behind = {span.start for span in spans}, {span.end for span in spans}
    for token in _blank(article.language).tokenizer(article.text):
        *before, (start, end) = cut(token.idx, token.idx + len(token), every)
        yield from ((*piece, False) for piece in before)
        has_space = bool(token.whitespace_)
        is_cut = has_space and (end in begin or end + 1 in behind)
        yield start, end, has_space and not is_cut
        if is_cut:
            yield end, end + 1, False


def _claims(doc: Any, sheet: Sheet, groups: dict[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """Each claim with its spans by their places in the groups, to which they are added."""
    for label, marks in sheet.claims:
        found: dict[int, list[int]] = {}
        for mark in marks:
            group = groups[mark.kind.lower()]
            found[mark.number] = list(range(len(group), len(group) + len(mark.pieces)))
            group += [_span(doc, mark, piece) for piece in mark.pieces]
        yield {"annotator": sheet.annotator, "claim_id": label.name, **_claim(marks, found)}


def _span(doc: Any, mark: Mark, piece: Span) -> Any:
    entry = mark.hop.source_id if mark.hop and mark.kind == "Source" else ""
    said = {"label": mark.kind.lower(), "kb_id": entry, "span_id": mark.label.name}
    return doc.char_span(piece.start, piece.end, **said)  # the tokens are cut so that there is one


def _claim(marks: tuple[Mark, ...], found: dict[int, list[int]]) -> dict[str, Any]:
    claim = marks[0].claim

    def place(kind: str, hop: Hop | None = None) -> int | None:
        return next((found[one.number][0] for one in marks if one.kind == kind and one.hop is hop), None)

    hops = [
        {
            **hop.model_dump(mode="json", exclude={"span", "cue"}),
            "source": place("Source", hop),
            "cue": place("Cue", hop),
        }
        for hop in claim.sources
    ]
    contents = next((found[one.number] for one in marks if one.kind in ("Content", "Author")), [])
    group = "author" if claim.voice == "author" else "content"
    said = claim.model_dump(mode="json", exclude={"content", "cue", "sources"})
    return {**said, "sources": hops, "cue": place("Cue"), group: contents}


def _said(article: Article) -> dict[str, Any]:
    said = article.metadata.model_dump(mode="json")
    return {
        "article_id": article.article_id,
        "article_sha256": article.sha256,
        **said,
        "story_id": article.story,
    }
