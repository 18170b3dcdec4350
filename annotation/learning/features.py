"""What the model sees of a sentence or of a claim: words by region, cue, structure and what the rules say."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from annotation.language import language_data
from annotation.learning.hashing import Vector, places_of, vector, words_of
from schemas import Article, Claim, Sentence, Span, Suggestion

_QUOTE = re.compile(r"«[^»\n]{1,3000}»|“[^”\n]{1,3000}”|\"[^\"\n]{1,3000}\"")
_TENTHS = 10
_SHORT = 3
"""Up to so many letters a word is an article or a preposition more often than what is spoken of."""


@dataclass(frozen=True)
class Seen:
    """An article with what an agent proposes for it, as far as vectors need it."""

    article: Article
    suggestions: tuple[Suggestion, ...]

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """The quotations of the text, in order."""
        return tuple(Span(start=m.start(), end=m.end()) for m in _QUOTE.finditer(self.article.text))

    @cached_property
    def touching(self) -> Mapping[int, tuple[Suggestion, ...]]:
        """By the index of a sentence the attributions that are proposed in it."""
        found: dict[int, list[Suggestion]] = {}
        for one in self.suggestions:
            if one.claim.voice == "source" and one.claim.scope == "span":
                for index in self.article.sentences_touching(one.claim.anchors):
                    found.setdefault(index, []).append(one)
        return {index: tuple(some) for index, some in found.items()}

    def parts(self, span: Span) -> tuple[str, str]:
        """The words of `span` outside quotations, and those inside."""
        text, outside, inside, position = self.article.text, [], [], span.start
        first = bisect_left(self.quotes, span.start + 1, key=lambda one: one.end)
        for quote in self.quotes[first:]:
            if quote.start >= span.end:
                break
            outside.append(text[position : max(position, quote.start)])
            inside.append(text[max(quote.start, span.start) : min(quote.end, span.end)])
            position = min(quote.end, span.end)
        outside.append(text[position : span.end])
        return " ".join(outside), " ".join(inside)


def sentence_vector(seen: Seen, index: int) -> Vector:
    """What tells whether somebody is quoted in a sentence."""
    sentence = seen.article.sentences[index]
    outside, inside = seen.parts(sentence)
    lexical = places_of(words_of(outside), region="o") | places_of(words_of(inside), region="i")
    return vector(lexical, _of_sentence(seen, index, sentence, quoted=len(inside)))


def _of_sentence(seen: Seen, index: int, sentence: Sentence, *, quoted: int) -> Iterator[str]:
    proposed = seen.touching.get(index, ())
    share = round(3 * quoted / (sentence.end - sentence.start))
    yield f"lang={seen.article.language}"
    yield f"kind={sentence.kind}"
    yield f"place={_TENTHS * index // len(seen.article.sentences)}"
    yield f"quoted={share}"
    yield f"proposed={bool(proposed)}"
    yield f"proposed={bool(proposed)},quoted={share}"
    yield f"before={index - 1 in seen.touching}"
    yield f"opens={seen.article.text[sentence.start]}"
    for one in proposed:
        cue = _words(one.claim.cue, seen.article.text)
        yield from (f"cue={cue}", f"force={one.claim.cue_force}", f"type={one.claim.quote_type}")
        yield f"sure={round(one.score * _TENTHS)}"
        yield f"has={bool(one.claim.sources)},{bool(one.claim.cue)},{bool(one.claim.content)}"
        yield from (f"speaks={hop.kind}" for hop in one.claim.sources[:1])


def claim_vector(seen: Seen, claim: Claim, *, said: str | None, target: str = "") -> Vector:
    """What tells how certain a claim is presented, or how its source stands towards `target`.

    Args:
        seen: the article.
        claim: as an agent proposes it; as a person labelled it where no agent proposes it.
        said: the value that the agent gives; none where it proposes no such claim.
        target: empty unless the stance towards it is asked for.
    """
    text = seen.article.text
    content = words_of(" ".join(span.of(text) for span in claim.content))
    cue = _words(claim.cue, text)
    around = words_of(" ".join(_around(seen.article, claim)))
    lexical = places_of(content, region="c") | places_of(around, region="r")
    lexical |= places_of(cue.split(), region="k")
    if target:
        lexical |= places_of(content, region=f"c@{target}")
    return vector(lexical, _of_claim(seen, claim, cue, said, target))


def _of_claim(seen: Seen, claim: Claim, cue: str, said: str | None, target: str) -> Iterator[str]:
    article = seen.article
    first = min(article.sentences_touching(claim.anchors), default=0)
    moods = _moods(article.language, " ".join(span.of(article.text) for span in claim.content))
    answer = said if said is not None else "?"
    yield f"lang={article.language}"
    yield f"said={answer}"
    yield from (f"said={answer},{name}" for name in (claim.voice, claim.cue_force, claim.quote_type, cue))
    yield from (f"voice={claim.voice}", f"force={claim.cue_force}", f"type={claim.quote_type}", f"cue={cue}")
    yield f"kind={article.sentences[first].kind}"
    yield f"place={_TENTHS * first // len(article.sentences)}"
    yield f"long={min(8, sum(span.end - span.start for span in claim.content) // 40)}"
    yield from (f"mood={name}" for name in moods)
    yield from (
        f"cuemood={name}"
        for name in _moods(article.language, claim.cue.of(article.text) if claim.cue else "")
    )
    yield from (f"speaks={hop.kind}" for hop in claim.sources[:1])
    if target:
        yield from (f"target={target}", f"target={target},{claim.sources[0].name if claim.sources else ''}")


def _around(article: Article, claim: Claim) -> Iterator[str]:
    """What stands beside the content in the sentences of the claim."""
    for index in article.sentences_touching(claim.anchors):
        sentence, position = article.sentences[index], article.sentences[index].start
        for span in claim.content:
            if span.overlaps(sentence):
                yield article.text[position : max(position, span.start)]
                position = min(span.end, sentence.end)
        yield article.text[position : sentence.end]


def _words(span: Span | None, text: str) -> str:
    return " ".join(words_of(span.of(text))) if span else ""


@cache
def _patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    listed = language_data(language).get("factuality", {})
    return {name: re.compile(f"(?i){pattern}") for name, pattern in listed.items()}


def _moods(language: str, text: str) -> Sequence[str]:
    """The lists of the language file that something in `text` is on: negation, possibility, question ..."""
    plain = " ".join(text.replace("’", "'").split())
    return [name for name, pattern in _patterns(language).items() if plain and pattern.search(plain)]


def has_target(article: Article, claim: Claim, target: str) -> bool:
    """Whether the sentences of a claim speak of a target.

    Half of its words of more than 3 letters stand there; all of them, when it has only shorter ones.
    """
    words = frozenset(words_of(target))
    longer = frozenset(word for word in words if len(word) > _SHORT)
    wanted, share = (longer, 0.5) if longer else (words, 1.0)
    sentences = (article.sentences[index] for index in article.sentences_touching(claim.anchors))
    there = {word for one in sentences for word in words_of(one.of(article.text))}
    return bool(wanted) and len(wanted & there) >= share * len(wanted)
