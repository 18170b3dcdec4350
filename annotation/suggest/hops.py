"""Who a source is: its name, its kind and its entry in the registry."""

from collections.abc import Sequence

from annotation.suggest.found import Link
from annotation.suggest.lexicon import Lexicon
from annotation.suggest.names import NamedSource, SourceNames
from schemas import HOP_KINDS, Hop, HopKind

_PEOPLE = {"person", "official", "expert"}
_BEFORE_NAME, _MEMORY = 90, 600


def hop_of(link: Link, text: str, seen: Sequence[Hop], lexicon: Lexicon, names: SourceNames) -> Hop:
    """The hop that `link` makes; `seen` are the hops before it, for pronouns and short names."""
    surface = link.span.of(text)
    if lexicon["pronoun"].fullmatch(surface):
        known = _antecedent(surface, seen, lexicon) or _last_person(text[: link.span.start], lexicon, names)
        if known:
            return known.model_copy(update={"span": link.span, "role": link.role, "cue": link.cue})
    registered = _registered(surface, names)
    kind = kind_of(surface, registered, lexicon)
    if kind in _PEOPLE and not (registered and registered.kind == kind == "person"):
        hop = _person(link, text, kind, seen, lexicon)
        entry = next(iter(names.find(hop.name)), None)
        whole = entry and entry.span.end - entry.span.start == len(hop.name)
        return hop.model_copy(update={"source_id": entry.source_id if entry and whole else ""})
    name = _label(surface, registered, kind, lexicon)
    source_id = registered.source_id if registered and registered.kind == kind else ""
    return Hop(span=link.span, name=name, source_id=source_id, role=link.role, kind=kind, cue=link.cue)


def _label(surface: str, registered: NamedSource | None, kind: HopKind, lexicon: Lexicon) -> str:
    if registered and kind not in {"document", "social", "anonymous"}:
        return registered.name if registered.name in surface else registered.span.of(surface)
    proper = personal_name(surface, lexicon) if kind in {"agency", "media", "social", "organisation"} else ""
    return proper or _undetermined(surface, lexicon)


def _antecedent(pronoun: str, seen: Sequence[Hop], lexicon: Lexicon) -> Hop | None:
    speakers = [hop for hop in reversed(seen) if hop.role == "originator"]
    people = [] if lexicon["plural"].fullmatch(pronoun) else [hop for hop in speakers if hop.kind in _PEOPLE]
    return next(iter(people or speakers), None)


def _last_person(before: str, lexicon: Lexicon, names: SourceNames) -> Hop | None:
    for run in reversed(list(lexicon["name"].finditer(before, max(0, len(before) - _MEMORY)))):
        full = lexicon["full_name"].fullmatch(run[0])
        is_name = full and " " in full["name"] and not lexicon["determiner"].match(run[0].lower())
        if full and is_name and not names.find(run[0]):
            return Hop(name=full["name"], kind=_kind_before(before[: run.start()], "person", lexicon))
    return None


def _registered(surface: str, names: SourceNames) -> NamedSource | None:
    found = names.find(surface.partition(" (")[0])
    # "l'agence de presse russe TASS": the last one is the name, what stands before describes it.
    return found[-1] if found else None


def kind_of(surface: str, registered: NamedSource | None, lexicon: Lexicon) -> HopKind:
    """From the words of the language file in their order there, then the registry, else a person."""
    for kind in _kinds_in(surface, lexicon):
        if not (registered and kind in {"agency", "organisation", "media"}):
            return kind
    return registered.kind if registered else "person"


def is_channel(surface: str, lexicon: Lexicon, names: SourceNames) -> bool:
    """Whether statements reach the outlet through it: an agency or a medium."""
    return kind_of(surface, _registered(surface, names), lexicon) in {"agency", "media"}


def _kinds_in(surface: str, lexicon: Lexicon) -> list[HopKind]:
    known: dict[str, HopKind] = {kind: kind for kind in HOP_KINDS}
    return [known[kind] for kind, words in lexicon.kinds.items() if kind in known and words.search(surface)]


def _person(link: Link, text: str, kind: HopKind, seen: Sequence[Hop], lexicon: Lexicon) -> Hop:
    surface = link.span.of(text)
    name = personal_name(surface, lexicon)
    if name and " " not in name:
        name, kind = _full_name(name, text[: link.span.start], kind, lexicon)
    for hop in reversed(seen):
        if name and hop.name == name and kind == "person":
            kind = hop.kind
    return Hop(
        span=link.span, name=name or _undetermined(surface, lexicon), role=link.role, kind=kind, cue=link.cue
    )


def personal_name(surface: str, lexicon: Lexicon) -> str:
    """The name in "title, Name", "title Name" or "Name, 34"; empty where there is none."""
    parts = [part.strip() for part in _undetermined(surface, lexicon).split(",")]
    for place, part in enumerate(parts):
        if (whole := lexicon["full_name"].fullmatch(part)) and (" " in part or place or len(parts) == 1):
            return whole["name"]
    for part in parts:
        leading = lexicon["full_name"].match(part)
        if (
            leading
            and " " in leading["name"]
            and lexicon["after_particle"].search(part[: leading.end() + 3].rstrip())
        ):
            return leading["name"]
        runs = [run for run in lexicon["name"].finditer(part) if run.end() == len(part) and run.start() > 0]
        if runs and not lexicon["after_particle"].search(part[: runs[-1].start()]):
            named = lexicon["full_name"].fullmatch(runs[-1][0])
            return named["name"] if named else runs[-1][0]
    return ""


def _full_name(name: str, before: str, kind: HopKind, lexicon: Lexicon) -> tuple[str, HopKind]:
    end = before.rfind(f" {name}")
    while end > 0:
        window = before[max(0, end - 60) : end + 1 + len(name)]
        cut = before[end + 1 + len(name) : end + 2 + len(name)].isalnum()
        runs = [run for run in lexicon["name"].finditer(window) if run.end() == len(window) and not cut]
        full = lexicon["full_name"].fullmatch(runs[-1][0]) if runs else None
        if full and " " in full["name"]:
            start = end + 1 + len(name) - len(full["name"])
            return full["name"], _kind_before(before[:start], kind, lexicon)
        end = before.rfind(f" {name}", 0, end)
    return name, kind


def _kind_before(before: str, kind: HopKind, lexicon: Lexicon) -> HopKind:
    if kind != "person":
        return kind
    context = before[-_BEFORE_NAME:].replace("\n", ". ").rpartition(". ")[2]
    kinds = [kind for kind in _kinds_in(context, lexicon) if kind in _PEOPLE]
    return kinds[0] if kinds else "person"


def _undetermined(surface: str, lexicon: Lexicon) -> str:
    plain = " ".join(surface.split())
    article = lexicon["article_word"].match(plain)
    bare = plain[article.end() :] if article else plain
    head = bare.partition(" (")[0].strip(" ,")
    return (head or plain)[:300].replace(" > ", " ")
