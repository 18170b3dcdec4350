"""How often each pattern of the rules is right on the development gold: the table of suggest/scores.py.

Run it as `python -m tests.quality.scores`. A suggestion is right when its originator and its content overlap
with those of one attribution of the gold. Patterns that were seen seldom are pulled towards the share of all.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from annotation.alignment.matching import agree, merged
from annotation.settings import SEEDS
from annotation.sources import read_sources
from annotation.standoff import gold_of, read_standoff
from annotation.suggest import SourceNames
from annotation.suggest.attribution import attributions
from annotation.suggest.lexicon import lexicon
from schemas import Claim, Span
from tests.quality.floors import SETS

_PRIOR = 2


def _patterns(path: Path, names: SourceNames) -> Iterator[tuple[str, bool]]:
    for labelled in read_standoff(path):
        gold = gold_of(labelled, path=path, detect_language=str)
        for found in attributions(gold.article, lexicon(gold.article.language), names, {}):
            source = (found.source,) if found.source else ()
            right = any(
                claim.scope == found.scope
                and agree(_spans(claim), merged(source))
                and agree(merged(claim.content), merged(found.content))
                for claim in gold.claims
            )
            yield found.pattern, right


def _spans(claim: Claim) -> tuple[Span, ...]:
    return merged(hop.span for hop in claim.sources[:1] if hop.span)


def main() -> None:
    """Print each pattern with its share and how often it was seen."""
    names = SourceNames.of(read_sources(SEEDS / "sources.csv"))
    seen, right = Counter[str](), Counter[str]()
    for folder in (SETS["beside"], SETS["own"]):
        for path in sorted(folder.glob("*.json")):
            for pattern, hit in _patterns(path, names):
                seen[pattern] += 1
                right[pattern] += hit
    prior = right.total() / seen.total()
    for pattern in sorted(seen):
        share = (right[pattern] + _PRIOR * prior) / (seen[pattern] + _PRIOR)
        sys.stdout.write(f'        "{pattern}": {share:.2f},  # {right[pattern]} of {seen[pattern]}\n')


if __name__ == "__main__":
    main()
