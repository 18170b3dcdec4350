"""What the analyst of the browser test types: every attribution of the two seed articles, by surface.

One reading of the articles, made for this test: long enough to use every key, not a gold standard.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Hop:
    """A source: the words marked, what is typed to name it, and its own link cue."""

    surface: str
    typed: str = ""
    name: str = ""
    source_id: str = ""
    cue: str = ""


@dataclass(frozen=True)
class Typed:
    """One attribution as it is typed; `later` words are marked from the next sentence on."""

    content: tuple[str, ...] = ()
    cue: str = ""
    sources: tuple[Hop, ...] = ()
    through_next: bool = False
    stance: tuple[tuple[str, str, str], ...] = ()
    factuality: tuple[str, str, str] = ("1", "p", "CT+")
    admiralty: tuple[str, str] = ("", "")
    force: str = "neutral"
    note: str = ""


@dataclass(frozen=True)
class Sentence:
    """How the sentence begins, and what is typed there; nothing: the author's own voice."""

    begins: str
    attributions: tuple[Typed, ...] = ()
    finishes: tuple[Hop, str] | None = field(default=None)


PESKOV = {"typed": "Dmitri Peskov", "name": "Dmitri Peskov"}

KREMLIN = (
    Sentence(
        "Le Kremlin dévoile",
        (
            Typed(
                content=("les conditions des négociations avec les États-Unis",),
                cue="dévoile",
                sources=(Hop("Le Kremlin", "kremlin", "Kremlin", "ru-kremlin"),),
                admiralty=("c", "3"),
            ),
        ),
    ),
    Sentence("Lan Ha"),
    Sentence(
        "(Baonghean.vn)",
        (
            Typed(
                content=("que la Russie était toujours prête à négocier avec les États-Unis",),
                cue="a déclaré",
                sources=(Hop("Le porte-parole du Kremlin, Dmitri Peskov", **PESKOV),),
                stance=(("négociations avec les États-Unis", "f", "FAVOR"),),
                admiralty=("b", "2"),
                note="à comparer avec TASS",
            ),
        ),
    ),
    Sentence(
        "L'ambassadeur de Russie",
        (
            Typed(
                content=(
                    "que la mission diplomatique n'avait eu que des contacts « temporaires »",
                    "mais que la semaine prochaine, ils discuteraient",
                ),
                cue="a déclaré",
                sources=(
                    Hop(
                        "L'ambassadeur de Russie à Washington, Anatoly Antonov",
                        "Anatoly Antonov",
                        "Anatoly Antonov",
                    ),
                ),
                factuality=("2", "p", "PR+"),
            ),
        ),
    ),
    Sentence(
        "Moscou a la",
        (
            Typed(
                content=("Moscou a la « volonté politique » de négocier avec Washington",),
                cue="a déclaré",
                sources=(Hop("Peskov", **PESKOV),),
                stance=(("négociations avec les États-Unis", "f", "FAVOR"), ("Washington", "a", "AGAINST")),
            ),
        ),
    ),
    Sentence("« Le président", (Typed(through_next=True),)),
    Sentence("On ne peut pas", finishes=(Hop("Peskov", **PESKOV), "a ajouté")),
    Sentence(
        "Le vice-ministre",
        (
            Typed(
                content=("que la Russie cherchait à déterminer",),
                cue="a déclaré",
                sources=(Hop("Sergueï Riabkov", "Sergueï Riabkov", "Sergueï Riabkov"),),
                factuality=("3", "p", "PS+"),
            ),
        ),
    ),
    Sentence("Washington a rompu"),
    Sentence(
        "En août",
        (
            Typed(
                content=("qu'il n'en restait « que des fragments »",),
                cue="a déclaré",
                sources=(Hop("l'ambassadeur Antonov", "Anatoly Antonov", "Anatoly Antonov"),),
            ),
        ),
    ),
    Sentence(
        "Cependant",
        (
            Typed(
                content=("elle aurait causé une « défaite stratégique » à Moscou",),
                cue="les affirmations",
                sources=(Hop("américaines", "washington", "États-Unis", "us-government"),),
                force="distancing",
            ),
        ),
    ),
    Sentence(
        "M. Peskov a déclaré",
        (
            Typed(
                content=("que la Russie ne voyait aucune « volonté politique » de la part de Washington",),
                cue="a déclaré",
                sources=(Hop("M. Peskov", **PESKOV),),
                factuality=("1", "m", "CT-"),
                admiralty=("f", "6"),
            ),
        ),
    ),
)

CINKTANK = (
    Sentence(
        "La Russie nie",
        (
            Typed(
                content=("toute négociation avec les États-Unis sur la guerre en Ukraine",),
                cue="nie",
                sources=(Hop("La Russie", "russie", "Russie", "ru-government"),),
                factuality=("1", "m", "CT-"),
            ),
            Typed(
                content=("qu’il s’agit de « contacts ponctuels »",),
                cue="affirme",
                sources=(Hop("La Russie", "russie", "Russie", "ru-government"),),
            ),
        ),
    ),
    Sentence(
        "Le gouvernement russe",
        (
            Typed(
                content=("l’existence d’un processus de négociations avec les États-Unis",),
                cue="a démenti",
                sources=(Hop("Le gouvernement russe", "russie", "Russie", "ru-government"),),
                factuality=("1", "m", "CT-"),
            ),
        ),
    ),
    Sentence(
        "« Pour l’instant",
        (
            Typed(
                content=(
                    "« Pour l’instant, il n’y a pas de processus de négociation actif (avec les États-Unis), bien sûr »",
                ),
                cue="a déclaré",
                sources=(
                    Hop(
                        "la porte-parole du ministère russe des Affaires étrangères, Maria Zakharova",
                        "Maria Zakharova",
                        "Maria Zakharova",
                    ),
                    Hop("l’agence de presse russe TASS", "tass", "TASS", "tass", cue="citée par"),
                ),
                factuality=("1", "m", "CT-"),
            ),
        ),
    ),
    Sentence("« Nous entretenons", (Typed(through_next=True),)),
    Sentence(
        "Ce sont des contacts",
        finishes=(Hop("elle", "Maria Zakharova", "Maria Zakharova"), "a-t-elle déclaré"),
    ),
    Sentence("Les remarques"),
    Sentence(
        "Au cours de",
        (
            Typed(
                content=("« injustifiée »",),
                cue="aux yeux de",
                sources=(Hop("Washington", "washington", "États-Unis", "us-government"),),
                stance=(("invasion de l’Ukraine", "a", "AGAINST"),),
            ),
        ),
    ),
    Sentence(
        "« Si la Russie",
        (
            Typed(
                content=(
                    "« Si la Russie est sérieuse en matière de diplomatie, Moscou devrait cesser d’attaquer les villes ukrainiennes »",
                ),
                cue="a déclaré",
                sources=(
                    Hop("M. Sullivan", "Jake Sullivan", "Jake Sullivan"),
                    Hop(
                        "un communiqué publié par la Maison Blanche",
                        "maison blanche",
                        "Maison Blanche",
                        "us-white-house",
                        cue="selon",
                    ),
                ),
                factuality=("4", "", "Uu"),
            ),
        ),
    ),
)
