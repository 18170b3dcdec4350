"""Who says what: every expected value is the text that a span covers."""

import pytest

from annotation.language import language_data, languages
from tests.suggest.helpers import attributions, parts, read, surface

NBSP = "\u00a0"

FRENCH = [
    (
        "La ministre de la Pêche, Anne Kervella, a indiqué mardi que le port rouvrirait.",
        ["La ministre de la Pêche, Anne Kervella"],
        "a indiqué",
        ["que le port rouvrirait"],
    ),
    (
        "🐟🐟 En mars, l’éclusier Paul Morvan affirmait qu’aucun bateau n’avait coulé.",
        ["l’éclusier Paul Morvan"],
        "affirmait",
        ["qu’aucun bateau n’avait coulé"],
    ),
    (
        f"«{NBSP}Rien n’est signé{NBSP}», a assuré le maire, visiblement las.",
        ["le maire"],
        "a assuré",
        [f"«{NBSP}Rien n’est signé{NBSP}»"],
    ),
    ("« Rien n'est signé », a-t-elle dit.", ["elle"], "a-t-elle dit", ["« Rien n'est signé »"]),
    ("Selon le syndicat, la grève sera longue.", ["le syndicat"], "Selon", ["la grève sera longue"]),
    ("Le pont a cédé, selon les pompiers.", ["les pompiers"], "selon", ["Le pont a cédé"]),
    ("D’après Szohôd, le traité est mort.", ["Szohôd"], "D’après", ["le traité est mort"]),
    ("Aux yeux de Szohôd, tout est clair.", ["Szohôd"], "Aux yeux de", ["tout est clair"]),
    ("Le club nie toute dette.", ["Le club"], "nie", ["toute dette"]),
    (
        "Comme l'a souligné la présidente, rien n'est perdu.",
        ["la présidente"],
        "Comme l'a souligné",
        ["rien n'est perdu"],
    ),
    (
        "La ville compte, selon l'ONG, 300 sans-abri.",
        ["l'ONG"],
        "selon",
        ["La ville compte", "300 sans-abri"],
    ),
    (
        "« La mer, a-t-il soupiré, reprend tout. »",
        ["il"],
        "a-t-il soupiré",
        ["« La mer", "reprend tout. »"],
    ),
    ("Le curé, paraît-il, vend sa barque.", [], "paraît-il", ["Le curé", "vend sa barque"]),
    (
        "— Tu rentres tard ? demande-t-elle au gardien.",
        ["elle"],
        "demande-t-elle",
        ["— Tu rentres tard ?"],
    ),
]
ENGLISH = [
    (
        "The harbour pilot, Jens Okafor, said on Tuesday that the channel was blocked.",
        ["The harbour pilot, Jens Okafor"],
        "said",
        ["that the channel was blocked"],
    ),
    ("🚢 Dockers say the crane is unsafe.", ["Dockers"], "say", ["the crane is unsafe"]),
    ("“Nobody saw it,” said Lena Ortiz, a cook.", ["Lena Ortiz, a cook"], "said", ["“Nobody saw it,”"]),
    ('"Nobody saw it," the cook said.', ["the cook"], "said", ['"Nobody saw it,"']),
    ('"Nobody saw it," he said, "not even me."', ["he"], "said", ['"Nobody saw it,"', '"not even me."']),
    (
        "According to the coast guard, two boats sank.",
        ["the coast guard"],
        "According to",
        ["two boats sank"],
    ),
    (
        "Two boats sank, according to the coast guard.",
        ["the coast guard"],
        "according to",
        ["Two boats sank"],
    ),
    ("Two boats sank, the coast guard said in a statement.", ["the coast guard"], "said", ["Two boats sank"]),
    ("The firm, which owns both, denied any fault.", ["The firm"], "denied", ["any fault"]),
    ("The clerk declined to comment.", ["The clerk"], "declined to comment", []),
]


@pytest.mark.parametrize(
    ("language", "text", "sources", "cue", "content"),
    [("fr", *case) for case in FRENCH] + [("en", *case) for case in ENGLISH],
)
def test_a_pattern_gives_source_cue_and_content(
    language: str, text: str, sources: list[str], cue: str, content: list[str]
) -> None:
    found = read(text, language=language)
    (claim,) = attributions(found)
    assert parts(found, claim) == (sources, cue, content)


@pytest.mark.parametrize("language", languages())
def test_the_examples_of_a_language_file_hold(language: str) -> None:
    for example in language_data(language).get("cues", {}).get("examples", ()):
        found = read(example["text"], language=language)
        first = attributions(found)[0]
        source = surface(found, first.sources[0].span) if first.sources else ""
        assert (source, surface(found, first.cue)) == (example["source"], example["cue"])
        if "content" in example:
            assert surface(found, first.content[0]) == example["content"]


def test_a_quotation_that_opened_in_an_earlier_sentence_is_covered_whole() -> None:
    found = read("« Il pleut.", "Tout est gris », a ajouté Paul Morvan.", language="fr")
    text = found.text.replace("\n", " ")
    joined = found.model_copy(update={"text": text})
    (claim,) = attributions(joined)
    assert parts(joined, claim) == (["Paul Morvan"], "a ajouté", ["« Il pleut. Tout est gris »"])
    assert claim.quote_type == "direct"


def test_verbs_with_one_subject_make_one_attribution_each() -> None:
    found = read("Le préfet a démenti la fermeture et a précisé que le pont restait ouvert.")
    assert [parts(found, claim) for claim in attributions(found)] == [
        (["Le préfet"], "a démenti", ["la fermeture"]),
        (["Le préfet"], "a précisé", ["que le pont restait ouvert"]),
    ]


def test_a_gerund_takes_the_subject_of_its_sentence() -> None:
    found = read("« Nous partons », a lancé Rita Blum, ajoutant que rien ne la retenait.")
    assert [parts(found, claim)[:2] for claim in attributions(found)] == [
        (["Rita Blum"], "a lancé"),
        (["Rita Blum"], "ajoutant"),
    ]


def test_speech_reported_inside_a_quotation_is_an_attribution_of_its_own() -> None:
    found = read("« Le gardien a déclaré que la digue tenait », a répété Rita Blum.")
    assert [parts(found, claim) for claim in attributions(found)] == [
        (["Rita Blum"], "a répété", ["« Le gardien a déclaré que la digue tenait »"]),
        (["Le gardien"], "a déclaré", ["que la digue tenait"]),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le tarif change selon l'âge."),
        ("fr", "Le tarif change selon l’âge."),
        ("fr", "Tout dépend, selon que l'on rame ou non."),
        ("fr", "Les renforts viendront selon les besoins."),
        ("fr", "Le « grand projet » dort dans un tiroir."),
        ("fr", "La déclaration a été faite lundi."),
        ("fr", "L'annonce a surpris les marins."),
        ("fr", "Sur le mur, un calendrier indique toujours le mois de mars."),
        ("fr", "Le colonel a rappelé ses deux adjoints."),
        ("en", "Everything went according to plan."),
        ("en", "The so-called truce never held."),
        ("en", "The note was signed on Monday."),
        ("en", "The council did not respond."),
        ("en", "Borduria recalled its envoy."),
    ],
)
def test_a_trap_stays_silent(language: str, text: str) -> None:
    assert attributions(read(text, language=language)) == []
