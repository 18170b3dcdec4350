"""Who is named in an article, and whom a pronoun or a short form refers to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from annotation.suggest.lexicon import Lexicon
from annotation.suggest.who.labels import PEOPLE, personal_name, without_article
from annotation.suggest.who.names import SourceNames
from schemas import Hop, HopKind

_BEFORE, _AFTER = 90, 70
_LONGEST_ROLE, _SHORT_WORD = 3, 3


@dataclass(frozen=True)
class Person:
    """A full name where it stands.

    Attributes:
        around: what describes it there, before and after.
        gender: `f`, `m`, or empty when nothing tells.
        leads: whether its sentence has no verb before it, as a subject's has not.
    """

    name: str
    start: int
    around: str
    kind: HopKind
    gender: str
    leads: bool


@dataclass(frozen=True)
class People:
    """The persons of an article, in text order; built once, asked for every hop."""

    text: str
    lexicon: Lexicon
    names: SourceNames

    @cached_property
    def mentions(self) -> tuple[Person, ...]:
        """Each full name each time that it stands in the text."""
        found = []
        for run in self.lexicon["name"].finditer(self.text):
            opener = self.lexicon["name_opener"].match(run[0])
            begin = run.start() + (opener.end() if opener else 0)
            full = self.lexicon["full_name"].fullmatch(self.text, begin, run.end())
            if full and " " in full["name"] and self._is_person(begin, full["name"]):
                found.append(self._person(full["name"], full.start("name"), begin))
        return tuple(found)

    def _is_person(self, start: int, name: str) -> bool:
        before = self.text[max(0, start - 30) : start]
        is_other = self.lexicon["no_name"].search(name) or self.lexicon["org_before"].search(before)
        return (
            not is_other and not self.names.find(name) and not self.lexicon["determiner"].match(name.lower())
        )

    def _person(self, name: str, start: int, run_start: int) -> Person:
        clause = self._clause_before(run_start)
        before = clause + self.text[run_start:start]
        end = start + len(name)
        behind = self.text[end : end + _AFTER]
        after = behind.partition(".")[0].partition("\n")[0] if behind[:2] == ", " else ""
        after = after[2:].partition(",")[0]
        kind = self._role(f"{before} | {after}")
        leads = not self.lexicon["clause"].search(clause)
        return Person(name, start, f"{before} {after}".lower(), kind, self._gender(before, after), leads)

    def _role(self, around: str) -> HopKind:
        kinds: tuple[HopKind, ...] = ("official", "expert")
        words = self.lexicon.kinds
        return next((one for one in kinds if one in words and words[one].search(around)), "person")

    def _clause_before(self, start: int) -> str:
        before = self.text[max(0, start - _BEFORE) : start]
        for mark in (". ", "\n", "; ", " : ", "« ", "» "):
            before = before.rpartition(mark)[2]
        return before

    def _gender(self, before: str, after: str) -> str:
        if self.lexicon["feminine"].search(before) or self.lexicon["feminine_role"].search(
            f"{before} {after}"
        ):
            return "f"
        return "m" if self.lexicon["masculine"].search(before) else ""

    @cached_property
    def _genders(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for one in self.mentions:
            if one.gender:
                found.setdefault(one.name, one.gender)
        return found

    def gender(self, name: str) -> str:
        """What is known of a person's gender."""
        return self._genders.get(name, "")

    def kind(self, name: str) -> HopKind:
        """The most telling kind that the article gives a person."""
        kinds = [one.kind for one in self.mentions if one.name == name and one.kind != "person"]
        return kinds[0] if kinds else "person"

    def full_name(self, short: str, position: int) -> str:
        """The full name that ends in `short`: the last before `position`, else the first behind it."""
        ending = f" {short}"
        before = [one.name for one in self.mentions if one.start < position and one.name.endswith(ending)]
        after = [one.name for one in self.mentions if one.start >= position and one.name.endswith(ending)]
        return before[-1] if before else after[0] if after else ""

    def initials(self, letters: str) -> str:
        """The name that "H. R." stands for."""
        wanted = [letter for letter in letters if letter.isalpha()]
        for one in self.mentions:
            if [part[0] for part in one.name.replace("-", " ").split()] == wanted:
                return one.name
        return ""

    def described(self, role: str, position: int) -> str:
        """Whom the article describes with `role`: the last before `position`, else the first behind."""
        words = [word for word in role.lower().split() if len(word) > _SHORT_WORD]
        if not words:
            return ""
        fits = [one for one in self.mentions if all(word in one.around for word in words)]
        before = [one.name for one in fits if one.start < position]
        return before[-1] if before else fits[0].name if fits else ""

    def last(self, position: int) -> str:
        """The last person named before `position`."""
        return next((one.name for one in reversed(self.mentions) if one.start < position), "")

    def only(self, position: int) -> str:
        """The person named before `position`, when there is one alone."""
        named = {one.name for one in self.mentions if one.start < position}
        return named.pop() if len(named) == 1 else ""


def antecedent(pronoun: str, seen: Sequence[Hop], people: People, position: int) -> Hop | None:
    """Whom a pronoun refers to: the last speaker that it fits, else the last person named."""
    words = people.lexicon
    speakers = [
        hop
        for hop in reversed(seen)
        if hop.role == "originator" and (hop.span is None or hop.span.start < position)
    ]
    if words["thing"].fullmatch(pronoun):
        return next((hop for hop in speakers if hop.kind not in PEOPLE), None)
    if words["plural"].fullmatch(pronoun):
        return next(iter(speakers), None)
    gender = "f" if words["she"].fullmatch(pronoun) else "m" if words["he"].fullmatch(pronoun) else ""
    named = [
        (one.start, Hop(name=one.name, kind=one.kind))
        for one in people.mentions
        if one.leads and one.start < position
    ]
    spoke = [(hop.span.start, hop) for hop in speakers if hop.span and hop.kind in PEOPLE | {"anonymous"}]
    for _, hop in sorted([*named, *spoke], key=lambda pair: -pair[0]):
        if not gender or _gender(hop, people) in {gender, ""}:
            return hop.model_copy(update={"kind": _kind(hop, seen, people)})
    return next(iter(speakers), None)


def _gender(hop: Hop, people: People) -> str:
    if known := people.gender(hop.name):
        return known
    surface = f"{hop.span.of(people.text)} " if hop.span else ""
    if people.lexicon["feminine"].match(surface.lower()):
        return "f"
    return "m" if people.lexicon["masculine"].match(surface.lower()) else ""


def _kind(hop: Hop, seen: Sequence[Hop], people: People) -> HopKind:
    """What was said of the person elsewhere tells more than "person"."""
    if hop.kind != "person":
        return hop.kind
    known = [one.kind for one in reversed(seen) if one.name == hop.name and one.kind != "person"]
    return known[0] if known else people.kind(hop.name)


def person_of(surface: str, position: int, people: People) -> str:
    """The full name of the person that a phrase names or describes; empty when it does neither."""
    words = people.lexicon
    name = personal_name(surface, words)
    if name:
        if words["initials"].fullmatch(name):
            return people.initials(name) or name
        return name if " " in name else people.full_name(name, position) or name
    short = without_article(surface, words)
    if " " not in short and short[:1].isupper() and (full := people.full_name(short, position)):
        return full
    if not words["singular"].match(surface):  # several people are nobody in particular
        return ""
    role = words["definite"].sub("", surface, count=1)
    is_short = len(role.split()) <= _LONGEST_ROLE and not words["inner_capital"].search(surface)
    return people.described(role, position) or (people.only(position) if is_short else "")
