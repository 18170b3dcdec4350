"""Who a source is: its name, its kind and its entry in the registry."""

from collections.abc import Sequence

from annotation.suggest.attribution.found import Link
from annotation.suggest.who.labels import CHANNELS, PEOPLE, kind_of, label_of, registered, without_article
from annotation.suggest.who.people import People, antecedent, person_of
from schemas import Hop, HopKind, Span


def hop_of(link: Link, text: str, seen: Sequence[Hop], people: People) -> Hop:
    """The hop that `link` makes; `seen` are the hops before it, for pronouns and short names."""
    surface = link.span.of(text)
    for read in (_pronoun, _registered, _person, _same_again):
        if hop := read(link, surface, seen, people):
            return hop.model_copy(update={"span": link.span, "role": link.role, "cue": link.cue})
    entry = registered(surface, people.names, people.lexicon)
    kind = kind_of(surface, entry, people.lexicon)
    name = _in_full(label_of(surface, entry, kind, people.lexicon), seen)
    source_id = entry.source_id if entry and entry.kind == kind else ""
    return Hop(span=link.span, name=name, source_id=source_id, role=link.role, kind=kind, cue=link.cue)


def implied(seen: Sequence[Hop], people: People, cue: Span) -> Hop | None:
    """Whom the ending of a verb means that has no subject: as a pronoun would, without a place of its own."""
    hop = antecedent("", seen, people, cue.start)
    return hop and hop.model_copy(update={"span": None, "role": "originator", "cue": cue})


def _in_full(name: str, seen: Sequence[Hop]) -> str:
    """The longer name that an earlier source was given ("état-major" for "état-major des armées")."""
    longer = (
        hop.name for hop in reversed(seen) if hop.name.startswith(f"{name} ") and hop.kind not in PEOPLE
    )
    return next(longer, name)


def _pronoun(link: Link, surface: str, seen: Sequence[Hop], people: People) -> Hop | None:
    words, start = people.lexicon, link.span.start
    if words["relative_pronoun"].fullmatch(surface):
        return _before(start, seen, people)
    if words["nobody"].fullmatch(surface):
        return Hop(name=surface, kind="other")
    if words["pronoun"].fullmatch(surface) or words["possessive"].fullmatch(surface):
        return antecedent(surface, seen, people, start) or Hop(name=surface, kind="person")
    return None


def _before(position: int, seen: Sequence[Hop], people: People) -> Hop | None:
    """What stands in front of a relative pronoun."""
    behind = people.text[max(0, position - 120) : position].rstrip(" ,")
    head = behind.rpartition(". ")[2].rpartition("\n")[2]
    for hop in reversed(seen):
        if (
            hop.span
            and hop.span.end <= position
            and position - hop.span.end < len(head)
            and hop.kind in PEOPLE
        ):
            return hop
    name = people.last(position)
    if name and name in head:
        return Hop(name=name, kind=people.kind(name))
    noun = people.lexicon["last_noun"].search(head)
    if noun is None:
        return None
    entry = registered(noun[0], people.names, people.lexicon)
    kind = kind_of(noun[0], entry, people.lexicon)
    return Hop(name=label_of(noun[0], entry, kind, people.lexicon), kind=kind)


def _registered(link: Link, surface: str, seen: Sequence[Hop], people: People) -> Hop | None:  # noqa: ARG001
    """A phrase that is a registered name and nothing else."""
    found = people.names.find(surface)
    bare = without_article(surface, people.lexicon)
    if len(found) == 1 and found[0].span.of(surface) == bare:
        one = found[0]
        name = one.name if one.name in surface else bare
        return Hop(name=name, kind=one.kind, source_id=one.source_id)
    return None


def _person(link: Link, surface: str, seen: Sequence[Hop], people: People) -> Hop | None:
    entry = registered(surface, people.names, people.lexicon)
    kind = kind_of(surface, entry, people.lexicon)
    name = person_of(surface, link.span.start, people)
    if " " in name and kind == "organisation" and " " not in without_article(surface, people.lexicon):
        kind = "person"
    if kind not in PEOPLE | {"anonymous"}:
        return None
    if not name or (kind == "anonymous" and name.lower() in surface.lower()):
        return None
    known = [hop.kind for hop in reversed(seen) if hop.name == name and hop.kind != "person"]
    told: HopKind = kind if kind in {"official", "expert"} else known[0] if known else people.kind(name)
    whole = next(iter(people.names.find(name)), None)
    source_id = whole.source_id if whole and whole.span.end - whole.span.start == len(name) else ""
    return Hop(name=name, kind=told, source_id=source_id)


def _same_again(link: Link, surface: str, seen: Sequence[Hop], people: People) -> Hop | None:  # noqa: ARG001
    """The newspaper", "le groupe": the last source of that kind, when the phrase names none itself."""
    words = people.lexicon
    if not words["singular"].match(surface) or len(without_article(surface, words).split()) > 1:
        return None
    kind = kind_of(surface, None, words)
    if kind not in CHANNELS | {"organisation"} or words["inner_capital"].search(surface):
        return None
    named = (hop for hop in reversed(seen) if hop.kind == kind and hop.name[:1].isupper())
    return next(named, None)
