"""Each export format on a version of 72,500 rows, in seconds and MB."""

import io
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from uuid import UUID

from annotation import datasets
from annotation.codebook import read_codebook
from annotation.exports import CANONICAL, FORMATS
from annotation.published import Published
from annotation.settings import ROOT
from schemas import Article, Claim, Hop, Label, Publication, Sentence, SentenceState, Span
from tests.factories import article as article_of
from tests.factories import span

ARTICLES, SENTENCES = 3_625, 20
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_WORDS = "la ministre a dit que le port de Mersa serait rouvert selon une agence avant la fin de mars".split()
_SAID = "« {} », a déclaré Maria Petrova, citée par l’agence TASS."


def main() -> None:
    """Print a line for each format; those named on the command line, or all."""
    version = _version()
    names = sys.argv[1:] or list(FORMATS)
    sys.stdout.write(f"{version.labels.num_rows} rows, {version.annotations.num_rows} labels\n")
    for name in names:
        out = io.BytesIO()
        start = time.perf_counter()
        FORMATS[name].write(version, out)
        took = time.perf_counter() - start
        sys.stdout.write(f"{name}: {took:.2f} s, {out.tell() / 1e6:.1f} MB\n")


def _version() -> Published:
    codebook = ROOT / "seeds" / "codebook.toml"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        parts = {article.article_id: (article, labels) for article, labels in _corpus(Random(7))}  # noqa: S311
        cut = datasets.Cut([(name, "") for name in parts], parts.__getitem__)
        publication = Publication(dataset="formats", message="m", author="ana", published_at=_NOW)
        text = codebook.read_text(encoding="utf-8")
        project = datasets.Project(read_codebook(codebook), text, lambda _: "", "")
        start = time.perf_counter()
        datasets.publish(root, cut, publication, project=project, write_csv=CANONICAL.write_table)
        sys.stdout.write(f"published, all made anew: {time.perf_counter() - start:.2f} s\n")
        return datasets.read_version(datasets.version_folder(root, "formats", 1))


def _corpus(chance: Random) -> Iterator[tuple[Article, tuple[Label, ...]]]:
    for number in range(ARTICLES):
        quotes = [" ".join(chance.choices(_WORDS, k=14)) for _ in range(SENTENCES)]
        text = "\n".join([f"Article {number}", *map(_SAID.format, quotes)])
        article = article_of(text, outlet="Le Monde", title=f"Article {number}", language="fr")
        yield article, tuple(_labels(article, chance))


def _labels(article: Article, chance: Random) -> Iterator[Label]:
    for sentence in article.sentences[1:]:
        claim = _claim(article.text, sentence)
        named = f"claim:{UUID(int=chance.getrandbits(128), version=4)}"
        yield _label(article, key=named, claim=claim)
        yield _label(article, key=f"sentence:{sentence.key}", state=SentenceState(status="labelled"))


def _claim(text: str, sentence: Sentence) -> Claim:
    words = sentence.of(text)

    def place(surface: str) -> Span:
        found = span(words, surface)
        return Span(start=sentence.start + found.start, end=sentence.start + found.end)

    agency = Hop(
        span=place("l’agence TASS"), name="TASS", role="relay", kind="agency", cue=place("citée par")
    )
    return Claim(
        sources=(Hop(span=place("Maria Petrova"), name="Maria Petrova", kind="official"), agency),
        cue=place("a déclaré"),
        content=(Span(start=sentence.start, end=sentence.start + words.index("»") + 1),),
        quote_type="direct",
        judgements={"factuality_source": "CT+", "source_reliability": "B", "information_credibility": "2"},
    )


def _label(article: Article, **fields: object) -> Label:
    return Label(
        article_id=article.article_id, annotator="ana", revision=1, decision="added", seconds=2.5,
        commit_id="00000000-0000-4000-8000-000000000001", labelled_at=_NOW, codebook_version="1.0", **fields,
    )  # fmt: skip


if __name__ == "__main__":
    main()
