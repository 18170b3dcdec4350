"""From an article to the attributions that its sentences, lines and neighbours make."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from annotation.suggest.attribution.credits import byline_credits, dateline_credit
from annotation.suggest.attribution.found import Found, Link
from annotation.suggest.attribution.hearsay import hearsay
from annotation.suggest.attribution.incises import incises, turns_with_incises
from annotation.suggest.attribution.nominal import nominal_attributions, reasons
from annotation.suggest.attribution.prepositions import with_prepositions
from annotation.suggest.attribution.relays import with_relays
from annotation.suggest.attribution.turns import turns
from annotation.suggest.attribution.unknown import colon_speech, governing_verbs, unlisted_verbs
from annotation.suggest.attribution.verbs import verb_attributions
from annotation.suggest.attribution.zone import Zone
from annotation.suggest.lexicon import Lexicon
from annotation.suggest.parsing.tree import Parse
from annotation.suggest.quotes import masked, quotations
from annotation.suggest.who.labels import is_channel
from annotation.suggest.who.names import SourceNames, plain
from schemas import LABELLED_KINDS, Article, Sentence, Span

Trees = Mapping[int, Parse]
"""The dependency trees of sentences, by index."""

_SHORTEST_QUOTE = 20
_ITEM = re.compile(r"[-–—•*] ?\S")


def attributions(article: Article, words: Lexicon, names: SourceNames, trees: Trees) -> list[Found]:
    """What is attributed in `article`, in text order."""
    text, quotes = plain(article.text), quotations(article.text)
    dialogue = turns_with_incises(article, text)
    outside = masked(text, _merged(quotes, [part for turn in dialogue for part in turn.parts]))
    found = incises(dialogue, text, words)
    for index, sentence in enumerate(article.sentences):
        zone = Zone(outside, sentence.start, sentence.end, quotes, text, words, tree=trees.get(index))
        found += _in_sentence(replace(zone, is_title=sentence.kind == "title"), sentence, names)
    found += turns(article, text, quotes, found, words, names)
    return sorted((_with_list(article, one) for one in found), key=_place)


def _merged(quotes: Sequence[Span], parts: Sequence[Span]) -> list[Span]:
    """The parts of dialogue, and the quotations outside of them, in order."""
    apart = [one for one in quotes if not any(one.overlaps(part) for part in parts)]
    return sorted([*apart, *parts], key=lambda span: span.start)


def _in_sentence(whole: Zone, sentence: Sentence, names: SourceNames) -> Iterator[Found]:
    zone = _outer(whole, sentence)
    if zone is None:
        return
    if sentence.kind == "byline":
        yield from byline_credits(zone, names)
    elif sentence.kind in LABELLED_KINDS:
        yield from dateline_credit(zone, names)
        yield from _outside_quotes(zone, names)
        for quote in zone.quotes:
            if quote.overlaps(sentence) and quote.end - quote.start > _SHORTEST_QUOTE:
                yield from verb_attributions(_inside(whole, quote, sentence))


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


def _inside(whole: Zone, quote: Span, sentence: Sentence) -> Zone:
    start, end = max(quote.start + 1, sentence.start), min(quote.end - 1, sentence.end)
    while end > start and whole.source[end - 1] in " \n.,":
        end -= 1
    return replace(
        whole, text=whole.source, start=start, end=end, quotes=(quote,), inner=True, is_title=False
    )


def _outside_quotes(zone: Zone, names: SourceNames) -> list[Found]:
    listed = verb_attributions(zone)
    unlisted = [*unlisted_verbs(zone, listed), *governing_verbs(zone, listed, names)]
    unlisted += colon_speech(zone, [*listed, *unlisted], names)
    spoken = [with_relays(zone, one, names) for one in (*listed, *unlisted)]
    found = with_prepositions(zone, spoken, names)
    related = [one if one in spoken else with_relays(zone, one, names) for one in found]
    related = _passed_on(zone, related, names)
    links = {link.cue for one in related for link in one.chain[:-1] if link.cue}
    related = [one for one in related if not any(one.cue and link.contains(one.cue) for link in links)]
    return [*related, *nominal_attributions(zone), *reasons(zone), *hearsay(zone, related)]


def _passed_on(zone: Zone, found: Sequence[Found], names: SourceNames) -> list[Found]:
    """An agency that closes a sentence passes on what it reports: "X said that ..., Xinhua reported"."""
    closing = [one for one in found if one.pattern == "closing" and one.source]
    result = list(found)
    for last in closing:
        said, source = last.content[0], last.source
        first = next((one for one in result if one.source and one.source.start == said.start), None)
        if not first or not source or not is_channel(source.of(zone.text), zone.lexicon, names):
            continue
        kept = tuple(_before(span, said.end) for span in first.content if span.start < said.end)
        relayed = replace(first, chain=(*first.chain, Link(source, "relay", last.cue)), content=kept)
        result = [relayed if one is first else one for one in result if one is not last]
    return result


def _before(span: Span, end: int) -> Span:
    return Span(start=span.start, end=min(span.end, end))


def _with_list(article: Article, found: Found) -> Found:
    """`found` with the items of the list that its content announces."""
    if not found.content:
        return found
    last, text = found.content[-1], article.text
    line_end = next((one.end for one in article.sentences if one.start < found.end <= one.end), last.end)
    if not text[last.end - 1 : line_end].rstrip().endswith(":"):
        return found
    items = _items(article.sentences, text, line_end)
    if not items:
        return found
    end = items[-1].end
    while text[end - 1] in " .;,\n":
        end -= 1
    if not text[last.end : line_end].strip(" :"):
        return replace(found, content=(*found.content[:-1], Span(start=last.start, end=end)))
    return replace(found, content=(*found.content, Span(start=items[0].start, end=end)))


def _items(sentences: Sequence[Sentence], text: str, after: int) -> list[Sentence]:
    items: list[Sentence] = []
    for sentence in sentences:
        if sentence.start < after or sentence.kind not in LABELLED_KINDS:
            continue
        if not _ITEM.match(text, sentence.start):
            break
        items.append(sentence)
    return items


def _place(found: Found) -> int:
    return min(span.start for span in (found.source, found.cue, *found.content) if span)
