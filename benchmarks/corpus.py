"""Made-up corpora of any size, labelled or not, straight into a store."""

import hashlib
import random
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from annotation.settings import Settings
from annotation.store import SqlStore
from annotation.workbench import open_workbench
from schemas import Article, Change, Claim, Commit, Sentence, SentenceState, Span

SENTENCES = 20
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_WORDS = (
    "la ministre a déclaré que le port de Mersa serait rouvert selon une agence avant la fin de mars".split()
)


def build(data: Path, *, articles: int, annotator: str, labelled: bool) -> Settings:
    """A data folder with `articles` articles of 20 sentences; all but the first labelled, if asked."""
    settings = Settings(data=data, annotator=annotator)
    open_workbench(settings, with_seeds=False).close()
    store = SqlStore(settings.database)
    chance = random.Random(7)  # noqa: S311 (the same corpus every time)
    for number in range(articles):
        article = _article(number, chance)
        store.add_article(article, imported_at=_NOW)
        if labelled and number:
            store.commit(_labels(article, chance), annotator=annotator, received_at=_NOW)
    store.close()
    return settings


def _article(number: int, chance: random.Random) -> Article:
    sentences: list[Sentence] = []
    text = ""
    for _ in range(SENTENCES):
        words = " ".join(chance.choices(_WORDS, k=24))
        sentences.append(Sentence(start=len(text), end=len(text) + len(words) + 1, kind="body"))
        text += f"{words}.\n"
    text = f"{text}{number}"
    sentences.append(Sentence(start=len(text) - len(str(number)), end=len(text), kind="boilerplate"))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    title, name = f"Article {number}", f"{number}.txt"
    return Article(
        article_id=sha256[:16], sha256=sha256, text=text, title=title, origin=name, sentences=tuple(sentences)
    )


def _labels(article: Article, chance: random.Random) -> Commit:
    changes: list[Change] = []
    for sentence in article.sentences[:SENTENCES]:
        key = UUID(int=chance.getrandbits(128), version=4)
        claim = Claim(voice="author", content=(Span(start=sentence.start, end=sentence.end),))
        state = SentenceState(status="labelled")
        changes.append(Change(key=f"claim:{key}", base=0, decision="added", claim=claim))
        changes.append(Change(key=f"sentence:{sentence.key}", base=0, decision="added", state=state))
    return Commit(
        commit_id=str(UUID(int=chance.getrandbits(128), version=4)),
        article_id=article.article_id,
        made_at=_NOW,
        codebook_version="1.0",
        changes=tuple(changes),
    )
