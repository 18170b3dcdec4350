"""A project whose labels say what its rules cannot know, so that something can be learned."""

from annotation.store import Store
from annotation.workbench import Workbench
from schemas import Article
from tests.factories import NOW, claim_change, commit, sentence_change
from tests.learning.helpers import attribution, authors, lines, told

SENTENCES = 8
LABELLED = 8
"""Articles that are labelled when something is to be learned."""


def stored_articles(store: Store, number: int) -> list[Article]:
    """So many articles in the store: every other sentence quotes somebody with a verb that no rule knows."""
    found = [told(lines(SENTENCES, seed=seed), seed=seed) for seed in range(number)]
    for one in found:
        store.add_article(one, imported_at=NOW)
    return found


def label_all(bench: Workbench, one: Article, *, annotator: str = "ana") -> None:
    """Settle every sentence of an article as `stored_articles` means it.

    What sleeps or grows is only possible: another thing that no rule knows.
    """
    claims = [attribution(one, 2 * at) for at in range(1, SENTENCES // 2 + 1)]
    claims += [authors(one, at, _code(one, at)) for at in range(1, SENTENCES, 2)]
    changes = [sentence_change(sentence.key) for sentence in one.sentences]
    changes += [claim_change(claim) for claim in claims]
    bench.commit(commit(*changes, article_id=one.article_id), annotator=annotator)


def _code(one: Article, at: int) -> str:
    text = one.sentences[at].of(one.text)
    return "PS+" if "dort" in text or "pousse" in text else "CT+"
