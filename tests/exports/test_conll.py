"""The BIO columns, read line by line."""

from collections.abc import Iterator

from annotation.exports import conll
from annotation.published import Published
from schemas import Span
from tests.exports.conftest import Written, marked

Line = dict[str, str]


def blocks(data: bytes) -> Iterator[tuple[dict[str, str], list[Line]]]:
    """Each sentence with its comments, those of its document among them."""
    head, _, body = data.decode().partition("\n")
    columns = head.removeprefix("# global.columns = ").split(" ")
    document: dict[str, str] = {}
    for block in body.split("\n\n")[:-1]:
        lines = block.split("\n")
        comments = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# "))
        document = comments if "newdoc id" in comments else document
        rows = [line.split("\t") for line in lines if not line.startswith("# ")]
        yield document | comments, [dict(zip(columns, row, strict=True)) for row in rows]


def _spans(lines: list[Line], column: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for line in lines:
        tag = line[column]
        if tag == f"B-{column}":
            found.append((int(line["START"]), int(line["END"])))
        elif tag == f"I-{column}":
            found[-1] = (found[-1][0], int(line["END"]))
        else:
            assert tag == "O"
    return found


def test_conll_has_a_block_for_each_sentence_and_annotator(version: Published, written: Written) -> None:
    found = [(one["article_id"], one["annotator"], one["text"]) for one, _ in blocks(written("conll"))]

    assert found == [
        (article.article_id, annotator, " ".join(sentence.of(article.text).split()))
        for article, labels in version.readings()
        for annotator in sorted({label.annotator for label in labels})
        for sentence in article.sentences
    ]


def test_the_tokens_of_conll_are_the_text_and_its_tags_name_every_span(
    version: Published, written: Written
) -> None:
    articles = {article.article_id: (article, labels) for article, labels in version.readings()}
    found: dict[tuple[str, str, str], list[str]] = {}
    for comments, lines in blocks(written("conll")):
        article, _ = articles[comments["article_id"]]
        for line in lines:
            assert line["FORM"] == article.text[int(line["START"]) : int(line["END"])]
        assert "".join(comments["text"].split()) == "".join(line["FORM"] for line in lines)
        for column in ("SOURCE", "CUE", "CONTENT"):
            named = found.setdefault((comments["article_id"], comments["annotator"], column), [])
            named += [article.text[start:end] for start, end in _spans(lines, column)]
    (first, labels), _ = articles.values()
    own = tuple(label for label in labels if label.annotator == "zoé")
    for kind in ("Source", "Cue", "Content"):
        assert sorted(found[first.article_id, "zoé", kind.upper()]) == sorted(marked(first, own, kind))


def test_conll_says_what_the_author_said_and_what_it_had_to_leave_out(written: Written) -> None:
    comments = [one for one, _ in blocks(written("conll")) if one["annotator"] == "ana"]

    assert [one["status"] for one in comments][:4] == ["labelled", "labelled", "flagged", "skipped"]
    assert [one.get("voice") for one in comments][:4] == [None, None, "author", None]
    assert "# left_out = Content 17-22" not in written("conll").decode()
    assert "# left_out = Content " in written("conll").decode()


def test_of_overlapping_spans_the_longest_wins_then_the_first() -> None:
    spans = [Span(start=start, end=end) for start, end in ((5, 9), (0, 6), (0, 3), (7, 9), (0, 6), (6, 8))]
    kept, hidden = conll.disjoint(spans)

    assert [(one.start, one.end) for one in kept] == [(0, 6), (6, 8)]
    assert [(one.start, one.end) for one in hidden] == [(5, 9), (0, 3), (7, 9)]
