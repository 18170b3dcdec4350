"""Words of users stay words in Markdown."""

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from annotation.datasets.markdown import escaped, table

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
AWKWARD = st.text(st.sampled_from("ab1 \\`*_{}[]()<>#+-.!|~&;:/@=\"'\t\n\r\u2028é😀"), max_size=30)


def _said(markdown: str) -> tuple[list[str], str]:
    """The kinds of blocks and marks that a reader finds, and the words in them."""
    tokens = READER.parse(markdown)
    inside = [child for token in tokens for child in token.children or ()]
    kinds = [token.type for token in tokens if token.nesting >= 0 and token.type != "inline"]
    marks = [child.type for child in inside if child.type not in {"text", "text_special"}]
    return kinds + marks, "".join(child.content for child in inside)


@settings(deadline=None)
@given(AWKWARD)
def test_a_paragraph_is_read_as_it_was_written(text: str) -> None:
    kinds, words = _said(escaped(text) + "\n")
    line = " ".join(text.split())

    assert words == line
    assert kinds == (["paragraph_open"] if line else [])


@settings(deadline=None)
@given(AWKWARD)
def test_a_heading_and_a_cell_are_read_as_they_were_written(text: str) -> None:
    line = " ".join(text.split())

    assert _said(f"# {escaped(text)}\n") == (["heading_open"], line)
    kinds, words = _said(table(("a", "b"), [(escaped(text), "c")]))
    assert words == f"ab{line}c"
    assert (kinds.count("td_open"), kinds.count("tr_open")) == (2, 2)


def test_no_address_becomes_a_link() -> None:
    """GitHub's readers make links of bare addresses; a sign before the colon or the point hinders them."""
    assert escaped("http://a.fr www.a.fr") == r"http\://a.fr www\.a.fr"
    assert escaped("ana@a.fr") == r"ana\@a.fr"
    assert _said(escaped("<https://a.fr> [a](http://b.fr)"))[0] == ["paragraph_open"]


def test_what_needs_no_mark_has_none() -> None:
    plain = "row_id: 1.0 (50 %), a > b, A & B; c - d!"

    assert escaped(plain) == plain
