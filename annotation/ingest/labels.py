"""From the labelled spans of another tool to claims of the article."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import NAMESPACE_URL, uuid5

from annotation.ingest.drafts import Draft, Link, Mark
from annotation.ingest.label_groups import Group, Part, by_sentence, linked
from annotation.ingest.label_names import Role, role_of
from annotation.ingest.labelled import counted
from schemas import (
    CHAIN_SEPARATOR,
    CLAIM,
    SENTENCE,
    Article,
    Change,
    Claim,
    Hop,
    QuoteType,
    SentenceState,
    Span,
)

_LONGEST_NAME = 300
_REACH = 4
_QUOTED = r"«[^»]*»|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\""
_ALL_QUOTED = re.compile(rf"\s*(?:{_QUOTED})\s*[.,;:!?]?\s*")
_SOME_QUOTED = re.compile(_QUOTED)
_MARKS = {"«": "»", "“": "”", "„": "“”", '"': '"'}


def changes_of(article: Article, draft: Draft) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """The claims that the marks of a draft make, each based on no revision; and what was not taken over.

    Sentences that a claim covers are labelled; the others stay open, because no other tool says that somebody
    read them. The keys follow from article and spans, so the same file makes the same keys again.

    Args:
        article: of the draft's text.
        draft: with the marks and links of one annotator.
    """
    notes: list[str] = []
    parts, names = _parts(article.text, draft.marks, notes)
    links = [
        Link(link.label, names[link.head], names[link.tail])
        for link in draft.links
        if link.head in names and link.tail in names
    ]
    if lost := len(draft.links) - len(links):
        notes.append(f"{lost} relations to spans that were not taken over were left out")
    grouped = linked(parts, links) if links else by_sentence(parts, article)
    if grouped.loose:
        notes.append(
            "spans that are a claim each, because nothing says which source, cue and content belong "
            f"together: {grouped.loose}"
        )
    claims: dict[str, Claim] = {}
    for group in grouped.groups:
        claims.setdefault(_key(article, group), _claim(article.text, group, notes))
    changes = (Change(key=key, base=0, decision="added", claim=claim) for key, claim in claims.items())
    return (*changes, *_states(article, claims.values())), tuple(notes)


def _parts(text: str, marks: Sequence[Mark], notes: list[str]) -> tuple[list[Part], Mapping[str, str]]:
    """The marks that can be parts of a claim, in the order of the text; and the part of each mark's name."""
    dropped: dict[str, list[str]] = {}
    found: dict[tuple[Role, int, int], Part] = {}
    names: dict[str, str] = {}
    for number, mark in enumerate(sorted(marks, key=lambda mark: (mark.start, mark.end))):
        role = role_of(mark.label)
        problem = _problem(role, text, mark)
        if role is None or problem:
            dropped.setdefault(problem, []).append(mark.label)
            continue
        # The same span labelled twice is one part; two labels of one region have one name in some tools.
        span = Span(start=mark.start, end=mark.end)
        part = found.setdefault((role, mark.start, mark.end), Part(f"part-{number}", role, span))
        names.setdefault(mark.name, part.name)
    notes += [
        f"spans {problem} were not taken over: {counted(labels)}" for problem, labels in dropped.items()
    ]
    return list(found.values()), names


def _problem(role: Role | None, text: str, mark: Mark) -> str:
    if role is None:
        return "with labels that mean no part of a claim"
    surface = text[mark.start : mark.end] if 0 <= mark.start < mark.end <= len(text) else ""
    if not surface.strip():
        return "outside the text, or without a word"
    if role != "content" and not (is_on_one_line(surface) and _name(surface)):
        return "of a source or a cue on more than one line"
    return ""


def is_on_one_line(surface: str) -> bool:
    """Whether no line ends inside it, as a source and a cue want it."""
    return surface.splitlines() == [surface]


def hop_of(text: str, span: Span, *, is_relay: bool) -> Hop:
    """The source that a span names."""
    return Hop(span=span, name=_name(span.of(text)), role="relay" if is_relay else "originator")


def _name(surface: str) -> str:
    """The surface as a name: on one line, and without what separates the links of a chain."""
    return " ".join(word for word in surface.split() if word != CHAIN_SEPARATOR.strip())[
        :_LONGEST_NAME
    ].strip()


def _claim(text: str, group: Group, notes: list[str]) -> Claim:
    content = disjoint([part.span for part in group if part.role == "content"], notes)
    sources = sorted(
        (part for part in group if part.role in ("source", "relay")),
        key=lambda part: (part.role == "relay", part.span.start),
    )
    return Claim(
        sources=tuple(hop_of(text, part.span, is_relay=part.role == "relay") for part in sources),
        cue=next((part.span for part in group if part.role == "cue"), None),
        content=content,
        quote_type=_quote_type(text, content),
    )


def disjoint(spans: Iterable[Span], notes: list[str]) -> tuple[Span, ...]:
    """The pieces of a content in order, those that overlap made one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if found and span.start < found[-1].end:
            found[-1] = Span(start=found[-1].start, end=max(found[-1].end, span.end))
            notes.append(f"overlapping contents were made one: [{found[-1].start}, {found[-1].end})")
        else:
            found.append(span)
    return tuple(found)


def _quote_type(text: str, content: Sequence[Span]) -> QuoteType:
    """By the marks inside the content, or right around it: some tools leave them out of the span."""
    if not content:
        return "indirect"
    if all(_ALL_QUOTED.fullmatch(span.of(text)) or _is_in_marks(text, span) for span in content):
        return "direct"
    return "mixed" if any(_SOME_QUOTED.search(span.of(text)) for span in content) else "indirect"


def _is_in_marks(text: str, span: Span) -> bool:
    before = text[max(0, span.start - _REACH) : span.start].rstrip()[-1:]
    after = text[span.end : span.end + _REACH].lstrip(" \u00a0\u202f.,;!?")[:1]
    return bool(after) and after in _MARKS.get(before, "")


def _key(article: Article, group: Group) -> str:
    spans = sorted(f"{part.role}:{part.span.start}-{part.span.end}" for part in group)
    return f"{CLAIM}:{uuid5(NAMESPACE_URL, '/'.join((article.sha256, *spans)))}"


def _states(article: Article, claims: Iterable[Claim]) -> Iterator[Change]:
    anchors = tuple(span for claim in claims for span in claim.anchors)
    for index in article.sentences_touching(anchors):
        state = SentenceState(status="labelled")
        yield Change(key=f"{SENTENCE}:{article.sentences[index].key}", base=0, decision="added", state=state)
