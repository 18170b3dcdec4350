"""What a version is made of, before it is written: parts taken over from its parent, and parts made now."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from annotation.datasets.dictionary import columns_of
from annotation.datasets.parts import Facts, Part, part_of
from annotation.datasets.rows import Edition, RegistryId
from annotation.datasets.shelves import Place, Shelf, write_parts
from annotation.datasets.splits import ArticleFacts
from annotation.datasets.versions import check_files, read_manifest
from annotation.errors import DamagedVersion, NewerVersion
from schemas import Article, Codebook, Column, Label, Manifest, Missing, Publication, Selection, Texts

CODEBOOK = "codebook.toml"
GUIDELINES = "guidelines.md"
SOURCES = "sources.csv"

_RECIPE = 5
"""One more whenever the same labels would give other rows."""


@dataclass(frozen=True)
class Cut:
    """One moment of the store, narrowed to the articles that are wanted.

    Attributes:
        articles: id and state of each, in the order of import; the same state means the same part.
        read: articles, in the order given, with the current labels of all in them.
        blind: how many were left out that are still read blind.
    """

    articles: Sequence[tuple[str, str]]
    read: Callable[[Iterable[str]], Iterator[tuple[Article, tuple[Label, ...]]]]
    blind: int = 0


@dataclass(frozen=True)
class Project:
    """What stands behind all labels of a project.

    Attributes:
        registry: hash of who is meant by a name: another one may give other rows.
        sources: the source registry of the day, as CSV; empty for none.
        guidelines: for the annotators, in Markdown; empty when there are none.
    """

    codebook: Codebook
    codebook_text: str
    registry_id: RegistryId
    registry: str
    sources: str = ""
    guidelines: str = ""

    @property
    def files(self) -> dict[str, str]:
        """What goes into each version as it is, by file name."""
        given = {CODEBOOK: self.codebook_text, GUIDELINES: self.guidelines, SOURCES: self.sources}
        return {name: text for name, text in given.items() if name == CODEBOOK or text}


@dataclass(frozen=True)
class Kept:
    """An article's part, and on which shelf it is."""

    shelf: Shelf
    place: Place

    @property
    def facts(self) -> Facts:
        """What is counted of it."""
        return Facts.from_json(self.place.facts)

    @property
    def article(self) -> ArticleFacts:
        """What a draw of splits has to know of it."""
        place, facts = self.place, self.facts
        return ArticleFacts(
            article_id=place.article_id,
            story_id=place.story_id,
            outlet=place.outlet,
            roots=frozenset(facts.roots),
            published=date.fromisoformat(place.published_at) if place.published_at else None,
            classes=facts.classes,
            rows=facts.rows,
        )


@dataclass(frozen=True)
class Contents:
    """All that goes into a version.

    Attributes:
        files: those that are text, by name.
        kept: in the order of import.
        missing: of all articles that were asked for, also of those of which nothing goes in.
        unfinished: by article, those with anything missing.
        unresolved: names of sources that are no entry of the registry, with how often they stand there.
    """

    columns: tuple[Column, ...]
    files: Mapping[str, str]
    codebook_version: str
    selection: Selection
    texts: Texts
    recipe: str
    kept: tuple[Kept, ...]
    missing: Missing
    unfinished: Mapping[str, Missing] = field(default_factory=dict)
    unresolved: Mapping[str, int] = field(default_factory=dict)


