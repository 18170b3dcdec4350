"""Whether commits and labels fit the article and the codebook; pure."""

from collections.abc import Iterable, Iterator

from schemas import SENTENCE, Article, Change, Claim, Codebook, Commit, Label, Span


def problem(commit: Commit, *, article: Article, codebook: Codebook) -> str:
    """The first thing that is wrong with the commit, in words; empty when it can be stored."""
    return next((found for change in commit.changes for found in _problems(change, article, codebook)), "")


def _problems(change: Change, article: Article, codebook: Codebook) -> Iterator[str]:
    name = change.key.partition(":")[2]
    if (
        change.kind == SENTENCE
        and not change.withdraws
        and name not in {sentence.key for sentence in article.sentences}
    ):
        yield f"the article has no sentence {name}"
    for claim in (change.claim, change.suggestion.claim if change.suggestion else None):
        if claim is not None:
            yield from _claim_problems(claim, article)
    if change.claim is not None:
        yield from codebook.problems(change.claim)


def _claim_problems(claim: Claim, article: Article) -> Iterator[str]:
    for span in claim.spans:
        if span.end > len(article.text):
            yield f"[{span.start}, {span.end}) leaves the text of {len(article.text)} characters"
    for span in _one_line(claim):
        surface = span.of(article.text)
        if surface.splitlines() != [surface]:
            yield f"a source or a cue lies on one line, {surface!r} does not"
    if not article.sentences_touching(claim.anchors):
        yield "a claim lies in at least one sentence"


def _one_line(claim: Claim) -> Iterator[Span]:
    spans = [claim.cue, *(span for hop in claim.sources for span in (hop.span, hop.cue))]
    return (span for span in spans if span is not None)


def unfit(article: Article, labels: Iterable[Label]) -> tuple[Label, ...]:
    """The labels that no longer fit the article's sentences, cut or joined after they were made."""
    keys = {sentence.key for sentence in article.sentences}
    return tuple(label for label in labels if not label.fits(keys))
