"""A story of two articles, its readers, and a registry that grades one of its sources."""

from datetime import date
from pathlib import Path

from annotation.settings import Settings
from annotation.store import SqlStore
from annotation.workbench import open_workbench
from schemas import Claim, Grade, Hop, Source
from tests.browser.screen import Desk
from tests.factories import NOW, article, claim_change, commit, sentence_change, span

READERS = ("ana", "ben", "cleo", "dan", "eva", "finn", "hugo")
ALONE = "greta"
PETROVA, REUTERS, DIPLOMAT = "Maria Petrova", "Reuters", "un diplomate"
HERE = article(
    f"Moscou dément tout\nLe pont est ouvert, a déclaré {PETROVA}.\nLe calme règne.\n",
    title="Moscou dément tout", outlet="Le Monde", published=date(2026, 3, 3),
)  # fmt: skip
THERE = article(
    f"Le pont rouvre\nSelon {REUTERS}, le pont est ouvert.\nLe pont reste fermé, dit {DIPLOMAT}.\n",
    title="Le pont rouvre", outlet="Le Figaro", published=date(2026, 3, 4), story_id=HERE.article_id,
)  # fmt: skip
PESKOV = Source(source_id="peskov", name="Dmitri Peskov", kind="official", aliases={"ru": ("Песков",)})
OFFICIAL = Source(
    source_id="petrova", name=PETROVA, kind="official",
    grades=(Grade(since=date(2026, 1, 1), value="B", reason="parle pour le ministère"),
            Grade(since=date(2026, 3, 10), value="D", reason="démentie deux fois")),
)  # fmt: skip


def _there(surface: str, content: str, kind: str) -> Claim:
    hop = Hop(span=span(THERE.text, surface), name=surface, kind=kind)
    return Claim(sources=(hop,), content=(span(THERE.text, content),))


def fill(data: Path) -> None:
    """Two articles of a story; of the second the readers have labelled what Reuters says, and a diplomat."""
    data.mkdir()
    store = SqlStore(data / "selon.db")
    for one in (HERE, THERE):
        store.add_article(one, imported_at=NOW)
    store.close()
    bench = open_workbench(Settings(data=data, annotator="ana"))
    for one in (PESKOV, OFFICIAL):
        bench.registry.add(one, author="lea")
    said = [
        _there(REUTERS, "le pont est ouvert", "agency"),
        _there(DIPLOMAT, "Le pont reste fermé", "anonymous"),
    ]
    closed = [sentence_change(one.key) for one in THERE.sentences]
    for name in READERS:
        made = commit(*map(claim_change, said), *closed, article_id=THERE.article_id)
        bench.commit(made, annotator=name)
    bench.close()


def module_says(desk: Desk, name: str, ask: str, given: object) -> object:
    """What a function of one of the screen's own modules answers."""
    script = """async ([name, ask, given]) => {
      const loaded = performance.getEntriesByType("resource").map((one) => one.name).find((one) => one.endsWith("/" + name));
      const module = await import(loaded);
      return new Function("module", "given", ask)(module, given);
    }"""
    return desk.page.evaluate(script, [name, ask, given])


def until_registered(desk: Desk) -> None:
    """The registry has arrived, with its keys."""
    for _try in range(200):
        if module_says(desk, "registry.js", "return module.search('peskow').length", None):
            return
        desk.page.evaluate("() => new Promise((done) => requestAnimationFrame(done))")
    raise AssertionError("no registry came")