def gather(
    cut: Cut,
    publication: Publication,
    project: Project,
    *,
    parent: Path | None,
    folder: Path,
    stack: ExitStack,
) -> Contents:
    """The contents of the next version; what of its parent has not changed is taken over.

    Args:
        cut: the moment of the store.
        publication: what of it is wanted.
        project: what stands behind it.
        parent: the folder of the version before it, none for the first.
        folder: an empty one for the parts that are made.
        stack: as long as it is not left, the parts can be read.
    """
    columns = columns_of(project.codebook)
    recipe = _recipe(publication, project, columns)
    old = _shelf_of(parent, recipe, stack)
    missing: dict[str, Facts] = {}
    parts = _made(cut, publication, project, old.places if old else {}, missing)
    write_parts(folder, [column.name for column in columns], parts)
    made = stack.enter_context(Shelf.open(folder))
    finished = publication.selection.finished
    asked = {name: one for name, one in missing.items() if not (finished and one.missing.open)}
    return Contents(
        columns=columns,
        files=project.files,
        codebook_version=project.codebook.version,
        selection=publication.selection,
        texts=publication.texts,
        recipe=recipe,
        kept=tuple(_kept(cut, made, old, finished=finished)),
        missing=sum((one.missing for one in asked.values()), Missing(blind=cut.blind)),
        unfinished={name: one.missing for name, one in asked.items() if one.missing != Missing()},
        unresolved=_counted_together(one.unresolved for one in asked.values()),
    )


def _counted_together(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    """One count of all, grown in place: adding counters copies every name at every step."""
    found: Counter[str] = Counter()
    for one in counts:
        found.update(one)
    return found


def contents_of(folder: Path, manifest: Manifest, columns: tuple[Column, ...], stack: ExitStack) -> Contents:
    """The contents of a version that there is, to be published again."""
    shelf = stack.enter_context(Shelf.open(folder))
    kept = tuple(Kept(shelf, place) for place in shelf.places.values())
    texts = (name for name in (CODEBOOK, GUIDELINES, SOURCES) if (folder / name).is_file())
    return Contents(
        columns=columns,
        files={name: (folder / name).read_bytes().decode() for name in texts},
        codebook_version=manifest.codebook_version,
        selection=manifest.selection,
        texts=manifest.texts,
        recipe=manifest.recipe,
        kept=kept,
        missing=manifest.missing,
    )


def _shelf_of(parent: Path | None, recipe: str, stack: ExitStack) -> Shelf | None:
    """The parent's parts, if rows are still made in the same way and every byte of them is as published."""
    if parent is None:
        return None
    try:
        if read_manifest(parent).recipe != recipe:
            return None
        check_files(parent)
    except (DamagedVersion, NewerVersion):
        return None
    return stack.enter_context(Shelf.open(parent))


def _made(
    cut: Cut,
    publication: Publication,
    project: Project,
    known: Mapping[str, Place],
    counted: dict[str, Facts],
) -> Iterator[Part]:
    """The parts that have to be made; `counted` is filled for all, in the order of import."""
    edition = Edition(publication.dataset, project.registry_id)
    old = {name: place for name, state in cut.articles if (place := known.get(name)) and place.state == state}
    read = cut.read(name for name, _ in cut.articles if name not in old)
    for article_id, state in cut.articles:
        if article_id in old:
            counted[article_id] = Facts.from_json(old[article_id].facts)
            continue
        article, labels = next(read)
        part = part_of(
            article,
            labels,
            state=state,
            selection=publication.selection,
            edition=edition,
            texts=publication.texts,
        )
        counted[article_id] = part.facts
        if part.rows:
            yield part


def _kept(cut: Cut, made: Shelf, old: Shelf | None, *, finished: bool) -> Iterator[Kept]:
    for article_id, state in cut.articles:
        place = made.places.get(article_id)
        shelf: Shelf | None = made
        if place is None and old:
            shelf, place = old, old.places.get(article_id)
            place = place if place and place.state == state else None
        if place is None or shelf is None:
            continue
        one = Kept(shelf, place)
        if not (finished and one.facts.missing.open):
            yield one


def _recipe(publication: Publication, project: Project, columns: Sequence[Column]) -> str:
    selection = publication.selection
    said = (
        _RECIPE,
        [column.name for column in columns],
        [selection.readers, selection.reader, selection.adjudicators],
        publication.texts,
        project.registry,
    )
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()
