"""Offsets cross to JavaScript and back; what covers a word there covers the same word here."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from annotation.errors import UnmappableOffset
from annotation.ui.tickets import Visitor
from annotation.ui.wire import article_json, commit_from
from annotation.workbench import ArticleView
from schemas import Article, Hop, Label, Span, Suggestion
from tests.factories import NOW, TEXT, article, claim, claim_change, commit, sentence_change, span

EMOJI_TEXT = "Paris 😀👩‍👩‍👧 (AFP)\n\n« Non 🇫🇷 », a déclaré 𝔐aria Petrova 😀.\nFin."
PLAIN_TEXT = "« Non », a déclaré Maria Petrova.\nCafé.\n"


def _units(text: str, surface: str) -> tuple[int, int]:
    """Where JavaScript finds `surface` in `text`."""
    start = len(text[: text.index(surface)].encode("utf-16-le")) // 2
    return start, start + len(surface.encode("utf-16-le")) // 2


def _seen_in_javascript(text: str, start: int, end: int) -> str:
    """What JavaScript's `text.slice(start, end)` is."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def _view(one: Article, **fields: Any) -> ArticleView:
    known = {"suggestions": (), "labels": (), "unfit": (), "previous": None, "following": None} | fields
    return ArticleView(article=one, reader="ana", **known)


def _sent(view: ArticleView) -> dict[str, Any]:
    return json.loads(article_json(view, visitor=Visitor("ana"), published="17 mars 2026"))


def _wire(one: Article, content: Any, **fields: Any) -> dict[str, Any]:
    """A commit as the browser sends it, around one content span."""
    made = commit(claim_change(claim(sources=(), cue=None)), article_id=one.article_id)
    wire = made.model_dump(mode="json", exclude_none=True) | fields
    wire["changes"][0]["claim"]["content"] = [content]
    return wire


def _spans(value: Any) -> list[tuple[int, int]]:
    """Every start and end in JSON, in the order that they are met."""
    if isinstance(value, list):
        return [found for member in value for found in _spans(member)]
    if not isinstance(value, dict):
        return []
    own = [(value["start"], value["end"])] if "start" in value else []
    return own + [found for member in value.values() for found in _spans(member)]


@pytest.mark.parametrize("surface", ["(AFP)", "Non 🇫🇷", "𝔐aria", "🇫🇷", "😀.", "Fin."])
def test_what_the_browser_marks_is_what_is_stored(surface: str) -> None:
    one = article(EMOJI_TEXT)
    start, end = _units(EMOJI_TEXT, surface)
    stored = commit_from(_wire(one, {"start": start, "end": end}), one)

    assert stored.changes[0].claim.content[0].of(EMOJI_TEXT) == surface


