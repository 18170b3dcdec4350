"""Dialogue between dashes: in "—No aguantará —dijo Olivares—. Hay que huir." all but the middle is speech."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotation.suggest.attribution.cues import verb_cues
from annotation.suggest.attribution.found import Found, Link
from annotation.suggest.attribution.phrases import noun_after
from annotation.suggest.attribution.zone import Zone, trimmed
from annotation.suggest.lexicon import Lexicon
from schemas import LABELLED_KINDS, Article, Span

# A dash touches what it opens or closes, so that one with a space on either side is none of these.
_TURN = re.compile(r"[—–](?=[^\s—–])")
_INCISE = re.compile(r"(?<=[^\s—–])[ \n][—–](?P<said>[^\s—–][^—–\n]{1,120}?)(?:[—–][.,;:]?|\.?(?=\n|$))")


@dataclass(frozen=True)
class Turn:
    """A turn of dialogue: who says it stands between its parts."""

    said: Span
    parts: tuple[Span, ...]


def turns_with_incises(article: Article, text: str) -> tuple[Turn, ...]:
    """The lines of dialogue that name their speaker between dashes."""
    found = []
    for sentence in article.sentences:
        if sentence.kind in LABELLED_KINDS and _TURN.match(text, sentence.start):
            end = text.find("\n", sentence.start)
            found += _turn(text, sentence.start, end if end >= 0 else len(text))
    return tuple(found)


def _turn(text: str, start: int, end: int) -> list[Turn]:
    incise = _INCISE.search(text, start, end)
    if incise is None:
        return []
    parts = (trimmed(text, start, incise.start()), trimmed(text, incise.end(), end))
    said = Span(start=incise.start("said"), end=incise.end("said"))
    return [Turn(said, tuple(part for part in parts if part))]


def incises(turns: Sequence[Turn], text: str, words: Lexicon) -> list[Found]:
    """The attributions that the verbs between the dashes make."""
    found = []
    for turn in turns:
        zone = Zone(text, turn.said.start, turn.said.end, (), text, words)
        cue = next((one for one in verb_cues(zone) if one.bound and not one.passive), None)
        if cue is None:
            continue
        between = words["between"].match(text, cue.span.end, zone.end)
        speaker = noun_after(zone, between.end() if between else cue.span.end)
        chain = (Link(speaker),) if speaker else ()
        found.append(
            Found(chain, cue.span, turn.parts, "turn", cue.verb.force, drops_subject=speaker is None)
        )
    return found
