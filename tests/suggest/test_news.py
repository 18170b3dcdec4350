"""Sentences of the kind that news are made of: who says what in each, and that the rest stays silent.

`news.<language>.txt` holds one sentence a line. The indented lines below it are its attributions: the sources of
the chain, the cue, the pieces of the content. A sentence without any is a trap.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from annotation.settings import SEEDS
from annotation.sources import read_sources
from annotation.suggest import SourceNames, suggest
from tests.factories import article
from tests.suggest.helpers import parts


@cache
def _names() -> SourceNames:
    return SourceNames.of(read_sources(SEEDS / "sources.csv"))


def _cases() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for path in sorted(Path(__file__).parent.glob("news.*.txt")):
        language, sentence, expected = path.suffixes[0].strip("."), "", list[str]()
        for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
            if line.startswith(" "):
                expected.append(line.strip())
                continue
            if sentence:
                yield language, sentence, tuple(expected)
            sentence, expected = line, []


def _said(text: str, language: str) -> tuple[str, ...]:
    found = article(text, language=language)
    claims = [one.claim for one in suggest(found, sources=_names()) if one.claim.voice == "source"]
    said = [parts(found, claim) for claim in claims]
    return tuple(
        f"{' > '.join(sources)} | {cue} | {' … '.join(content)}".strip() for sources, cue, content in said
    )


@pytest.mark.parametrize(("language", "sentence", "expected"), _cases())
def test_a_sentence_is_attributed_as_it_should_be(
    language: str, sentence: str, expected: tuple[str, ...]
) -> None:
    assert _said(sentence, language) == expected