@given(st.text(min_size=1, max_size=40).filter(str.strip), st.data())
def test_every_span_of_every_text_crosses_both_ways(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    whole = {"start": 0, "end": len(text), "kind": "body"}
    one = Article(article_id="a", sha256="a", text=text, sentences=(whole,))
    suggestion = Suggestion(
        suggestion_id="s",
        agent="a/1",
        score=0.5,
        claim=claim(sources=(), cue=None, content=(Span(start=start, end=end),)),
    )
    there = _sent(_view(one, suggestions=(suggestion,)))["suggestions"][0]["claim"]["content"][0]
    back = commit_from(_wire(one, there), one).changes[0].claim.content[0]

    assert _seen_in_javascript(text, **there) == text[start:end]
    assert (back.start, back.end) == (start, end)


def test_every_start_and_end_of_the_article_is_in_javascripts_terms() -> None:
    one = article(EMOJI_TEXT)
    value = claim(
        sources=(
            Hop(span=span(EMOJI_TEXT, "𝔐aria Petrova"), name="Maria", cue=span(EMOJI_TEXT, "(AFP)")),
            Hop(name="implicit"),
        ),
        cue=span(EMOJI_TEXT, "a déclaré"),
        content=(span(EMOJI_TEXT, "Non 🇫🇷"), span(EMOJI_TEXT, "Fin")),
    )
    change = claim_change(value)
    label = Label(
        article_id=one.article_id,
        annotator="ana",
        key=change.key,
        revision=3,
        decision="corrected",
        claim=value,
        suggestion=(suggested := Suggestion(suggestion_id="s", agent="a/1", score=0.5, claim=value)),
        commit_id="c",
        seconds=1,
        labelled_at=NOW,
        codebook_version="1.0",
    )
    sent = _sent(_view(one, suggestions=(suggested,), labels=(label,)))

    in_claim = ["𝔐aria Petrova", "(AFP)", "a déclaré", "Non 🇫🇷", "Fin"]
    sentences = [sentence.of(EMOJI_TEXT) for sentence in one.sentences]
    found = [_seen_in_javascript(sent["text"], *pair) for pair in _spans(sent)]
    assert sorted(found) == sorted(sentences + 3 * in_claim)
    assert [sentence["key"] for sentence in sent["sentences"]] == [sentence.key for sentence in one.sentences]
    assert sent["sentences"][1]["key"] != "{start}-{end}".format(**sent["sentences"][1])


@pytest.mark.parametrize("offset", ["start", "end"])
def test_an_offset_inside_a_surrogate_pair_is_refused(offset: str) -> None:
    one = article(EMOJI_TEXT)
    start, end = _units(EMOJI_TEXT, "😀")
    inside = {"start": start, "end": end} | {offset: start + 1}
    with pytest.raises(UnmappableOffset, match="UTF-16 units"):
        commit_from(_wire(one, inside), one)


@pytest.mark.parametrize("text", [PLAIN_TEXT, EMOJI_TEXT])
@pytest.mark.parametrize("place", [(-1, 2), (0, 10_000), (10**30, 10**30 + 1)])
def test_an_offset_outside_the_text_is_refused(text: str, place: tuple[int, int]) -> None:
    one = article(text)
    with pytest.raises(UnmappableOffset):
        commit_from(_wire(one, {"start": place[0], "end": place[1]}), one)


@pytest.mark.parametrize("text", [PLAIN_TEXT, EMOJI_TEXT])
@pytest.mark.parametrize("offset", ["2", 2.0, 2.5, True, None, [2], {"start": 2}])
def test_an_offset_that_is_no_whole_number_never_gets_past_the_border(text: str, offset: Any) -> None:
    one = article(text)
    with pytest.raises(ValidationError):
        commit_from(_wire(one, {"start": offset, "end": 16}), one)


def test_an_empty_or_backward_span_is_refused() -> None:
    one = article(EMOJI_TEXT)
    for start, end in ((16, 16), (17, 16)):
        with pytest.raises(ValidationError, match="is not a span"):
            commit_from(_wire(one, {"start": start, "end": end}), one)


def test_the_name_of_a_sentence_is_not_moved() -> None:
    one = article(EMOJI_TEXT)
    key = one.sentences[1].key
    made = commit(sentence_change(key), article_id=one.article_id)
    stored = commit_from(made.model_dump(mode="json"), one)

    assert stored == made
    assert stored.changes[0].key == f"sentence:{key}"


def test_what_is_sent_is_not_changed_on_the_way() -> None:
    one = article(EMOJI_TEXT)
    start, end = _units(EMOJI_TEXT, "Fin.")
    wire = _wire(one, {"start": start, "end": end})
    before = json.dumps(wire)
    commit_from(wire, one)

    assert json.dumps(wire) == before


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "a\u2028b\u2029c", '"\\\x00\x7f&lt;', "\ufeffx"]
)
def test_any_text_arrives_as_it_is(text: str) -> None:
    one = article(text, title=text, author=text, outlet=text)
    sent = _sent(_view(one))

    assert sent["text"] == sent["title"] == sent["author"] == sent["outlet"] == text


def test_the_neighbours_and_the_date_in_words_go_along() -> None:
    sent = _sent(_view(article(), previous="a", following=None))

    assert (sent["previous"], sent["following"], sent["published"]) == ("a", None, "17 mars 2026")
    assert sent["text"] == TEXT


def test_where_a_label_lay_that_no_longer_fits_is_in_javascripts_terms() -> None:
    """The name of a sentence counts characters; its emoji count twice in JavaScript."""
    one = article()
    gone = one.sentences[2]
    sent = _sent(_view(one, unfit=(f"sentence:{gone.key}", "claim:x")))

    place, claim_ = sent["unfit"]
    assert _seen_in_javascript(one.text, place["start"], place["end"]) == gone.of(one.text)
    assert place["start"] == gone.start + 1
    assert claim_ == {"key": "claim:x"}
