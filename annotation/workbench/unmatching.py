"""The names of sources in labels that no entry of the registry has, as far as somebody may see the labels."""

from collections.abc import Callable, Collection

from annotation.sources import Mention, SourceIndex, mentions, unmatched
from annotation.store import Snapshot, Store
from schemas import UnmatchedName, is_analyst, person_of


class Unmatching:
    """Reads the labels of one moment; only articles whose labels changed since are read again."""

    def __init__(
        self,
        store: Store,
        *,
        sources: Callable[[], SourceIndex],
        is_aside: Callable[[], Callable[[str], bool]],
        may_show: Callable[[], Callable[[str], bool]],
    ) -> None:
        self._store = store
        self._sources = sources
        self._is_aside = is_aside
        self._may_show = may_show
        self._read: dict[str, tuple[str, dict[str, tuple[Mention, ...]]]] = {}

    def names(self, person: str, *, sees_others: bool) -> tuple[UnmatchedName, ...]:
        """The names in the labels that a person may see, the most frequent first; those set aside are marked.

        Args:
            person: who asks; their own labels count always.
            sees_others: whether those of others count too, in articles that are not read blind any more.
        """
        shows = self._may_show() if sees_others else lambda _article_id: False
        found: list[Mention] = []
        for article_id, by_reader in self._everything().items():
            is_open = shows(article_id)
            for reader, group in by_reader.items():
                if is_open or (is_analyst(reader) and person_of(reader) == person):
                    found += group
        return unmatched(self._sources(), found, is_aside=self._is_aside())

    def _everything(self) -> dict[str, dict[str, tuple[Mention, ...]]]:
        """By article and reader."""
        found: dict[str, tuple[str, dict[str, tuple[Mention, ...]]]] = {}
        with self._store.snapshot() as snapshot:
            for one in snapshot.touched():
                known = self._read.get(one.article_id)
                if known is None or known[0] != one.state:
                    known = one.state, _by_reader(snapshot, one.article_id)
                found[one.article_id] = known
        self._read = found
        return {article_id: by_reader for article_id, (_, by_reader) in found.items()}


def _by_reader(snapshot: Snapshot, article_id: str) -> dict[str, tuple[Mention, ...]]:
    article = snapshot.article(article_id)
    if article is None:
        return {}
    labels = snapshot.labels(article_id)
    readers: Collection[str] = dict.fromkeys(one.annotator for one in labels)
    return {
        name: tuple(mentions(article, (one for one in labels if one.annotator == name))) for name in readers
    }
