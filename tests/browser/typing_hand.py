"""Type one sentence by keys alone, and say what the export must then hold."""

from playwright.sync_api import expect

from schemas import Article, Span
from tests.browser.screen import Desk
from tests.browser.typed import Hop, Sentence, Typed


def plain(text: str) -> str:
    """No-break spaces as spaces: one character for one."""
    return text.replace("\u00a0", " ")


def place(article: Article, index: int, surface: str) -> Span:
    """Where the sentence says `surface`."""
    sentence = article.sentences[index]
    start = plain(article.text).index(surface, sentence.start, sentence.end)
    return Span(start=start, end=start + len(surface))


def index_of(article: Article, sentence: Sentence) -> int:
    """The sentence that begins so."""
    kinds = ("boilerplate", "caption")
    return next(
        index
        for index, one in enumerate(article.sentences)
        if one.kind not in kinds and plain(one.of(article.text)).startswith(sentence.begins)
    )


def type_sentence(desk: Desk, sentence: Sentence) -> None:
    """From arrival at the sentence to Enter."""
    for one in sentence.attributions:
        desk.press("+")
        _attribution(desk, one)
    if sentence.finishes:
        hop, cue = sentence.finishes
        desk.press("Space")
        _focus_decided(desk)
        desk.select(cue)
        desk.press("c")
        _hop(desk, hop, "s")
    if sentence.attributions or sentence.finishes:
        _reject_what_is_suggested(desk)
        desk.press("Enter")
    else:
        here = desk.cursor
        desk.press("0")  # goes on at once: the author's claim is judged on the way back
        desk.press(*["k"] * (desk.cursor - here), "1", "p", "g")


def _attribution(desk: Desk, one: Typed) -> None:
    if one.through_next:
        desk.press("Home", "Shift+ArrowDown", "Shift+ArrowDown", "q")
    for place_, piece in enumerate(one.content):
        desk.select(piece)
        desk.press("w" if place_ else "q")
    if one.cue:
        desk.select(one.cue)
        desk.press("c")
    for place_, hop in enumerate(one.sources):
        _hop(desk, hop, "r" if place_ else "s")
    _judge(desk, one)


def _hop(desk: Desk, hop: Hop, key: str) -> None:
    desk.select(hop.surface)
    desk.press(key)
    if hop.typed:
        desk.name_hop(hop.typed)
    if hop.cue:
        desk.select(hop.cue)
        desk.press("c")
    desk.press("Escape")


def _judge(desk: Desk, one: Typed) -> None:
    certainty, polarity, _code = one.factuality
    desk.press(certainty, *(polarity or ()))
    for target, key, _polarity in one.stance:
        desk.aim(target)
        desk.press(key)
    reliability, credibility = one.admiralty
    if reliability:
        desk.press("b", reliability, "l", credibility)
    desk.press(*["5"] * ("neutral", "endorsing", "distancing").index(one.force))
    if one.note:
        desk.note(one.note)


def _focus_decided(desk: Desk) -> None:
    card = desk.page.locator(".card.on:not(.suggested)")
    for _ in range(8):
        if card.count():
            return
        desk.press("Space")
    raise AssertionError("no attribution of the sentence is decided")


def _reject_what_is_suggested(desk: Desk) -> None:
    suggested = desk.page.locator(".card.suggested")
    while left := suggested.count():
        for _ in range(8):
            if desk.page.locator(".card.on.suggested").count():
                break
            desk.press("Space")
        desk.press("Backspace")
        expect(suggested).to_have_count(left - 1)


def expected_rows(article: Article, typed: tuple[Sentence, ...]) -> list[dict[str, str]]:
    """What each row of the export must say, in its order; only what was typed."""
    rows: list[dict[str, str]] = []
    for position, sentence in enumerate(typed):
        index = index_of(article, sentence)
        if sentence.finishes:
            continue  # the row above tells of both sentences
        claims = [
            _claim(article, index, one, typed[position + 1 : position + 2]) for one in sentence.attributions
        ]
        for claim in sorted(claims, key=lambda row: int(row.pop("first"))) or [_author(article, index)]:
            covered = claim["claim_sentences"].split()
            rows += [claim | {"sentence_index": number} for number in covered]
    return sorted(rows, key=lambda row: int(row["sentence_index"]))


def _author(article: Article, index: int) -> dict[str, str]:
    sentence = article.sentences[index]
    return {
        "claim_sentences": str(index),
        "voice": "author",
        "content_spans": sentence.key,
        "chain": article.outlet,
        "factuality_source": "CT+",
        "factuality_outlet": "CT+",
    }


def _claim(article: Article, index: int, one: Typed, following: tuple[Sentence, ...]) -> dict[str, str]:
    covered, cue, hops = [index], one.cue, one.sources
    spans = [place(article, index, piece) for piece in one.content]
    at = index
    if one.through_next:
        hop, cue = following[0].finishes or (None, "")
        hops, at, covered = (hop,) if hop else (), index + 1, [index, index + 1]
        spans = [Span(start=article.sentences[index].start, end=article.sentences[index + 1].end)]
    marked = place(article, at, cue)
    source = place(article, at, hops[0].surface)
    named = [hop.name for hop in hops]
    return {
        "first": str(min(span.start for span in (*spans, marked, source))),
        "claim_sentences": " ".join(map(str, covered)),
        "voice": "source",
        "content_spans": " ".join(f"{span.start}-{span.end}" for span in spans),
        "cue_text": cue,
        "cue_start": str(marked.start),
        "cue_force": one.force,
        "source_text": hops[0].surface,
        "source_start": str(source.start),
        "source_end": str(source.end),
        "source_name": hops[0].name,
        "source_id": hops[0].source_id,
        "chain": " > ".join([*named, article.outlet]),
        "chain_depth": str(len(named) + 1),
        "root_name": hops[0].name,
        "stance_target": " | ".join(target for target, _key, _polarity in one.stance),
        "stance": " | ".join(polarity for _target, _key, polarity in one.stance),
        "factuality_source": one.factuality[2],
        "factuality_outlet": "Uu",
        "source_reliability": one.admiralty[0].upper(),
        "information_credibility": one.admiralty[1],
        "note": one.note,
    }
