"""Pairs of articles of which it is known whether they are one story."""

from dataclasses import dataclass
from datetime import date, timedelta

from schemas import Article
from tests.factories import article
from tests.stories import texts_en as en
from tests.stories import texts_fr as fr

DAY = date(2026, 3, 17)


@dataclass(frozen=True)
class Case:
    """Two texts, as two outlets print them, and the days between them."""

    name: str
    left: str
    right: str
    together: bool
    days: int | None = 0
    languages: tuple[str, str] = ("fr", "fr")
    one_outlet: bool = False

    @property
    def articles(self) -> tuple[Article, Article]:
        """Both texts, a sentence a line."""
        outlets = ("Gazette", "Gazette" if self.one_outlet else "Courrier")
        left, right = (
            article(text, outlet=name) for text, name in zip((self.left, self.right), outlets, strict=True)
        )
        return left, right

    @property
    def dates(self) -> tuple[date | None, date | None]:
        """None for both when the days between them are not known."""
        return (None, None) if self.days is None else (DAY, DAY + timedelta(days=self.days))


def _lines(text: str) -> list[str]:
    return text.splitlines()


def _headline(text: str, title: str) -> str:
    return "\n".join([title, *_lines(text)[1:]])


def _cut(text: str, count: int) -> str:
    return "\n".join(_lines(text)[:count])


def _led(text: str, lead: str) -> str:
    return "\n".join([lead, *_lines(text)[2:]])


def _copies(code: str, name: str, text: str, title: str) -> list[Case]:
    languages = (code, code)
    return [
        Case(f"{name}, another headline", text, _headline(text, title), True, 1, languages),
        Case(f"{name}, another headline, no dates", text, _headline(text, title), True, None, languages),
        Case(f"{name}, reprinted a month later", text, _headline(text, title), True, 31, languages),
        Case(f"{name}, cut to half", text, _cut(text, 5), True, 0, languages),
        Case(f"{name}, cut to three lines", text, _cut(text, 4), True, 0, languages),
        Case(f"{name}, without accents and in other quotes", text, _plain(text), True, 0, languages),
    ]


def _plain(text: str) -> str:
    table = str.maketrans({"é": "e", "è": "e", "’": "'", "«": '"', "»": '"', "“": '"', "”": '"'})
    return text.translate(table)


_EN = ("en", "en")

CASES: tuple[Case, ...] = (
    *_copies("fr", "port", fr.PORT, "Retour des bateaux en vue à Kerlann"),
    *_copies("fr", "bank", fr.BANK, "Varovie : les taux restent élevés"),
    *_copies("fr", "quake", fr.QUAKE, "Lourd bilan après un tremblement de terre"),
    *_copies("en", "talks", en.TALKS, "Another month of truce, mediators say"),
    *_copies("en", "strike", en.STRIKE, "Carmaker faces first walkout in years"),
    *_copies("en", "fire", en.FIRE, "Thousands flee flames"),
    Case("port, another lead", fr.PORT, _led(fr.PORT, fr.PORT_LEAD), True),
    Case("talks, another lead", en.TALKS, _led(en.TALKS, en.TALKS_LEAD), True, 1, _EN),
    Case("port, rewritten", fr.PORT, fr.PORT_REWRITTEN, True, 1),
    Case("bank, rewritten", fr.BANK, fr.BANK_REWRITTEN, True, 0),
    Case("bank, rewritten, no dates", fr.BANK, fr.BANK_REWRITTEN, True, None),
    Case("talks, rewritten", en.TALKS, en.TALKS_REWRITTEN, True, 1, _EN),
    Case("strike, rewritten", en.STRIKE, en.STRIKE_REWRITTEN, True, 0, _EN),
    Case("live blog, updated", fr.LIVE, fr.LIVE_LATER, True, 0),
    Case("port, rewritten and cut", _cut(fr.PORT, 6), fr.PORT_REWRITTEN, True, 0),
    Case("the same site's lines around one story", f"{fr.PORT}\n{fr.ABOUT}", f"{fr.PORT_REWRITTEN}\n{fr.ABOUT}", True),
    Case("port, translated", fr.PORT, fr.PORT_ENGLISH, False, 0, ("fr", "en")),
    Case("talks, translated", en.TALKS, en.TALKS_FRENCH, False, 0, ("en", "fr")),
    Case("port, another author", fr.PORT, fr.PORT_INDEPENDENT, False, 1),
    Case("port, rewritten and another author", fr.PORT_REWRITTEN, fr.PORT_INDEPENDENT, False, 1),
    Case("bank, another author with a quotation of it", fr.BANK, fr.BANK_INDEPENDENT, False, 1),
    Case("bank, rewritten and another author", fr.BANK_REWRITTEN, fr.BANK_INDEPENDENT, False, None),
    Case("quake, another author", fr.QUAKE, fr.QUAKE_INDEPENDENT, False, 0),
    Case("quake, live blog and agency", fr.QUAKE, fr.LIVE, False, 0),
    Case("talks, another author with a quotation of it", en.TALKS, en.TALKS_INDEPENDENT, False, 0, _EN),
    Case("talks, rewritten and another author", en.TALKS_REWRITTEN, en.TALKS_INDEPENDENT, False, 0, _EN),
    Case("strike, another author", en.STRIKE, en.STRIKE_INDEPENDENT, False, 2, _EN),
    Case("strike, rewritten and another author", en.STRIKE_REWRITTEN, en.STRIKE_INDEPENDENT, False, 2, _EN),
    Case("two subjects", fr.PORT, fr.BANK, False),
    Case("two subjects in English", en.TALKS, en.STRIKE, False, None, _EN),
    Case("site's lines, long articles", f"{fr.PORT}\n{fr.ABOUT}", f"{fr.BANK}\n{fr.ABOUT}", False),
    Case("site's lines, short articles", f"{fr.WINE}\n{fr.ABOUT}", f"{fr.TRAIN}\n{fr.ABOUT}", False),
    Case("site's lines, short and long", f"{fr.WINE}\n{fr.ABOUT}", f"{fr.QUAKE}\n{fr.ABOUT}", False, None),
    Case("site's lines in English", f"{en.BRIDGE}\n{en.ABOUT}", f"{en.ORCHID}\n{en.ABOUT}", False, 0, _EN),
    Case("site's lines, English, long", f"{en.FIRE}\n{en.ABOUT}", f"{en.STRIKE}\n{en.ABOUT}", False, 3, _EN),
)  # fmt: skip
