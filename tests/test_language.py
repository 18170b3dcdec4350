"""The languages: one data file each."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotation import language
from annotation.ingest import split_sentences
from annotation.suggest import SourceNames, suggest
from schemas import Article, Sentence

TEXT = "Segundo a prefeita, o porto ficará fechado. Ninguém sabe quando abrirá."


@pytest.fixture(name="portuguese")
def _portuguese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A Portuguese file made of the English one: enough to show that nothing else is needed."""
    folder = Path(language.__file__).parent
    for path in folder.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    english = (folder / "en.toml").read_text(encoding="utf-8")
    (tmp_path / "pt.toml").write_text(
        english.replace("(?:according to|", "(?:segundo|according to|"), encoding="utf-8"
    )
    monkeypatch.setattr(language, "_FOLDER", tmp_path)
    _forget()
    yield
    _forget()


def _forget() -> None:
    language.languages.cache_clear()
    language.language_data.cache_clear()


def test_one_file_adds_a_language(portuguese: None) -> None:
    spans = split_sentences(TEXT, "pt")
    sentences = tuple(Sentence(start=span.start, end=span.end, kind="body") for span in spans)
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    article = Article(article_id=sha256[:16], sha256=sha256, text=TEXT, language="pt", sentences=sentences)

    found = [one.claim for one in suggest(article, sources=SourceNames.of(())) if one.claim.voice == "source"]

    assert "pt" in language.languages()
    assert [span.of(TEXT) for span in spans] == [TEXT[:43], TEXT[44:]]
    assert [(claim.cue.of(TEXT), claim.content[0].of(TEXT)) for claim in found if claim.cue] == [
        ("Segundo", "o porto ficará fechado")
    ]
