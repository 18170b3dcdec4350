"""From what is seen in each article to the figures of a project; pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import numpy as np

from annotation.agreement.coefficients import ratio
from annotation.agreement.columns import Column, columns_of
from annotation.agreement.figures import Origin, Origins, figure
from annotation.agreement.gathering import Seen
from annotation.agreement.sharing import CHAIN_PARTS, COUNTED, SPAN_PARTS, Shared
from schemas import (
    IS_ATTRIBUTED,
    AgreementReport,
    ChainAgreement,
    Codebook,
    Diagonal,
    Figure,
    Figures,
    SliceAgreement,
    SpanAgreement,
)


def report(seen: Iterable[Seen], codebook: Codebook, *, withheld: int = 0) -> AgreementReport:
    """The figures of all articles that are seen.

    Args:
        seen: of every article.
        codebook: what claims are judged on.
        withheld: how many articles are left out because they may not be shown yet.
    """
    everything = list(seen)
    analysts = [one for one in everything if not one.person]
    columns = columns_of(analysts, codebook)
    people = sorted({one.person for one in everything if one.person})
    return AgreementReport(
        between=_figures(analysts, columns),
        repeats=tuple(_repeat(everything, person, codebook) for person in people),
        slices=tuple(slice_ for column in columns for slice_ in _slices(column)),
        diagonals=tuple(_diagonals(analysts)),
        withheld=withheld,
    )


def _repeat(everything: Iterable[Seen], person: str, codebook: Codebook) -> Figures:
    own = [one for one in everything if one.person == person]
    return _figures(own, columns_of(own, codebook))


def _figures(seen: Sequence[Seen], columns: Sequence[Column]) -> Figures:
    common = [one for one in seen if one.is_common]
    groups = list(_groups([(one.origin, it) for one in common for it in one.shared]))
    (attributed,) = (column for column in columns if column.dimension == IS_ATTRIBUTED)
    return Figures(
        readers=tuple(sorted({who for column in columns for who in column.readers})),
        articles=len(common),
        sentences=len(attributed.rows),
        dimensions=tuple(column.agreement() for column in columns),
        pairs=tuple(pair for column in columns for pair in column.pairs()),
        spans=tuple(span for group in groups for span in _spans(*group)),
        chains=tuple(chain for group in groups for chain in _chains(*group)),
    )


class _Shares:
    """What some pairs of readers share, as an array: units x counted x (shared, there)."""

    def __init__(self, shares: Sequence[tuple[Origin, Shared]]) -> None:
        counts = [one.counts for _, one in shares]
        self._counts = np.array(counts, dtype=float).reshape(-1, len(COUNTED), 2)
        self._origins = Origins.of(origin for origin, _ in shares)

    def figure(self, name: str) -> Figure:
        """Of one of what is counted."""
        counts = self._counts[:, COUNTED.index(name)]
        there = np.flatnonzero(counts[:, 1])
        units = int(counts[:, 1].sum())
        return figure(counts[there], self._origins.at(there), ratio, units=units)


def _groups(shares: Sequence[tuple[Origin, Shared]]) -> Iterator[tuple[tuple[str, ...], _Shares]]:
    """All pairs of readers together, then each."""
    yield (), _Shares(shares)
    for readers in sorted({one.readers for _, one in shares}):
        yield readers, _Shares([(origin, one) for origin, one in shares if one.readers == readers])


def _spans(readers: tuple[str, ...], shares: _Shares) -> Iterator[SpanAgreement]:
    for part in SPAN_PARTS:
        exact, overlap = (shares.figure(f"{part} {how}") for how in ("exact", "overlap"))
        yield SpanAgreement(readers=readers, part=part, exact=exact, overlap=overlap)


def _chains(readers: tuple[str, ...], shares: _Shares) -> Iterator[ChainAgreement]:
    for part in CHAIN_PARTS:
        yield ChainAgreement(readers=readers, part=part, share=shares.figure(f"chain {part}"))


def _slices(column: Column) -> Iterator[SliceAgreement]:
    facets = {
        "month": [_month(row.observation.at) for row in column.rows],
        "outlet": [row.seen.outlet for row in column.rows],
        "language": [row.seen.language for row in column.rows],
    }
    for by, values in facets.items():
        for value, alpha in column.by_facet(values):
            yield SliceAgreement(by=by, value=value, dimension=column.dimension, alpha=alpha)
    for reader, alpha in column.by_reader():
        yield SliceAgreement(by="analyst", value=reader, dimension=column.dimension, alpha=alpha)


def _month(at: datetime) -> str:
    return f"{at.year}-{at.month:02}"


def _diagonals(seen: Iterable[Seen]) -> Iterator[Diagonal]:
    """All readers together, then each; of every rating, whoever else read the article."""
    rated = [(one.origin, it) for one in seen for it in one.ratings]
    readers = sorted({it.reader for _, it in rated})
    for reader in ("", *readers):
        here = [(origin, it) for origin, it in rated if reader in {"", it.reader}]
        counts = np.array([(it.is_diagonal, True) for _, it in here], dtype=float).reshape(-1, 2)
        origins = Origins.of(origin for origin, _ in here)
        yield Diagonal(reader=reader, share=figure(counts, origins, ratio))
