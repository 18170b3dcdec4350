"""The names of sources in labels that no entry of the registry has, as far as somebody may see the labels."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from annotation.language.folding import fold
from annotation.sources import Mention, SourceIndex, mentions, unmatched
from annotation.store import Store
from annotation.workbench.recent import Recent
from schemas import Article, Label, UnmatchedName, is_analyst

_ANSWERS = 16

_ByReader = Mapping[str, tuple[Mention, ...]]


class _Answer(NamedTuple):
    """What was answered, and all that it follows from."""

    basis: object
    names: tuple[UnmatchedName, ...]


class Unmatching:
    """Reads the labels of one moment; only articles whose labels changed since are read again."""

    def __init__(
        self,
        store: Store,
        *,
        sources: Callable[[], SourceIndex],
        aside: Callable[[], frozenset[str]],
        may_show: Callable[[], Callable[[str], bool]],
    ) -> None:
        self._store = store
        self._sources = sources
        self._aside = aside
        self._may_show = may_show
        self._read: dict[str, tuple[str, _ByReader]] = {}
        self._answers: Recent[_Answer] = Recent(limit=_ANSWERS, size=lambda _: 1)

    def names(self, person: str, *, sees_others: bool) -> tuple[UnmatchedName, ...]:
        """The names in the labels that a person may see, the most frequent first; those set aside are marked.

        They are found again only when a label, the registry or what may be seen is another than before.

        Args:
            person: who asks; their own labels count always.
            sees_others: whether those of others count too, in articles that are not read blind any more.
        """
        shows = self._may_show() if sees_others else _nothing_shows
        index, aside = self._sources(), self._aside()
        basis = self._store.moment(), shows, index.digest, aside

        def make(held: _Answer | None) -> _Answer:
            if held and held.basis == basis:
                return held
            seen = self._seen(person, shows, only="" if sees_others else person)
            return _Answer(basis, unmatched(index, seen, is_aside=partial(_is_among, aside)))

        return self._answers.made((person, sees_others), make).names

    def _seen(self, person: str, shows: Callable[[str], bool], *, only: str) -> Iterator[Mention]:
        for article_id, by_reader in self._everything(only):
            is_open = shows(article_id)
            for reader, group in by_reader.items():
                if is_open or (is_analyst(reader) and reader == person):
                    yield from group

    def _everything(self, only: str) -> list[tuple[str, _ByReader]]:
        """By article and reader; of the articles in which one reader labelled, where one is named."""
        with self._store.snapshot() as snapshot:
            touched = snapshot.touched(reader=only)
            known = {
                one.article_id: it
                for one in touched
                if (it := self._read.get(one.article_id)) and it[0] == one.state
            }
            new = [one for one in touched if one.article_id not in known]
            readings = snapshot.readings(one.article_id for one in new)
            for one, (article, labels) in zip(new, readings, strict=True):
                known[one.article_id] = one.state, _by_reader(article, labels)
        self._read.update(known)  # others may know newer ones: what is answered is of this moment
        return [(one.article_id, known[one.article_id][1]) for one in touched]


def _nothing_shows(_article_id: str) -> bool:
    return False


def _is_among(names: frozenset[str], name: str) -> bool:
    return fold(name) in names


def _by_reader(article: Article, labels: tuple[Label, ...]) -> _ByReader:
    readers = dict.fromkeys(one.annotator for one in labels)
    return {
        name: tuple(mentions(article, (one for one in labels if one.annotator == name))) for name in readers
    }
