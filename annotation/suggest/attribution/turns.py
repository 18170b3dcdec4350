"""Speech that a line or its neighbours attribute: interviews, dialogues, headlines, lone quotations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotation.suggest.attribution.found import Found, Link, Pattern
from annotation.suggest.attribution.phrases import noun_before
from annotation.suggest.attribution.zone import Zone
from annotation.suggest.lexicon import Lexicon
from annotation.suggest.who.names import SourceNames
from schemas import LABELLED_KINDS, Article, Sentence, Span

_LABEL = re.compile(r"(?P<who>[A-ZÀ-Þ][\w.'’ -]{0,45}?)[  ]?: (?=\S)")
_DASH = re.compile(r"[—–-] ?(?=\w|[¿¡«\"“])")
_MARKS = "«\"“‘'"
_FEWEST_TURNS, _LOOK_BACK = 2, 3


@dataclass(frozen=True)
class _Line:
    """The sentences of one line."""

    sentences: tuple[Sentence, ...]

    @property
    def start(self) -> int:
        return self.sentences[0].start

    @property
    def end(self) -> int:
        return self.sentences[-1].end


def turns(
    article: Article,
    text: str,
    quotes: Sequence[Span],
    found: Sequence[Found],
    words: Lexicon,
    names: SourceNames,
) -> list[Found]:
    """What speaks for itself: each with its speaker, where one can be told."""
    lines = _lines(article, text)
    said = [*_headlines(lines, text, names, words), *_interview(lines, text, words)]
    said += _dashes(lines, text, [*found, *said], words)
    return [*said, *_alone(article, text, quotes, [*found, *said], words)]


def _lines(article: Article, text: str) -> list[_Line]:
    lines: list[list[Sentence]] = []
    last = -1
    for sentence in article.sentences:
        if sentence.kind not in LABELLED_KINDS:
            continue
        if last >= 0 and "\n" not in text[last : sentence.start]:
            lines[-1].append(sentence)
        else:
            lines.append([sentence])
        last = sentence.end
    return [_Line(tuple(line)) for line in lines]


def _headlines(lines: Sequence[_Line], text: str, names: SourceNames, words: Lexicon) -> list[Found]:
    """Name: "..." in a headline."""
    found = []
    for line in lines:
        label = _LABEL.match(text, line.start, line.end) if line.sentences[0].kind == "title" else None
        if label is None:
            continue
        who, rest = label["who"].strip(), text[label.end() : line.end]
        known = names.find(who)
        whole = bool(known) and known[0].span.end - known[0].span.start >= len(who) - 4
        is_name = " " in who and words["full_name"].fullmatch(who) is not None
        if words["place"].search(who):
            continue
        if whole or (is_name and rest[:1] in _MARKS):
            found.append(_said(label.start("who"), label.start("who") + len(who), label.end(), line.end))
    return found


def _said(start: int, end: int, begin: int, stop: int, pattern: Pattern = "turn") -> Found:
    return Found((Link(Span(start=start, end=end)),), None, (Span(start=begin, end=stop),), pattern)


def _interview(lines: Sequence[_Line], text: str, words: Lexicon) -> list[Found]:
    """Lines that begin with who speaks; whoever only asks is the outlet."""
    body = [line for line in lines if line.sentences[0].kind != "title"]
    labelled = [(line, label) for line in body if (label := _LABEL.match(text, line.start, line.end))]
    turns_of: dict[str, list[_Line]] = {}
    for line, label in labelled:
        if words["full_name"].fullmatch(label["who"].strip()):
            turns_of.setdefault(_initials(label["who"]), []).append(line)
    if max(map(len, turns_of.values()), default=0) < _FEWEST_TURNS:
        return []
    asking = {who for who, said in turns_of.items() if all("?" in text[one.start : one.end] for one in said)}
    return [
        _said(label.start("who"), label.start("who") + len(label["who"].strip()), label.end(), line.end)
        for line, label in labelled
        if _initials(label["who"]) in turns_of and _initials(label["who"]) not in asking
    ]


def _initials(name: str) -> str:
    return "".join(part[0] for part in re.findall(r"\w+", name) if part[0].isupper())


def _dashes(lines: Sequence[_Line], text: str, found: Sequence[Found], words: Lexicon) -> list[Found]:
    """Lines that open with a dash: the answers of an interview, or the turns of two speakers."""
    dashed = [index for index, line in enumerate(lines) if _DASH.match(text, line.start, line.end)]
    runs = [pair for pair in pairwise(dashed) if pair[1] - pair[0] == 1]
    if runs:
        return _dialogue(lines, dashed, found)
    answers = [index for index in dashed if index and not _DASH.match(text, lines[index - 1].start)]
    asked = sum("?" in text[lines[index - 1].start : lines[index - 1].end] for index in answers)
    if asked < _FEWEST_TURNS:
        return []
    who = _last_name(text[: lines[answers[0]].start], words)
    return (
        [_said(who.start, who.end, lines[index].start, lines[index].end) for index in answers] if who else []
    )


def _dialogue(lines: Sequence[_Line], dashed: Sequence[int], found: Sequence[Found]) -> list[Found]:
    """A turn without a cue is that of who spoke before the last one."""
    result: list[Found] = []
    for index in dashed:
        line = lines[index]
        if _holding(found, line.start) or index - 2 not in dashed:
            continue
        before = _holding([*found, *result], lines[index - 2].start)
        if before and before.source:
            result.append(
                _said(before.source.start, before.source.end, line.start, line.end, pattern="alone")
            )
    return result


def _holding(found: Sequence[Found], position: int) -> Found | None:
    return next((one for one in found if any(s.start <= position < s.end for s in one.content)), None)


def _last_name(before: str, words: Lexicon) -> Span | None:
    for run in reversed(list(words["name"].finditer(before))):
        full = words["full_name"].fullmatch(run[0])
        if full and " " in full["name"] and not words["determiner"].match(run[0].lower()):
            start = run.start() + full.start("name")
            return Span(start=start, end=start + len(full["name"]))
    return None


def _alone(
    article: Article, text: str, quotes: Sequence[Span], found: Sequence[Found], words: Lexicon
) -> list[Found]:
    """Sentences that are a quotation and nothing else: whoever spoke last speaks on."""
    result: list[Found] = []
    sentences = [one for one in article.sentences if one.kind == "body"]
    for quote in quotes:
        index = next((i for i, one in enumerate(sentences) if one.start == quote.start), None)
        ends = any(
            text[quote.end : one.end].strip(" .") == "" and one.end >= quote.end > one.start
            for one in sentences
        )
        if (
            index is None
            or not ends
            or any(quote.overlaps(s) for one in [*found, *result] for s in one.content)
        ):
            continue
        source = _speaker_before(sentences, index, text, [*found, *result], words)
        if source:
            result.append(_said(source.start, source.end, quote.start, quote.end, pattern="alone"))
    return result


def _speaker_before(
    sentences: Sequence[Sentence], index: int, text: str, found: Sequence[Found], words: Lexicon
) -> Span | None:
    for back in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
        sentence = sentences[back]
        spoke = [
            one.source
            for one in found
            if one.source and one.scope == "span" and sentence.start <= one.source.start < sentence.end
        ]
        if spoke:
            return spoke[-1]
        zone = Zone(text, sentence.start, sentence.end, (), text, words)
        verb = words["subject_end"].search(text, sentence.start, sentence.end)
        subject = noun_before(zone, verb.start()) if verb else None
        if subject and words["any_name"].search(subject.of(text)):
            return subject
    return None
