"""Small projects with histories by chance: labels come, change and go, sentences are cut, stories merge."""

import hashlib
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from uuid import UUID

from hypothesis import strategies as st

from annotation.codebook import read_codebook
from annotation.settings import ROOT, Settings
from annotation.store import MemoryStore
from annotation.workbench import Workbench
from schemas import Article, Claim, Hop, Selection, Sentence, Span, SplitPlan, Stance, Value
from tests.conftest import SOURCES
from tests.datasets.golden_project import DIMENSION
from tests.factories import NOW, claim_change, commit, incoming, sentence_change

_LINES = (
    "Moscou dément tout",
    "« Nous ne négocions pas 😀 », a déclaré Maria Petrova",
    '=1+1, dit-on, "c\'est dit"',
    "Le calme\u2028règne, e\u0301t puis 👩‍🚀 rien",
    "Selon TASS > Reuters | l’agence, hier",
    "x",
)
_BREAKS = ("\n", "\r\n", "\n\n \t\n")
_WHO = ("ana", "bob", "zoé")

Draw = tuple[int, int, int]
_NUMBER = st.integers(0, 40)
_DRAW = st.tuples(_NUMBER, _NUMBER, _NUMBER)


class Asked(Value):
    """What a version of a history is published with."""

    selection: Selection
    texts: str
    split: SplitPlan | None


_HALVES = {"train": 0.5, "validation": 0, "test": 0.5}
_PLANS = (
    None,
    SplitPlan(seed=1, **_HALVES),
    SplitPlan(seed="deux", train=0.4, validation=0.3, test=0.3, group_by=("outlet", "root")),
    SplitPlan(seed=3, group_by=("time",), **_HALVES),
    SplitPlan(seed=1, test_rows="unassisted", **_HALVES),
)
_SELECTIONS = (
    Selection(),
    Selection(readers="one", reader="ana"),
    Selection(readers="agreed"),
    Selection(readers="gold", adjudicators=("bob",)),
    Selection(finished=True),
    Selection(languages=("en",)),
)


def _often(first: object, *others: object) -> st.SearchStrategy:
    return st.sampled_from((first,) * len(others) + others)


ASKED = st.builds(
    Asked,
    selection=_often(*_SELECTIONS),
    texts=st.sampled_from(("whole", "whole", "offsets")),
    split=st.sampled_from(_PLANS),
)


