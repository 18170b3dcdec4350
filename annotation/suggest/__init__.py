"""Suggestions by rules: an article in, suggestions out, the same for the same article.

The scores are rough confidences fixed per pattern; nobody has calibrated them.
"""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotation.suggest.found import Found
from annotation.suggest.hops import hop_of
from annotation.suggest.judge import judged
from annotation.suggest.lexicon import Lexicon, lexicon
from annotation.suggest.names import NamedSource, SourceNames, plain
from annotation.suggest.phrases import Zone
from annotation.suggest.quotes import masked, quotations, quote_type_of
from annotation.suggest.relays import credits_of, sourceless, with_prepositions, with_relays
from annotation.suggest.verbs import verb_attributions
from schemas import LABELLED_KINDS, Agent, Article, Claim, Hop, Sentence, Span, Suggestion

__all__ = ["AGENT", "NamedSource", "SourceNames", "quote_type_of", "suggest"]

AGENT = Agent(name="rules", version="0.1")
_AUTHOR_SCORE = 0.6
_SHORTEST_QUOTE = 20


def suggest(article: Article, *, sources: SourceNames) -> tuple[Suggestion, ...]:
    """Attributions, credits and the author's own sentences of `article`, in text order."""
    words = lexicon(article.language)
    found = sorted(_found(article, words, sources), key=_place)
    claims, seen = list[tuple[Claim, float]](), list[Hop]()
    for one in found:
        claim = _claim(article, one, seen, words, sources)
        seen += [hop for hop in claim.sources if one.scope == "span"]
        claims.append((claim, one.score))
    touched = _touched(article, [span for claim, _ in claims for span in claim.spans])
    claims += [
        (_author_claim(article, sentence), _AUTHOR_SCORE)
        for index, sentence in enumerate(article.sentences)
        if sentence.kind in LABELLED_KINDS and index not in touched
    ]
    ordered = sorted(claims, key=lambda pair: min((span.start, span.end) for span in pair[0].spans))
    return tuple(_suggestion(article, claim, score) for claim, score in ordered)


def _touched(article: Article, spans: Iterable[Span]) -> set[int]:
    starts = [sentence.start for sentence in article.sentences]
    return {
        index
        for span in spans
        for index in range(max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end))
        if article.sentences[index].overlaps(span)
    }


def _found(article: Article, words: Lexicon, sources: SourceNames) -> Iterator[Found]:
    text, quotes = plain(article.text), quotations(article.text)
    outside = masked(text, quotes)
    for sentence in article.sentences:
        zone = _outer(Zone(outside, sentence.start, sentence.end, quotes, text, words), sentence)
        if zone is None:
            continue
        if sentence.kind == "byline":
            yield from credits_of(zone, sources, everywhere=True)
        elif sentence.kind in LABELLED_KINDS:
            yield from credits_of(zone, sources, everywhere=False)
            yield from _attributions(zone, sources)
            for quote in quotes:
                if quote.overlaps(sentence) and quote.end - quote.start > _SHORTEST_QUOTE:
                    yield from verb_attributions(_inside(text, quote, sentence, words))


def _outer(zone: Zone, sentence: Sentence) -> Zone | None:
    """The sentence without its final full stop and without a quotation that an earlier one opened."""
    start, end = sentence.start, sentence.end
    for quote in zone.quotes:
        if quote.start < start < quote.end:
            start = min(quote.end, end)
    while end > start and zone.text[end - 1] in " \n":
        end -= 1
    if zone.text[end - 1 : end] == ".":
        end -= 1
    return replace(zone, start=start, end=end) if start < end else None


def _inside(text: str, quote: Span, sentence: Sentence, words: Lexicon) -> Zone:
    start, end = max(quote.start + 1, sentence.start), min(quote.end - 1, sentence.end)
    while end > start and text[end - 1] in " \n.,":
        end -= 1
    return Zone(text, start, end, (quote,), text, words, inner=True)


def _attributions(zone: Zone, sources: SourceNames) -> list[Found]:
    spoken = [with_relays(zone, one, sources) for one in verb_attributions(zone)]
    found = with_prepositions(zone, spoken)
    return [
        *(one if one in spoken else with_relays(zone, one, sources) for one in found),
        *sourceless(zone, found),
    ]


def _place(found: Found) -> int:
    return min(span.start for span in (found.source, found.cue, *found.content) if span)


def _claim(article: Article, found: Found, seen: list[Hop], words: Lexicon, sources: SourceNames) -> Claim:
    text = article.text
    hops = tuple(hop_of(link, text, seen, words, sources) for link in found.chain)
    claim = Claim(
        scope=found.scope,
        sources=hops,
        cue=found.cue,
        cue_force=found.force,
        content=tuple(sorted(found.content, key=lambda span: span.start)),
        quote_type=quote_type_of(text, found.content),
    )
    return judged(article, claim)


def _author_claim(article: Article, sentence: Sentence) -> Claim:
    content = (Span(start=sentence.start, end=sentence.end),)
    claim = Claim(voice="author", content=content, quote_type=quote_type_of(article.text, content))
    return judged(article, claim)


def _suggestion(article: Article, claim: Claim, score: float) -> Suggestion:
    spans = ",".join(f"{span.start}-{span.end}" for span in claim.spans)
    named = f"{AGENT}|{article.article_id}|{claim.voice}|{spans}"
    return Suggestion(
        suggestion_id=hashlib.sha256(named.encode()).hexdigest()[:16],
        agent=str(AGENT),
        score=score,
        claim=claim,
    )
