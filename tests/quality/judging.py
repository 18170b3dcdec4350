"""The judgements alone: the gold's own claims, judged anew, so that no attribution can be wrong."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from annotation.ingest import detect_language
from annotation.standoff import Gold, gold_of, read_standoff
from annotation.suggest.judgements.judged import judged
from annotation.workbench import Report, evaluate
from schemas import Article, Claim, Suggestion

Judge = Callable[[Article, Claim], Claim]
"""From a claim without judgements to one with them."""


def with_majority(_article: Article, claim: Claim) -> Claim:
    """The baseline: everything is certain, and nobody is for or against anything."""
    return claim.model_copy(update={"judgements": {"factuality_source": "CT+"}})


@cache
def gold_in(folder: Path) -> tuple[Gold, ...]:
    """What the files of a folder say."""
    return tuple(
        gold_of(labelled, path=path, detect_language=detect_language)
        for path in sorted(folder.glob("*.json*"))
        for labelled in read_standoff(path)
    )


@cache
def judged_report(folder: Path, judge: Judge = judged) -> Report:
    """The figures of docs/evaluation.md for the gold of a folder, judged by `judge`."""
    claims = {gold.article.sha256: gold.claims for gold in gold_in(folder)}

    def propose(article: Article) -> tuple[Suggestion, ...]:
        bare = (one.model_copy(update={"judgements": {}, "stance": ()}) for one in claims[article.sha256])
        return tuple(
            Suggestion(suggestion_id=str(number), agent="gold/1", score=1, claim=judge(article, claim))
            for number, claim in enumerate(bare)
        )

    return evaluate(folder, propose)
