"""What is seen in one article: closed sentences, what was on screen, the fate of suggestions; pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from schemas import CLAIM, LABELLED_KINDS, REJECTION, Article, Assistance, Claim, Label, Proposal, Span, Voice

Commit = tuple[Label, ...]
"""The labels that one commit made."""


class Closed(NamedTuple):
    """A sentence that an analyst closed.

    Attributes:
        assistance: what was on screen when it was closed first.
        seconds: of all commits in it until then.
        in_flow: it is there still, and in the labelling flow.
    """

    annotator: str
    key: str
    assistance: Assistance
    agent: str
    seconds: float
    at: datetime
    in_flow: bool


class Seen(NamedTuple):
    """A closed sentence compared with what was suggested for it; none where nobody knows that any more."""

    closed: Closed
    has_attribution: bool
    same_voice: bool | None
    same_attributions: bool | None


class Fate(NamedTuple):
    """What became of one suggestion, or of an attribution marked beside them."""

    annotator: str
    agent: str
    voice: Voice
    what: str


def closings(article: Article, commits: Iterable[Commit]) -> Iterator[Closed]:
    """Each sentence that was ever closed, at the first time, by each analyst.

    The time of a commit belongs to the sentence that it closes, in equal parts if there are several; of one
    that closes none, to the first open sentence that its claim covers.
    """
    kinds = {one.key: one.kind for one in article.sentences}
    for annotator, own in groupby(sorted(commits, key=_who), key=_who):
        spent: dict[str, float] = {}
        done: set[str] = set()
        for labels in own:
            states = {one.name: one.state for one in labels if one.state and one.state.status != "open"}
            for key in states or _sentence_of(article, labels, done):
                if key in done:
                    continue
                spent[key] = spent.get(key, 0) + labels[0].seconds / max(len(states), 1)
                if key in states:
                    done.add(key)
                    in_flow = kinds.get(key) in LABELLED_KINDS
                    said = states[key].assistance, states[key].agent
                    yield Closed(annotator, key, *said, spent[key], labels[0].labelled_at, in_flow)


def _who(labels: Commit) -> str:
    return labels[0].annotator


def _sentence_of(article: Article, labels: Commit, done: set[str]) -> list[str]:
    """The first open sentence that a claim of the commit covers, if there is one."""
    claims = (one.claim or (one.suggestion.claim if one.suggestion else None) for one in labels)
    touched = (i for claim in claims if claim for i in article.sentences_touching(claim.anchors))
    return [key for i in touched if (key := article.sentences[i].key) not in done][:1]


def compared(
    closed: Sequence[Closed], labels: Sequence[Label], proposals: Sequence[Proposal]
) -> Iterator[Seen]:
    """The sentences of the flow whose screen was recorded, beside what they are labelled as now."""
    for one in closed:
        if not one.in_flow or one.assistance not in {"shown", "hidden"}:
            continue
        span = _span(one.key)
        claims = [x.claim for x in labels if x.annotator == one.annotator and x.kind == CLAIM and x.claim]
        final = _attributions(claims, span)
        proposal = _proposal(proposals, one)
        if proposal is None:
            yield Seen(one, bool(final), None, None)
            continue
        wanted = _attributions((suggestion.claim for suggestion in proposal.suggestions), span)
        yield Seen(one, bool(final), bool(final) == bool(wanted), final == wanted)


def _span(key: str) -> Span:
    start, _, end = key.partition("-")
    return Span(start=int(start), end=int(end))


def _attributions(claims: Iterable[Claim], sentence: Span) -> set[tuple[object, ...]]:
    """Contents and sources of the attributions that cover a sentence."""
    return {
        (claim.anchors, tuple(hop.span for hop in claim.sources))
        for claim in claims
        if claim.voice == "source" and any(span.overlaps(sentence) for span in claim.anchors)
    }


def _proposal(proposals: Iterable[Proposal], closed: Closed) -> Proposal | None:
    """The last that the agent had made when the sentence was closed, else its first."""
    own = sorted((one for one in proposals if one.agent == closed.agent), key=lambda one: one.made_at)
    before = [one for one in own if one.made_at <= closed.at] or own[:1]
    return before[-1] if before else None


def fates(
    article: Article, closed: Sequence[Closed], labels: Sequence[Label], proposals: Sequence[Proposal]
) -> Iterator[Fate]:
    """What became of each suggestion that was on screen in closed sentences, and what was added beside."""
    for annotator in sorted({label.annotator for label in labels} | {one.annotator for one in closed}):
        own = [label for label in labels if label.annotator == annotator]
        there = {one.key: one for one in closed if one.annotator == annotator}
        decided = _decided(own)
        yield from (Fate(annotator, *rest) for rest in decided.values())
        for agent, one in ((each.agent, one) for each in proposals for one in each.suggestions):
            name = one.suggestion_id
            if name not in decided and _was_on_screen(article, one.claim, there, agent):
                decided[name] = (agent, one.claim.voice, "passed")
                yield Fate(annotator, *decided[name])
        for label in own:
            if label.claim and label.decision == "added" and label.claim.voice == "source":
                agent = _agent_at(article, label.claim, there)
                if agent:
                    yield Fate(annotator, agent, "source", "added")


def _decided(labels: Iterable[Label]) -> dict[str, tuple[str, Voice, str]]:
    """The suggestions that an analyst decided on, by id; a rejection counts more than what came before."""
    found: dict[str, tuple[str, Voice, str]] = {}
    for label in labels:
        one = label.suggestion
        is_decision = label.kind == REJECTION or (label.claim and label.decision in {"accepted", "corrected"})
        before = found.get(one.suggestion_id) if one else None
        if one is None or not is_decision or (before and before[2] == "rejected"):
            continue
        what = "rejected" if label.kind == REJECTION else label.decision
        found[one.suggestion_id] = (one.agent, one.claim.voice, what)
    return found


def _was_on_screen(article: Article, claim: Claim, there: Mapping[str, Closed], agent: str) -> bool:
    keys = [article.sentences[index].key for index in article.sentences_touching(claim.spans)]
    states = [there.get(key) for key in keys]
    return bool(keys) and all(one and one.agent == agent and one.assistance == "shown" for one in states)


def _agent_at(article: Article, claim: Claim, there: Mapping[str, Closed]) -> str:
    """Whose suggestions were on screen, or could have been, where an attribution was added."""
    keys = (article.sentences[index].key for index in article.sentences_touching(claim.anchors))
    found = (there[key] for key in keys if key in there)
    return next((one.agent for one in found if one.assistance in {"shown", "none"}), "")
