"""What a noun phrase calls its source, and of which kind that is."""

import re

from annotation.suggest.lexicon import Lexicon
from annotation.suggest.who.names import NamedSource, SourceNames
from schemas import HOP_KINDS, HopKind

PEOPLE: frozenset[HopKind] = frozenset({"person", "official", "expert"})
CHANNELS: frozenset[HopKind] = frozenset({"agency", "media"})
_ANYWHERE: tuple[HopKind, ...] = ("anonymous", "social")
_LONGEST = 300
_AGE = re.compile(r"\d{1,3}\b")
_BRACKETS = re.compile(r" ?\([^()]*\)")


def registered(surface: str, names: SourceNames, lexicon: Lexicon) -> NamedSource | None:
    """The registry's entry that the phrase names; what stands before the last name describes it."""
    head = surface.partition(" (")[0].partition(",")[0]
    found = names.find(head)
    if not found:
        return next(iter(names.find(surface)), None)
    before = head[: found[-1].span.start]
    if lexicon["owner"].match(head, found[-1].span.end):
        return None
    return None if before and lexicon["complement"].search(before) else found[-1]


def kind_of(surface: str, entry: NamedSource | None, lexicon: Lexicon) -> HopKind:
    """From the words of the language file in their order there, then the registry, then the name."""
    name = personal_name(surface, lexicon)
    personal = bool(name)
    head = surface.partition(",")[0] if not personal else surface
    kinds = [kind for kind in _kinds_in(head, lexicon) if kind != "anonymous" or not personal]
    if kinds and not (entry and kinds[0] in {"agency", "organisation", "media"}):
        return kinds[0]
    if entry:
        return entry.kind
    return "person" if " " in name or ("," in surface and name) else _kind_of_name(surface, lexicon)


def _kind_of_name(surface: str, lexicon: Lexicon) -> HopKind:
    determiner = lexicon["determiner"].match(surface.lower())
    bare = without_article(surface[determiner.end() :] if determiner else surface, lexicon)
    if lexicon["place"].search(bare):
        return "government"
    is_proper = bare[:1].isupper() and not lexicon["title"].match(surface)
    is_titled = not determiner and lexicon["full_name"].fullmatch(bare) is not None and " " in bare
    return "organisation" if is_proper and not is_titled else "person"


def is_channel(surface: str, lexicon: Lexicon, names: SourceNames) -> bool:
    """Whether statements reach the outlet through it: an agency or a medium."""
    return kind_of(surface, registered(surface, names, lexicon), lexicon) in CHANNELS


def _kinds_in(surface: str, lexicon: Lexicon) -> list[HopKind]:
    """Anonymity and social media wherever they are said; then what the head of the phrase says, and the rest."""
    known: dict[str, HopKind] = {kind: kind for kind in HOP_KINDS}
    found = [
        (hit.start(), known[kind])
        for kind, words in lexicon.kinds.items()
        if kind in known
        for hit in words.finditer(surface)
    ]
    first = [kind for kind in _ANYWHERE if any(kind == one for _, one in found)]
    complement = lexicon["head_end"].search(surface)
    end = complement.start() if complement else len(surface)
    # The head is the first noun in French, the last one before a complement in English.
    head = sorted((place for place in found if place[0] < end), reverse=lexicon.head_is_last)
    rest = sorted(place for place in found if place[0] >= end)
    return [*first, *(kind for _, kind in (*head, *rest))]


def personal_name(surface: str, lexicon: Lexicon) -> str:
    """The name in "title, Name", "title Name" or "Name, 34"; empty where there is none."""
    whole = _BRACKETS.sub("", " ".join(surface.split()))
    parts = [part.strip(" ") for part in without_article(whole, lexicon).split(",")]
    for place, part in enumerate(parts):
        full = lexicon["full_name"].fullmatch(part)
        if full and (" " in part or place or len(parts) == 1) and not lexicon["no_name"].search(part):
            return full["name"]
    if len(parts) > 1 and _AGE.match(parts[1]) and lexicon["full_name"].fullmatch(parts[0]):
        return parts[0]
    for part in parts:
        leading = lexicon["full_name"].match(part)
        if leading and " " in leading["name"] and not lexicon["no_name"].search(leading["name"]):
            rest = part[leading.end() :].lstrip()
            if not rest or lexicon["after_particle"].search(part[: leading.end() + 3].rstrip()):
                return leading["name"]
        runs = [run for run in lexicon["name"].finditer(part) if run.end() == len(part) and run.start() > 0]
        if runs and not lexicon["after_particle"].search(part[: runs[-1].start()]):
            named = lexicon["full_name"].fullmatch(runs[-1][0])
            name = named["name"] if named else runs[-1][0]
            if not lexicon["no_name"].search(name):
                return name
    return ""


def without_article(surface: str, lexicon: Lexicon) -> str:
    """The phrase without a leading article and without what stands in brackets."""
    plain = " ".join(surface.split())
    article = lexicon["article_word"].match(plain)
    bare = plain[article.end() :] if article else plain
    head = bare.partition(" (")[0].strip(" ,")
    return (head or plain)[:_LONGEST].replace(" > ", " ")


def label_of(surface: str, entry: NamedSource | None, kind: HopKind, lexicon: Lexicon) -> str:
    """The name of a source that is no person."""
    if kind == "document":
        return _issuer(surface, entry, lexicon)
    if entry and kind in {entry.kind, *CHANNELS} and kind != "social":
        return entry.name if entry.name in surface else entry.span.of(surface)
    head = without_article(surface.partition(",")[0], lexicon)
    apposed = surface.rpartition(", ")[2] if ", " in surface else ""
    if lexicon["full_name"].fullmatch(apposed):
        return apposed
    if kind in {"agency", "media", "social", "organisation", "government"}:
        head = lexicon["platform"].sub("", head)
        proper = lexicon["proper_end"].search(head)
        if proper and not lexicon["after_particle"].search(head[: proper.start()]):
            return proper["name"]
    ends = lexicon["label_end"].search(head)
    return (head[: ends.start()] if ends and ends.start() else head) or without_article(surface, lexicon)


def _issuer(surface: str, entry: NamedSource | None, lexicon: Lexicon) -> str:
    """Whose document it is, when it says so; else what kind of document."""
    head = without_article(surface.partition(",")[0], lexicon)
    issuer = lexicon["issuer"].search(head)
    if issuer:
        named = without_article(issuer["name"], lexicon)
        known = any(kind in {"government", "organisation", "media"} for kind in _kinds_in(named, lexicon))
        if known or named[:1].isupper() or (entry and entry.span.of(surface) in named):
            proper = lexicon["proper_end"].search(named)
            is_titled = (
                proper and proper.start() and not lexicon["after_particle"].search(named[: proper.start()])
            )
            return proper["name"] if proper and is_titled else named
    ends = lexicon["label_end"].search(head)
    return head[: ends.start()] if ends and ends.start() else head
