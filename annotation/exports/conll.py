"""CoNLL: a token a line with the BIO of source, cue and content; a block for each article and annotator.

The tokens are words and signs, cut wherever a span begins or ends. docs/exports.md says what the columns and
the comments are, and which span wins where two of one column overlap.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import BinaryIO

from annotation.exports.shared.sheets import MarkKind, Sheet, sheets_of
from annotation.exports.shared.tokens import Token, cut, edges, words
from annotation.published import Published
from schemas import Article, Sentence, SentenceState, Span

NAME = "conll"
TITLE = "CoNLL (BIO columns)"
SUFFIX = ".conll"
MEDIA_TYPE = "text/plain"
NEEDS_TEXT = True

LAYERS: tuple[MarkKind, ...] = ("Source", "Cue", "Content")
_START, _END = attrgetter("start"), attrgetter("end")
COLUMNS = ("ID", "FORM", "START", "END", *map(str.upper, LAYERS))


def write(version: Published, out: BinaryIO) -> None:
    """Write the readings of a version to `out`; `# global.columns` in the first line names the columns."""
    out.write(f"# global.columns = {' '.join(COLUMNS)}\n".encode())
    splits = version.splits()
    for article, labels in version.readings():
        out.writelines(
            "".join(_block(sheet, splits[article.article_id])).encode()
            for sheet in sheets_of(article, labels)
        )


def _block(sheet: Sheet, split: str) -> Iterator[str]:
    article = sheet.article
    yield _comment("newdoc id", f"{article.article_id}/{sheet.annotator}")
    said = {"article_id": article.article_id, "article_sha256": article.sha256, "annotator": sheet.annotator}
    said |= {"language": article.language, "split": split, "outlet": article.outlet, "title": article.title}
    yield from (_comment(name, value) for name, value in said.items() if value)
    layers: dict[MarkKind, list[Span]] = {}
    for kind in LAYERS:
        pieces = [piece for mark in sheet.marks if mark.kind == kind for piece in mark.pieces]
        layers[kind], hidden = disjoint(pieces)
        yield from (_comment("left_out", f"{kind} {span.start}-{span.end}") for span in hidden)
    author = [piece for mark in sheet.marks if mark.kind == "Author" for piece in mark.pieces]
    in_own_voice, states = set(article.sentences_touching(tuple(author))), sheet.states
    every = edges(span for spans in layers.values() for span in spans)
    for index, sentence in enumerate(article.sentences):
        yield _comment("sent_id", f"{article.article_id}/{sheet.annotator}/{index}")
        yield _comment("text", sentence.of(article.text))
        yield _comment("kind", sentence.kind)
        yield _comment("status", _status(states.get(sentence.key)))
        if index in in_own_voice:
            yield _comment("voice", "author")
        yield from _lines(article, sentence, layers, every)
        yield "\n"


def _status(state: SentenceState | None) -> str:
    return "flagged" if state and state.flagged else state.status if state else "open"


def disjoint(spans: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """Spans of which no two overlap, and those left out for it: the longer wins, then the earlier.

    A span that two claims have is there once.
    """
    kept: list[Span] = []
    hidden: list[Span] = []
    once = {(span.start - span.end, span.start): span for span in spans}
    for _, span in sorted(once.items()):
        place = bisect_left(kept, span.start, key=_START)
        near = kept[max(0, place - 1) : place + 1]
        if any(map(span.overlaps, near)):
            hidden.append(span)
        else:
            kept.insert(place, span)
    return kept, hidden


def _comment(name: str, value: str) -> str:
    return f"# {name} = {' '.join(value.split())}\n"


def _lines(
    article: Article, sentence: Sentence, layers: Mapping[MarkKind, list[Span]], every: list[int]
) -> Iterator[str]:
    text = article.text
    tokens = [piece for word in words(text, sentence) for piece in cut(*word, every)]
    columns = [_bio(tokens, spans, kind) for kind, spans in layers.items()]
    for number, ((start, end), *tags) in enumerate(zip(tokens, *columns, strict=True), start=1):
        yield "\t".join((str(number), text[start:end], str(start), str(end), *tags)) + "\n"


def _bio(tokens: Sequence[Token], spans: Sequence[Span], kind: MarkKind) -> list[str]:
    """The tags of the tokens of a sentence; spans are in order, disjoint, and end where tokens do."""
    tags = ["O"] * len(tokens)
    if not tokens:
        return tags
    starts = [start for start, _ in tokens]
    first, behind = bisect_right(spans, starts[0], key=_END), bisect_left(spans, tokens[-1][1], key=_START)
    begin, inside = f"B-{kind.upper()}", f"I-{kind.upper()}"
    for span in spans[first:behind]:
        head, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
        tags[head:end] = [inside] * (end - head)
        if head < end:
            tags[head] = begin
    return tags
