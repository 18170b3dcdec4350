"""The figures of many articles, for each language and quote type."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from annotation.evaluation.comparing import Comparison, counts_of
from annotation.evaluation.mistakes import Mistake, mistakes_of
from annotation.evaluation.values import SHARES, TALLIES, Compared, Count, Share, Tally
from schemas import QUOTE_TYPES, QuoteType


@dataclass(frozen=True)
class Slice:
    """The figures of one language and quote type.

    Attributes:
        language: none for all of them together.
        quote_type: none for all of them together; only then there are figures of sentences and credits.
        articles: how many there are in the language.
    """

    language: str | None
    quote_type: QuoteType | None
    articles: int
    tallies: Mapping[str, Tally]
    shares: Mapping[str, Share]


@dataclass(frozen=True)
class Report:
    """The figures, and the mistakes behind them.

    Attributes:
        slices: all languages first, then each; the whole before its quote types.
        mistakes: article by article, in text order.
    """

    slices: tuple[Slice, ...]
    mistakes: tuple[Mistake, ...]

    @property
    def whole(self) -> Slice:
        """All languages and quote types together."""
        return self.slices[0]

    @property
    def languages(self) -> tuple[str, ...]:
        """Those of the gold, sorted."""
        return tuple(one.language for one in self.slices if one.language and one.quote_type is None)

    def of(self, language: str | None = None, quote_type: QuoteType | None = None) -> Slice:
        """One slice.

        Raises:
            KeyError: there is no article in that language.
        """
        for one in self.slices:
            if (one.language, one.quote_type) == (language, quote_type):
                return one
        raise KeyError(language)


def report_of(articles: Iterable[Compared]) -> Report:
    """Compare what was suggested for `articles` with their gold."""
    comparisons = [Comparison(one) for one in articles]
    languages = [one.compared.language for one in comparisons]
    counted = [(one.compared.language, count) for one in comparisons for count in counts_of(one)]
    return Report(
        slices=tuple(
            _slice(
                language,
                quote_type,
                languages.count(language) if language else len(languages),
                [count for code, count in counted if language in {None, code}],
            )
            for language in (None, *sorted(set(languages)))
            for quote_type in (None, *QUOTE_TYPES)
        ),
        mistakes=tuple(mistake for one in comparisons for mistake in mistakes_of(one)),
    )


def _slice(
    language: str | None, quote_type: QuoteType | None, articles: int, counts: Iterable[Count]
) -> Slice:
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in counts:
        if quote_type in {None, one.quote_type}:
            total = sums[one.figure]
            sums[one.figure] = [total[0] + one.gold, total[1] + one.suggested, total[2] + one.right]
    if not sums["stance"][0]:
        # Gold without a single stance was not labelled for it, so that none can be wrong.
        del sums["stance"]
    return Slice(
        language=language,
        quote_type=quote_type,
        articles=articles,
        tallies=MappingProxyType({name: Tally(*sums[name]) for name in TALLIES}),
        shares=MappingProxyType({name: Share(sums[name][0], sums[name][2]) for name in SHARES}),
    )
