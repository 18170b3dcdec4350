"""A version whose rows hold what is awkward in some format."""

import io
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec

import pyarrow as pa
import pytest

from annotation import datasets
from annotation.exports import FORMATS, export_format
from annotation.exports.shared.sheets import sheets_of
from annotation.published import Published
from annotation.workbench import Workbench
from schemas import Article, Change, Claim, Hop, Label, Stance, Suggestion
from tests.conftest import OTHER
from tests.factories import NOW, TEXT, article, claim, claim_change, commit, incoming, sentence_change, span

WRITABLE = {name: module for name, module in FORMATS.items() if name != "spacy" or find_spec("spacy")}
"""The formats whose library is installed."""


def key(number: int) -> str:
    """The key of a claim, the same in every run."""
    return f"claim:00000000-0000-4000-8000-{number:012}"


def awkward() -> Claim:
    """Whose cells hold commas, quotes, line breaks and formulas."""
    stances = (("la paix, dite « juste »", "FAVOR"), ("+33", "AGAINST"))
    return Claim(
        sources=(Hop(span=span(TEXT, "Moscou"), name='=HYPERLINK("x"), dit-on', source_id="x"),),
        content=(span(TEXT, "dément"), span(TEXT, "Nous ne"), span(TEXT, "Le calme")),
        stance=tuple(Stance(target=target, polarity=polarity) for target, polarity in stances),
        judgements={"source_reliability": "F", "information_credibility": "6"},
        note='-1\n"deux",\r\ntrois',
    )


def changes() -> tuple[Change, ...]:
    """An accepted quotation, an awkward claim, the author's voice, and a sentence of each state."""
    title, quote, calm, weather = (one.key for one in article().sentences)
    proposed = Suggestion(suggestion_id="s1", agent="rules/0.1", score=0.85, claim=claim())
    own = Claim(
        voice="author", content=(span(TEXT, "Le calme règne"),), judgements={"factuality_source": "CT+"}
    )
    return (
        claim_change(key=key(1), decision="accepted", suggestion=proposed),
        claim_change(awkward(), key=key(2)),
        claim_change(own, key=key(3)),
        sentence_change(title, assistance="hidden", agent="rules/0.1"),
        sentence_change(quote, assistance="shown", agent="rules/0.1"),
        sentence_change(calm, flagged=True),
        sentence_change(weather, status="skipped"),
    )


def commit_id(number: int) -> str:
    """The id of a commit, the same in every run."""
    return f"00000000-0000-4000-9000-{number:012}"


def other_article() -> Article:
    """A second article, with characters beyond the first plane before what is labelled."""
    return article(OTHER, title="Un autre titre", outlet="TASS", language="fr", published="2026-03-16")


@pytest.fixture(name="version")
def _version(bench: Workbench) -> Published:
    """A version of two articles, the first read by two."""
    second = other_article()
    bench._store.add_articles([incoming(second)], imported_at=NOW)
    said = Claim(
        sources=(Hop(span=span(OTHER, "Le ministre"), name="le ministre", kind="official"),),
        cue=span(OTHER, "a dit"),
        content=(span(OTHER, "« non 😀 »"),),
        quote_type="direct",
    )
    bench.commit(commit(*changes(), seconds=12.3456, commit_id=commit_id(1)), annotator="ana")
    again = (claim_change(key=key(4)), sentence_change(article().sentences[1].key))
    bench.commit(commit(*again, commit_id=commit_id(2)), annotator="zoé")
    line = second.sentences[1].key
    both = (claim_change(said, key=key(5)), sentence_change(line))
    bench.commit(commit(*both, article_id=second.article_id, commit_id=commit_id(3)), annotator="ana")
    bench.versions.publish("fixe", message="m", author="ana")
    return datasets.read_version(datasets.version_folder(bench.settings.datasets, "fixe", 1))


Written = Callable[..., bytes]
"""The bytes of a version in the format of that name."""


@pytest.fixture(name="written")
def _written(version: Published) -> Written:
    def written(name: str, one: Published = version) -> bytes:
        out = io.BytesIO()
        export_format(name).write(one, out)
        return out.getvalue()

    return written


def with_cells(version: Published, **cells: list[str]) -> Published:
    """The version with other cells in some columns of its rows."""
    labels = version.labels
    for name, values in cells.items():
        labels = labels.set_column(labels.column_names.index(name), name, pa.array(values, pa.string()))
    return replace(version, labels=labels)


def marked(article: Article, labels: tuple[Label, ...], kind: str) -> list[str]:
    """The surfaces of the marks of one kind, over all annotators."""
    marks = [mark for sheet in sheets_of(article, labels) for mark in sheet.marks if mark.kind == kind]
    return [piece.of(article.text) for mark in marks for piece in mark.pieces]
