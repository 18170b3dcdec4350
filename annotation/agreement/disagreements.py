"""In what readers differ, unit by unit; the worst first. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import Final

from annotation.agreement.meeting import Meeting, Same, claims_of, meetings, readings_of
from annotation.agreement.observing import NO, YES, stances_of
from annotation.agreement.sharing import chain_parts
from annotation.alignment.units import Readings
from schemas import (
    CHAIN_SEPARATOR,
    IS_ATTRIBUTED,
    STANCE,
    STANCE_SEPARATOR,
    VOICE,
    Article,
    Claim,
    Codebook,
    Disagreement,
    Divergence,
    Hop,
    Label,
    Span,
    is_analyst,
)

ATTRIBUTION, ROOT, OPPOSITE, OTHER = 8, 4, 2, 1
"""What a divergence weighs: whether somebody is quoted, who said it first, for or against, anything else."""

Say = Callable[[Claim], str]

_PARTS: Final[dict[str, Say]] = {
    "scope": lambda claim: claim.scope,
    "source": lambda claim: _places(*(span for hop in claim.sources for span in (hop.span, hop.cue))),
    "cue": lambda claim: _places(claim.cue),
    "content": lambda claim: _places(*claim.content),
    "cue_force": lambda claim: claim.cue_force,
    "quote_type": lambda claim: claim.quote_type,
}
"""What a claim says beside its voice, its chain, its stances and its judgements."""


def disagreements(
    article: Article, labels: Iterable[Label], codebook: Codebook, *, readers: Iterable[str] | None = None
) -> tuple[Disagreement, ...]:
    """The units of an article that readers closed differently, the worst first.

    Args:
        article: in its newest edition.
        labels: the current ones, withdrawn ones left out.
        codebook: tells which codes are opposite.
        readers: who is compared [default: every analyst].
    """
    kept = tuple(labels)
    wanted = {one.annotator for one in kept if is_analyst(one.annotator)} if readers is None else readers
    readings = readings_of(article, kept, wanted)
    opposites = opposites_of(codebook)
    found = [
        _disagreement(article, readings, meeting, opposites)
        for meeting in meetings(readings, is_wanted=readings.differ)
    ]
    return worst_first(found)


def worst_first(found: Iterable[Disagreement]) -> tuple[Disagreement, ...]:
    """In the order in which a lead settles them; what is as bad stays in the order in which it came."""
    return tuple(sorted(found, key=lambda one: -one.weight))


def opposites_of(codebook: Codebook) -> frozenset[frozenset[str]]:
    """Pairs of codes that say the opposite: FAVOR and AGAINST, and codes whose signs are + and -."""
    found = {frozenset(("FAVOR", "AGAINST"))}
    for one in codebook.judged:
        for yes, no in product(one.codes, repeat=2):
            if (yes.rpartition(" ")[2], no.rpartition(" ")[2]) == ("+", "-"):
                found.add(frozenset((one.codes[yes], one.codes[no])))
    return frozenset(found)


Opposites = frozenset[frozenset[str]]


def _disagreement(
    article: Article, readings: Readings, meeting: Meeting, opposites: Opposites
) -> Disagreement:
    found = [*_states(readings, meeting)]
    for same in meeting.claims:
        found += _of_claim(meeting.readers, same, opposites, article.language)
    return Disagreement(
        article_id=article.article_id,
        sentences=meeting.sentences,
        readers=meeting.readers,
        divergences=tuple(sorted(found, key=lambda one: -one.weight)),
        weight=sum(one.weight for one in found),
        at=meeting.at,
    )


def _states(readings: Readings, meeting: Meeting) -> Iterator[Divergence]:
    """Whether somebody is quoted in the unit, and whether its sentences were labelled or skipped."""
    labels = readings.in_unit[frozenset(meeting.sentences)]
    quoting = {
        who: YES if any(one.claim and one.claim.voice == "source" for one in labels.get(who, ())) else NO
        for who in meeting.readers
    }
    if len({*quoting.values()}) > 1:
        yield Divergence(what=IS_ATTRIBUTED, values=quoting, weight=ATTRIBUTION)
    states = {
        who: " ".join(f"{one.name} {one.state.status}" for one in labels.get(who, ()) if one.state)
        for who in meeting.readers
    }
    if len({*states.values()}) > 1:
        yield Divergence(what="status", values=states, weight=OTHER)


def _of_claim(
    readers: tuple[str, ...], same: Same, opposites: Opposites, language: str
) -> Iterator[Divergence]:
    claims = claims_of(same)
    if len(claims) < len(readers):
        made = {who: YES if who in claims else NO for who in readers}
        yield Divergence(what="claim", values=made, weight=OTHER)
    yield from _diverging(VOICE, {who: claim.voice for who, claim in claims.items()})
    if len({claim.voice for claim in claims.values()}) > 1:
        # Where one hears the author, all else follows from that; only the others can be compared further.
        claims = {who: claim for who, claim in claims.items() if claim.voice == "source"}
    for what, say in _PARTS.items():
        yield from _diverging(what, {who: say(claim) for who, claim in claims.items()})
    yield from _chains(claims, language)
    yield from _stances(claims, opposites, language)
    for name in sorted({name for claim in claims.values() for name in claim.judgements}):
        codes = {who: claim.judgements.get(name, "") for who, claim in claims.items()}
        yield from _diverging(name, codes, opposites)


def _chains(claims: Mapping[str, Claim], language: str) -> Iterator[Divergence]:
    """The root, if it is another; the rest of the chain, or what else is said of its hops."""
    roots = {who: claim.sources[0].name if claim.sources else "" for who, claim in claims.items()}
    pairs = combinations(claims.values(), 2)
    is_other_root = not all(chain_parts(left, right, language)["root"] for left, right in pairs)
    if is_other_root:
        yield Divergence(what="root", values=roots, weight=ROOT)
    rest = {who: claim.sources[is_other_root:] for who, claim in claims.items()}
    yield from _diverging(
        "chain", {who: CHAIN_SEPARATOR.join(map(_described, hops)) for who, hops in rest.items()}
    )


def _described(hop: Hop) -> str:
    return f"{hop.name} ({', '.join(filter(None, (hop.role, hop.kind, hop.source_id)))})"


def _stances(claims: Mapping[str, Claim], opposites: Opposites, language: str) -> Iterator[Divergence]:
    found = [
        divergence
        for polarities in stances_of(claims, language).values()
        for divergence in _diverging(STANCE, {who: polarities.get(who, "") for who in claims}, opposites)
    ]
    texts = {
        who: STANCE_SEPARATOR.join(f"{one.polarity} {one.target}" for one in claim.stance)
        for who, claim in claims.items()
    }
    yield from found or _diverging("target", texts)


def _diverging(
    what: str, values: Mapping[str, str], opposites: Opposites = frozenset()
) -> Iterator[Divergence]:
    said = {*values.values()}
    if len(said) > 1:
        is_opposite = any(pair <= said for pair in opposites)
        yield Divergence(what=what, values=dict(values), weight=OPPOSITE if is_opposite else OTHER)


def _places(*spans: Span | None) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans if span)
