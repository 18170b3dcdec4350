"""One sentence as a dependency tree, whoever made it; what the rules ask of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas import Span

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "nsubj:caus"})
_HELPERS = frozenset({"aux", "aux:tense", "aux:pass", "auxpass", "aux:caus", "cop", "fixed"})
_VERB_GROUP = _HELPERS | {"advmod", "neg", "expl:comp", "expl:pass"}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
_VERBAL = frozenset({"VERB", "AUX"})
# What a noun governs in the tree and does not belong to its phrase.
_OUTSIDE = frozenset({
    "acl:relcl", "relcl", "advcl", "parataxis", "ccomp", "xcomp", "csubj", "punct", "mark", "cop", "aux",
    "aux:tense", "aux:pass", "nsubj", "nsubjpass", "nsubj:pass", "expl", "expl:subj", "expl:comp", "obl:mod",
    "npadvmod", "discourse", "vocative", "dislocated", "dep", "intj",
})  # fmt: skip
_PREPOSITIONS = frozenset({"case", "mark", "cc", "advmod"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word: where it stands in the article, its universal part of speech, its head in the sentence."""

    start: int
    end: int
    pos: str
    dep: str
    head: int


@dataclass(frozen=True)
class Parse:
    """The tokens of one sentence, in order."""

    tokens: tuple[Token, ...]

    @cached_property
    def _children(self) -> Sequence[Sequence[int]]:
        found: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                found[token.head].append(index)
        return found

    def within(self, span: Span) -> list[int]:
        """The tokens inside `span`."""
        return [
            i for i, token in enumerate(self.tokens) if token.start >= span.start and token.end <= span.end
        ]

    def verb_of(self, cue: Span) -> int | None:
        """The lexical verb of a cue: the one that its other words hang on."""
        inside = self.within(cue)
        verbs = [i for i in inside if self.tokens[i].pos in _VERBAL]
        roots = [i for i in verbs if self.tokens[i].head not in verbs or self.tokens[i].head == i]
        return roots[-1] if roots else None

    def subject_of(self, verb: int, *, climbs: int = 3) -> int | None:
        """The subject of a verb; of the verb that it is coordinated with or hangs on when it has none."""
        own = [child for child in self._children[verb] if self.tokens[child].dep in _SUBJECTS]
        if own:
            return own[-1]
        token = self.tokens[verb]
        shares = token.dep in {"conj", "advcl", "xcomp", "parataxis"} or token.dep in _HELPERS
        if shares and token.head != verb and climbs:
            return self.subject_of(token.head, climbs=climbs - 1)
        return None

    def clauses(self) -> Iterator[tuple[Span, Span, int]]:
        """Verbs that govern a clause: each with its auxiliaries, its subject and where the clause begins."""
        for index, token in enumerate(self.tokens):
            if token.pos not in _VERBAL:
                continue
            subject = next((one for one in self._children[index] if self.tokens[one].dep in _SUBJECTS), None)
            clause = next((one for one in self._children[index] if self.tokens[one].dep == "ccomp"), None)
            if subject is None or clause is None or not subject < index < clause:
                continue
            mark = next((one for one in self._children[clause] if self.tokens[one].dep == "mark"), None)
            if mark is not None and index < mark:
                yield self._group(index), self.noun_phrase(subject), self.tokens[mark].start

    def _group(self, verb: int) -> Span:
        """A verb with the auxiliaries, negations and adverbs in front of it."""
        first = verb
        while first and self.tokens[first - 1].head == verb and self.tokens[first - 1].dep in _VERB_GROUP:
            first -= 1
        return Span(start=self.tokens[first].start, end=self.tokens[verb].end)

    def first_subject(self) -> Span | None:
        """The phrase of the first subject of the sentence."""
        found = (index for index, token in enumerate(self.tokens) if token.dep in _SUBJECTS)
        return next((self.noun_phrase(index) for index in found), None)

    def subject_before(self, cue: Span) -> Span | None:
        """The phrase of the subject that a verb shares with the verb that it hangs on."""
        verb = self.verb_of(cue)
        subject = self.subject_of(verb) if verb is not None else None
        if subject is None or self.tokens[subject].pos == "PRON" or self.tokens[subject].start > cue.start:
            return None
        return self.noun_phrase(subject)

    def noun_phrase(self, head: int) -> Span:
        """The phrase of a noun with its determiner, complements and appositions, no relative clauses."""
        kept = sorted(self._phrase(head))
        # One contiguous stretch around the head.
        start = end = kept.index(head)
        gaps = [i for i in range(len(kept) - 1) if not self._bridges(kept[i], kept[i + 1])]
        start = max([g + 1 for g in gaps if g < end], default=0)
        stop = min([g for g in gaps if g >= end], default=len(kept) - 1)
        first, last = kept[start], kept[stop]
        while first < head and self.tokens[first].dep in _PREPOSITIONS:
            first += 1
        return Span(start=self.tokens[first].start, end=self.tokens[last].end)

    def _bridges(self, left: int, right: int) -> bool:
        return all(self.tokens[i].pos == "PUNCT" for i in range(left + 1, right))

    def _phrase(self, head: int) -> list[int]:
        found = [head]
        for child in self._children[head]:
            token = self.tokens[child]
            if token.dep in _OUTSIDE:
                continue
            if token.dep == "acl" and self._after_comma(child):
                continue
            if token.dep in {"conj", "appos"} and token.pos not in _NOMINAL:
                continue
            found += self._phrase(child)
        return found

    def _after_comma(self, index: int) -> bool:
        return index > 0 and self.tokens[index - 1].pos == "PUNCT"
