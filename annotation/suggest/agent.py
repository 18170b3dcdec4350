"""The agents: the rules, and the rules with dependency trees.

A score is the share of right ones among what its pattern found in the development gold (scores.py).
"""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from types import MappingProxyType

from annotation.suggest.attribution.article import Trees, attributions
from annotation.suggest.attribution.found import Found
from annotation.suggest.judgements.judged import judged
from annotation.suggest.lexicon import lexicon
from annotation.suggest.parsing.spacy_trees import model_of, trees_of
from annotation.suggest.quotes import quote_type_of
from annotation.suggest.scores import AUTHOR_SCORE, SCORES
from annotation.suggest.who.hops import hop_of, implied
from annotation.suggest.who.names import SourceNames, plain
from annotation.suggest.who.people import People
from schemas import LABELLED_KINDS, Agent, Article, Claim, Hop, Sentence, Span, Suggestion

AGENT = Agent(name="rules", version="0.2")
_NO_TREES: Trees = MappingProxyType({})


def agent_of(language: str) -> Agent:
    """Who `propose` is for a language: the parser where its model is installed, else the rules."""
    model = model_of(language)
    return Agent(name="parser", version=f"{AGENT.version}+{model}") if model else AGENT


def propose(article: Article, *, sources: SourceNames) -> tuple[Suggestion, ...]:
    """What the best agent of this installation suggests; the first call loads its model (seconds, 300 MB)."""
    agent = agent_of(article.language)
    trees = _NO_TREES if agent == AGENT else trees_of(article)
    return _suggestions(article, sources, trees, agent)


def suggest(article: Article, *, sources: SourceNames) -> tuple[Suggestion, ...]:
    """What the rules suggest: attributions, credits and the author's own sentences, in text order."""
    return _suggestions(article, sources, _NO_TREES, AGENT)


def _suggestions(
    article: Article, sources: SourceNames, trees: Trees, agent: Agent
) -> tuple[Suggestion, ...]:
    words = lexicon(article.language)
    people = People(_spoken_text(article), words, sources)
    claims, seen = list[tuple[Claim, float]](), list[Hop]()
    for one in attributions(article, words, sources, trees):
        claim = _claim(article, one, seen, people)
        seen += [hop for hop in claim.sources if one.scope == "span"]
        claims.append((claim, SCORES[one.pattern]))
    touched = _touched(article, [span for claim, _ in claims for span in claim.spans])
    claims += [
        (_author_claim(article, sentence), AUTHOR_SCORE)
        for index, sentence in enumerate(article.sentences)
        if sentence.kind in LABELLED_KINDS and index not in touched
    ]
    ordered = sorted(claims, key=lambda pair: min((span.start, span.end) for span in pair[0].spans))
    return tuple(_suggestion(article, claim, score, agent) for claim, score in ordered)


def _spoken_text(article: Article) -> str:
    """The text with everything blanked that is no part of the story: who signs it is nobody in it."""
    text, parts, position = plain(article.text), list[str](), 0
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
    text = article.text
    hops = [hop_of(link, text, seen, people) for link in found.chain]
    if found.drops_subject and found.cue and (speaker := implied(seen, people, found.cue)):
        hops.insert(0, speaker)
    claim = Claim(
        scope=found.scope,
        sources=tuple(hops),
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


def _suggestion(article: Article, claim: Claim, score: float, agent: Agent) -> Suggestion:
    spans = ",".join(f"{span.start}-{span.end}" for span in claim.spans)
    named = f"{agent}|{article.article_id}|{claim.voice}|{spans}"
    return Suggestion(
        suggestion_id=hashlib.sha256(named.encode()).hexdigest()[:16],
        agent=str(agent),
        score=score,
        claim=claim,
    )
