"""Whatever is cut and joined: no label is lost, and each fits or waits in the queue."""

import re
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.codebook import read_codebook
from annotation.ingest import Draft, article_of
from annotation.settings import ROOT, Settings
from annotation.store import MemoryStore
from annotation.validity import unfit
from annotation.workbench import Workbench
from schemas import Article, Change, Label, Sentence, Span
from tests.factories import NOW, claim, claim_change, commit, sentence_change

CODEBOOK = read_codebook(ROOT / "seeds" / "codebook.toml")
TEXTS = st.text(st.sampled_from("ab .«»😀é\u00a0\u2028\n"), min_size=1, max_size=60).filter(str.strip)


def _bench(text: str) -> tuple[Workbench, Article]:
    one = article_of(Draft(text), origin="a.txt")
    store = MemoryStore()
    store.add_article(one, imported_at=NOW)
    place = Settings(data=Path("nowhere"), annotator="ana")  # nothing is read or written there
    return Workbench(place, store=store, codebook=CODEBOOK, sources=(), clock=lambda: NOW), one


def _changes(sentence: Sentence) -> tuple[Change, ...]:
    """A state, a claim of the author's about the whole sentence, and one about its first sign."""
    whole = (Span(start=sentence.start, end=sentence.end),)
    first = (Span(start=sentence.start, end=sentence.start + 1),)
    own = claim(voice="author", sources=(), cue=None, content=whole)
    return (
        sentence_change(sentence.key),
        claim_change(own),
        claim_change(claim(sources=(), cue=None, content=first)),
    )


def _cut(one: Article, data: st.DataObject) -> tuple[Sentence, ...]:
    """One sentence split at any place that leaves two, or two joined."""
    index = data.draw(st.integers(0, len(one.sentences) - 1), "sentence")
    chosen = one.sentences[index]
    places = [
        chosen.start + match.start()
        for match in re.finditer(r"\S", chosen.of(one.text))
        if match.start() and one.text[chosen.start : chosen.start + match.start()].strip()
    ]
    if places and data.draw(st.booleans(), "split"):
        place = data.draw(st.sampled_from(places), "place")
        end = chosen.start + len(one.text[chosen.start : place].rstrip())
        parts = (chosen.model_copy(update={"end": end}), chosen.model_copy(update={"start": place}))
        return (*one.sentences[:index], *parts, *one.sentences[index + 1 :])
    if index + 1 < len(one.sentences):
        joined = chosen.model_copy(update={"end": one.sentences[index + 1].end})
        return (*one.sentences[:index], joined, *one.sentences[index + 2 :])
    return one.sentences


def _fits(label: Label, one: Article) -> bool:
    """The rule in other words: what speaks of whole sentences has to find them."""
    if label.claim and label.claim.voice == "source":
        return True
    spans = label.claim.content if label.claim else (Span(start=0, end=1),)
    names = {f"{span.start}-{span.end}" for span in spans} if label.claim else {label.name}
    return names <= {sentence.key for sentence in one.sentences}


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.data())
def test_no_cut_and_no_join_loses_a_label(text: str, data: st.DataObject) -> None:
    bench, one = _bench(text)
    made = [change for sentence in one.sentences for change in _changes(sentence)]
    bench.commit(commit(*made, article_id=one.article_id), annotator="ana")
    before = bench.view(one.article_id, "ana").labels
    for _ in range(data.draw(st.integers(1, 5), "steps")):
        now = bench.articles.get(one.article_id)
        after = bench.articles.recut(
            one.article_id, _cut(now, data), base=now.revision, author="ana", cause="recut"
        )

        view = bench.view(one.article_id, "ana")
        assert view.labels == before
        assert view.unfit == tuple(label.key for label in before if not _fits(label, after))
        assert bench.articles.page("ana")[0].progress.done <= bench.articles.page("ana")[0].progress.to_label
        assert all(left.end <= right.start for left, right in pairwise(after.sentences))

    bench.articles.recut(one.article_id, one.sentences, base=after.revision, author="ana", cause="undone")
    assert unfit(bench.articles.get(one.article_id), before) == ()
