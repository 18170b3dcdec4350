"""How far readers of the same articles agree: the figures, what lies behind them, what is to be settled."""

from collections.abc import Callable, Collection, Iterator

from annotation.agreement import (
    Seen,
    asked_for,
    cross_table,
    disagreements,
    is_in_time,
    is_wanted,
    report,
    seen,
    worst_first,
)
from annotation.store import Snapshot, Store, Touched
from schemas import (
    AgreementQuery,
    AgreementReport,
    Codebook,
    CrossTable,
    Disagreement,
    LatentEstimate,
    is_analyst,
)

IsOpen = Callable[[str], bool]
"""Whether labels of the article with this id may be compared: everybody has read it, or a lead opened it."""

Moment = tuple[tuple[str, str], ...]
"""The ids and states of all articles that somebody worked in: another one when anything has changed."""

Differing = dict[str, tuple[str, tuple[Disagreement, ...]]]
"""By article its state and in what its readers differ."""

EVERYTHING = AgreementQuery()
_KEPT = 8
"""Reports of different queries: who looks at a page of them asks for the same ones again and again."""


class Agreeing:
    """The agreement in a project, read anew when something was stored; `may_show` says of which articles."""

    def __init__(self, *, store: Store, codebook: Codebook, may_show: Callable[[], IsOpen]) -> None:
        self._store = store
        self._codebook = codebook
        self._may_show = may_show
        self._gathered: dict[str, tuple[str, tuple[Seen, ...]]] = {}
        self._reported: dict[object, AgreementReport] = {}
        self._differing: dict[tuple[str, ...], Differing] = {}

    def report(self, query: AgreementQuery = EVERYTHING) -> AgreementReport:
        """All figures of one moment; articles that may not be shown are left out, and counted."""
        is_open = self._may_show()
        moment, everything = self._everything()
        wanted = [one for one in everything if is_wanted(one, query)]
        closed = {one.origin.article for one in wanted if not is_open(one.origin.article)}
        asked = (moment, query, frozenset(closed))
        if asked not in self._reported:
            if len(self._reported) >= _KEPT:
                self._reported.clear()
            withheld = len({one.origin.article for one in wanted if _is_compared(one)} & closed)
            self._reported[asked] = report(self._shown(query), self._codebook, withheld=withheld)
        return self._reported[asked]

    def confusion(
        self, dimension: str, readers: tuple[str, str], query: AgreementQuery = EVERYTHING
    ) -> CrossTable:
        """The values of one reader against those of another, with the units behind each cell.

        Args:
            dimension: a name of the report.
            readers: whose values are the rows, and whose the columns.
            query: as for the report.
        """
        return cross_table(self._shown(query), self._codebook, dimension=dimension, readers=readers)

    def latent(self, query: AgreementQuery = EVERYTHING) -> tuple[LatentEstimate, ...]:
        """What Dawid and Skene's model makes of what three or more readers say; it takes seconds to load."""
        from annotation.agreement.latent import latent  # noqa: PLC0415 (only who asks for it waits for it)

        analysts = (one for one in self._shown(query) if not one.person)
        return latent(analysts, self._codebook)

    def disagreements(self, query: AgreementQuery = EVERYTHING) -> tuple[Disagreement, ...]:
        """The units that analysts closed differently, the worst first."""
        is_open = self._may_show()
        known, found = dict(self._differing.get(query.readers, {})), list[Disagreement]()
        with self._store.snapshot() as snapshot:
            for one in snapshot.touched(is_common=True):
                name = one.article_id
                if not (is_wanted(one, query) and is_open(name)):
                    continue
                if name not in known or known[name][0] != one.state:
                    known[name] = one.state, self._differing_in(snapshot, name, query.readers)
                found += known[name][1]
        everybody = {(): self._differing.get((), {})}
        self._differing = everybody | {query.readers: known}  # of some readers only those asked for last
        return worst_first(one for one in found if is_in_time(one.at, query))

    def _differing_in(
        self, snapshot: Snapshot, article_id: str, readers: Collection[str]
    ) -> tuple[Disagreement, ...]:
        article = snapshot.article(article_id)
        if article is None:
            return ()
        labels = snapshot.labels(article_id)
        analysts = {who for label in labels if is_analyst(who := label.annotator)}
        wanted = analysts & {*readers} if readers else analysts
        return disagreements(article, labels, self._codebook, readers=wanted)

    def _shown(self, query: AgreementQuery) -> Iterator[Seen]:
        is_open = self._may_show()
        _, everything = self._everything()
        return asked_for((one for one in everything if is_open(one.origin.article)), query)

    def _everything(self) -> tuple[Moment, list[Seen]]:
        """All that is seen; only articles whose labels or edition are others than before are read again."""
        found: dict[str, tuple[str, tuple[Seen, ...]]] = {}
        with self._store.snapshot() as snapshot:
            for one in snapshot.touched():
                known = self._gathered.get(one.article_id)
                if known is None or known[0] != one.state:
                    known = one.state, self._read(snapshot, one)
                found[one.article_id] = known
        self._gathered = found
        moment = tuple((article_id, state) for article_id, (state, _) in found.items())
        return moment, [one for _, seens in found.values() for one in seens]

    def _read(self, snapshot: Snapshot, one: Touched) -> tuple[Seen, ...]:
        article = snapshot.article(one.article_id)
        return tuple(seen(article, snapshot.labels(one.article_id), self._codebook)) if article else ()


def _is_compared(one: Seen) -> bool:
    """Whether two analysts have closed anything of the article."""
    return one.is_common and not one.person