@dataclass
class History:
    """A project that edits are made in; numbers are taken modulo what there is."""

    bench: Workbench
    articles: list[str] = field(default_factory=list)
    claims: list[tuple[str, str, str]] = field(default_factory=list)
    dimensions: int = 0
    made: int = 0

    def _article(self, number: int) -> Article:
        return self.bench.articles.get(self.articles[number % len(self.articles)])

    def add(self, draw: Draw) -> None:
        """One more article, of a few lines."""
        first, second, third = draw
        lines = [f"Titre {len(self.articles)}", *(_LINES[one % len(_LINES)] for one in draw)]
        text = _BREAKS[first % len(_BREAKS)].join(lines) + "\n" * (second % 2)
        found = re.finditer(r"\S[^\r\n]*\S|\S", text)
        sentences = (Sentence(start=one.start(), end=one.end(), kind="body") for one in found)
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        one = Article(
            article_id=sha256[:16], sha256=sha256, text=text, sentences=tuple(sentences),
            outlet=("", "TASS", "Le Monde > fr")[third % 3], language=("fr", "en")[second % 2],
            published=NOW.date().replace(day=1 + first % 28) if third % 4 else None,
        )  # fmt: skip
        self.bench._store.add_articles([incoming(one)], imported_at=NOW)
        self.articles.append(one.article_id)

    def label(self, draw: Draw) -> None:
        """A claim, and the state of its sentence."""
        article, who = self._article(draw[0]), _WHO[draw[2] % 3]
        self.made += 1
        key = f"claim:{UUID(int=self.made)}"
        sentence = article.sentences[draw[1] % len(article.sentences)]
        known = self.bench.revisions(article.article_id, who)
        status = ("labelled", "labelled", "skipped", "open")[draw[2] % 4]
        state = sentence_change(
            sentence.key, base=known.get(f"sentence:{sentence.key}", 0), status=status,
            flagged=draw[1] % 7 == 0, assistance=("", "shown", "none")[draw[0] % 3],
        )  # fmt: skip
        change = claim_change(self._claim(article, sentence, draw), key=key)
        self._commit(article, who, (change, state) if draw[2] % 5 else (state,))
        if draw[2] % 5:
            self.claims.append((article.article_id, who, key))

    def correct(self, draw: Draw) -> None:
        """Another value of a claim that there is."""
        if not self.claims:
            return
        name, who, key = self.claims[draw[0] % len(self.claims)]
        article = self.bench.articles.get(name)
        sentence = article.sentences[draw[1] % len(article.sentences)]
        base = self.bench.revisions(name, who)[key]
        value = self._claim(article, sentence, draw)
        self._commit(article, who, (claim_change(value, key=key, base=base, decision="corrected"),))

    def repeat(self, draw: Draw) -> None:
        """Another reader says the same of a whole article."""
        article, first, second = self._article(draw[0]), _WHO[draw[1] % 3], _WHO[(draw[1] + 1) % 3]
        known = self.bench.revisions(article.article_id, second)
        keys = {one.key for one in article.sentences}
        changes = []
        for one in self.bench._store.labels(article.article_id, first):
            self.made += 1
            if one.claim:
                changes.append(claim_change(one.claim, key=f"claim:{UUID(int=self.made)}"))
            elif one.name in keys:
                state = one.state.model_dump()
                changes.append(sentence_change(one.name, base=known.get(one.key, 0), **state))
        if changes:
            self._commit(article, second, tuple(changes))

    def withdraw(self, draw: Draw) -> None:
        """A claim goes."""
        if not self.claims:
            return
        name, who, key = self.claims.pop(draw[0] % len(self.claims))
        base = self.bench.revisions(name, who)[key]
        change = claim_change(key=key, base=base).model_copy(update={"decision": "withdrawn", "claim": None})
        self._commit(self.bench.articles.get(name), who, (change,))

    def _claim(self, article: Article, sentence: Sentence, draw: Draw) -> Claim:
        words = [
            Span(start=sentence.start + one.start(), end=sentence.start + one.end())
            for one in re.finditer(r"\S+", sentence.of(article.text))
        ]
        own = {"urgency": "now"} if self.dimensions and draw[1] % 2 else {}
        judged = own | ({"factuality_source": "CT+"} if draw[0] % 2 else {})
        if draw[2] % 4 == 0:
            whole = Span(start=sentence.start, end=sentence.end)
            return Claim(voice="author", content=(whole,), judgements=judged)
        first, last = words[draw[0] % len(words)], words[-1]
        behind = next((one for one in article.sentences if one.start > last.end), None)
        name = re.sub(r"[>|]", "", first.of(article.text)).strip() or "x"
        hop = Hop(span=first, name=name, source_id="tass" if draw[1] % 3 else "")
        content = (last, Span(start=behind.start, end=behind.start + 1)) if behind else (last,)
        return Claim(
            sources=(hop, Hop(name="Reuters", role="relay")) if draw[1] % 4 else (hop,),
            cue=words[draw[1] % len(words)],
            content=content if draw[2] % 4 != 1 else (),
            stance=(Stance(target="la paix", polarity="FAVOR"),) if draw[0] % 3 == 0 else (),
            judgements=judged,
            note="" if draw[1] % 2 else 'vu,\n"lu"',
        )

    def _commit(self, article: Article, who: str, changes: tuple) -> None:
        made = commit(*changes, article_id=article.article_id, seconds=1.25 * self.made)
        self.bench.commit(made, annotator=who)

    def cut(self, draw: Draw) -> None:
        """A sentence becomes two."""
        article = self._article(draw[0])
        place = draw[1] % len(article.sentences)
        whole = article.sentences[place]
        gaps = list(re.finditer(r"\s+", whole.of(article.text)))
        if gaps:
            gap = gaps[draw[2] % len(gaps)]
            left = whole.model_copy(update={"end": whole.start + gap.start()})
            right = whole.model_copy(update={"start": whole.start + gap.end()})
            self._recut(article, (left, right), place, place + 1)

    def join(self, draw: Draw) -> None:
        """Two sentences become one, over the end of a line."""
        article = self._article(draw[0])
        place = draw[1] % len(article.sentences)
        both = article.sentences[place : place + 2]
        joined = both[0].model_copy(update={"end": both[-1].end})
        self._recut(article, (joined,), place, place + 2)

    def _recut(self, article: Article, new: tuple[Sentence, ...], start: int, stop: int) -> None:
        sentences = (*article.sentences[:start], *new, *article.sentences[stop:])
        self.bench.articles.recut(article.article_id, sentences, base=article.revision, author="bob")

    def merge(self, draw: Draw) -> None:
        """An article is found to tell the story of another."""
        article, story = self._article(draw[0]), self._article(draw[1]).story
        known = article.metadata.model_copy(update={"story_id": story, "title": f"{draw[2]}"})
        self.bench.articles.correct(article.article_id, known, base=article.revision, author="bob")

    def widen(self, _draw: Draw) -> None:
        """The codebook gets a dimension, once."""
        if self.dimensions:
            return
        path = self.bench.settings.codebook
        path.write_text(path.read_text(encoding="utf-8") + DIMENSION, encoding="utf-8")
        self.bench = _opened(self.bench.settings, self.bench._store)
        self.dimensions = 1


EDITS: Mapping[str, Callable[[History, Draw], None]] = MappingProxyType(
    {
        name: getattr(History, name)
        for name in ("label", "repeat", "correct", "withdraw", "add", "cut", "join", "merge", "widen")
    }
)
EDIT = st.tuples(_often("label", *list(EDITS)[1:]), _DRAW)
STEP = st.tuples(st.lists(EDIT, min_size=1, max_size=6), ASKED)
HISTORIES = st.lists(STEP, min_size=2, max_size=4)
"""What is done before each version, and how it is published."""


def _opened(settings: Settings, store: MemoryStore) -> Workbench:
    codebook = read_codebook(settings.codebook)
    return Workbench(settings, store=store, codebook=codebook, sources=SOURCES, clock=lambda: NOW)


@contextmanager
def new_history() -> Iterator[History]:
    """A project in memory with three articles, in each a sentence that two agree on; gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder), annotator="ana")
        settings.codebook.write_bytes((ROOT / "seeds" / "codebook.toml").read_bytes())
        found = History(_opened(settings, MemoryStore()))
        for number in range(3):
            found.add((number, number + 1, number + 2))
            found.label((number, number + 1, 9))
            found.repeat((number, 0, 0))
        yield found
