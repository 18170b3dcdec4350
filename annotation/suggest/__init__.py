"""Suggestions by rules: an article in, suggestions out, the same for the same article.

The scores are rough confidences fixed per pattern; nobody has calibrated them.
"""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from types import MappingProxyType

from annotation.suggest.found import Found
from annotation.suggest.hops import hop_of
from annotation.suggest.judge import factuality_of, outlet_factuality
from annotation.suggest.lexicon import Lexicon, lexicon
from annotation.suggest.names import NamedSource, SourceNames, plain
from annotation.suggest.people import People
from annotation.suggest.quotes import quote_type_of
from annotation.suggest.reading import Trees, attributions
from schemas import LABELLED_KINDS, Agent, Article, Claim, Hop, Sentence, Span, Suggestion

__all__ = ["AGENT", "NamedSource", "SourceNames", "quote_type_of", "suggest"]

AGENT = Agent(name="rules", version="0.1")
_AUTHOR_SCORE = 0.6
_NO_TREES: Trees = MappingProxyType({})


def suggest(
    article: Article, *, sources: SourceNames, trees: Trees = _NO_TREES
) -> tuple[Suggestion, ...]:
    """Attributions, credits and the author's own sentences of `article`, in text order."""
    words = lexicon(article.language)
    found = attributions(article, words, sources, trees)
    claims, seen = list[tuple[Claim, float]](), list[Hop]()
    people = People(_spoken_text(article), words, sources)
    for one in found:
        claim = _claim(article, one, seen, people)
        seen += [hop for hop in claim.sources if one.scope == "span"]
        claims.append((claim, one.score))
    touched = _touched(article, [span for claim, _ in claims for span in claim.spans])
    claims += [
        (_author_claim(article, sentence, words), _AUTHOR_SCORE)
        for index, sentence in enumerate(article.sentences)
        if sentence.kind in LABELLED_KINDS and index not in touched
    ]
    ordered = sorted(claims, key=lambda pair: min((span.start, span.end) for span in pair[0].spans))
    return tuple(_suggestion(article, claim, score) for claim, score in ordered)


def _spoken_text(article: Article) -> str:
    """The text with everything blanked that is no part of the story: who signs it is nobody in it."""
    text, parts, position = plain(article.text), [], 0
    for sentence in article.sentences:
        if sentence.kind not in LABELLED_KINDS:
            parts += [text[position : sentence.start], " " * (sentence.end - sentence.start)]
            position = sentence.end
    return "".join((*parts, text[position:]))


def _touched(article: Article, spans: Iterable[Span]) -> set[int]:
    starts = [sentence.start for sentence in article.sentences]
    return {
        index
        for span in spans
        for index in range(max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end))
        if article.sentences[index].overlaps(span)
    }


def _claim(article: Article, found: Found, seen: list[Hop], people: People) -> Claim:
    text, words = article.text, people.lexicon
    hops = tuple(hop_of(link, text, seen, people) for link in found.chain)
    content = " ".join(plain(span.of(text)) for span in found.content)
    code = factuality_of(content, plain(found.cue.of(text)) if found.cue else "", words)
    return Claim(
        scope=found.scope,
        sources=hops,
        cue=found.cue,
        cue_force=found.force,
        content=tuple(sorted(found.content, key=lambda span: span.start)),
        quote_type=quote_type_of(text, found.content),
        judgements={"factuality_source": code, "factuality_outlet": outlet_factuality(code, found.force)},
    )


def _author_claim(article: Article, sentence: Sentence, words: Lexicon) -> Claim:
    content = (Span(start=sentence.start, end=sentence.end),)
    code = factuality_of(plain(sentence.of(article.text)), "", words)
    return Claim(
        voice="author",
        content=content,
        quote_type=quote_type_of(article.text, content),
        judgements={"factuality_source": code, "factuality_outlet": code},
    )


def _suggestion(article: Article, claim: Claim, score: float) -> Suggestion:
    spans = ",".join(f"{span.start}-{span.end}" for span in claim.spans)
    named = f"{AGENT}|{article.article_id}|{claim.voice}|{spans}"
    return Suggestion(
        suggestion_id=hashlib.sha256(named.encode()).hexdigest()[:16],
        agent=str(AGENT),
        score=score,
        claim=claim,
    )
