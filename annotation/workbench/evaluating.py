"""How good suggestions are on gold that is brought as files; needs no project and makes none."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from annotation.errors import GoldRefused, InvalidOption, LabelsRefused
from annotation.evaluation import Compared, Report, SentenceFact, report_of
from annotation.ingest import Draft, article_of, detect_language
from annotation.standoff import Gold, SaidOfSentence, facts_of, gold_of, read_standoff, to_standoff
from annotation.workbench.suggesting import Propose
from schemas import Article

_SUFFIXES = (".json", ".jsonl")


def evaluate(path: Path, propose: Propose, *, language: str = "", own_sentences: bool = False) -> Report:
    """Measure what is proposed for the articles of a gold file, or of the gold files in a folder.

    Args:
        path: a `.json` or `.jsonl` file (docs/standoff.md), or a folder of them, whose folders stay unread.
        propose: what is measured.
        language: only the articles in this one.
        own_sentences: propose for the text as an import would cut and class it, not as the gold does.

    Raises:
        GoldRefused: naming the first file that cannot be used; nothing was measured.
        InvalidOption: there is no article in `language`.
    """
    gold = _in_language(_distinct(_read(_files(path))), language)
    return report_of([_compared(one, propose, own_sentences=own_sentences) for one in gold])


def _files(path: Path) -> tuple[Path, ...]:
    if not path.is_dir():
        return (path,)
    found = (
        one
        for one in path.iterdir()
        if one.suffix in _SUFFIXES and not one.name.startswith(".") and one.is_file()
    )
    files = tuple(sorted(found))
    if not files:
        raise GoldRefused(path=path, reason="it holds no .json or .jsonl file; name the folder that does")
    return files


def _read(files: Iterable[Path]) -> Iterator[tuple[Path, Gold]]:
    for path in files:
        try:
            for labelled in read_standoff(path):
                yield path, gold_of(labelled, path=path, detect_language=detect_language)
        except LabelsRefused as error:
            reason = f"{error.values['reason']}; correct the file or move it elsewhere"
            raise GoldRefused(path=error.values["path"], reason=reason) from error


def _distinct(found: Iterable[tuple[Path, Gold]]) -> tuple[Gold, ...]:
    """The articles, of which no two have one text: what is there twice would count twice."""
    known: dict[str, tuple[Path, Gold]] = {}
    for file, gold in found:
        first = known.setdefault(gold.article.sha256, (file, gold))
        if first[1] is not gold:
            reason = (
                f"{gold.article.origin} has the text of {first[1].article.origin} in {first[0].name}; "
                "leave one of them out"
            )
            raise GoldRefused(path=file, reason=reason)
    return tuple(gold for _, gold in known.values())


def _in_language(gold: Sequence[Gold], language: str) -> tuple[Gold, ...]:
    chosen = tuple(one for one in gold if language in {"", one.article.language})
    if not chosen:
        known = ", ".join(sorted({one.article.language for one in gold}))
        reason = f"no article of the gold is in it; there is: {known}"
        raise InvalidOption(option="--language", value=language, reason=reason)
    return chosen


def _compared(gold: Gold, propose: Propose, *, own_sentences: bool) -> Compared:
    article = gold.article
    given = _as_imported(gold) if own_sentences else article
    suggestions = propose(given)
    # The facts are of the gold's sentences, wherever the product cuts.
    written = to_standoff(article, suggestions)["sentence_labels"]
    return Compared(
        name=article.origin,
        language=article.language,
        text=article.text,
        sentences=article.sentences,
        gold=gold.claims,
        suggested=tuple(one.claim for one in suggestions),
        gold_facts=_facts(gold.said),
        suggested_facts=_facts(facts_of(written, covered=set(), sentences=len(article.sentences))),
        gold_forces=gold.with_force,
    )


def _as_imported(gold: Gold) -> Article:
    text = gold.article.text
    return article_of(
        Draft(text=text, declared={"language": gold.article.language}), origin=gold.article.origin
    )


def _facts(said: Iterable[SaidOfSentence]) -> tuple[SentenceFact, ...]:
    return tuple(SentenceFact(one.is_attributed, one.factuality, one.stance) for one in said)
