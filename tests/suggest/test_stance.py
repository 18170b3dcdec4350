"""Stance: what a word of the lexicon governs, in both languages."""

import pytest

from annotation.suggest.judgements.said import Said
from annotation.suggest.judgements.stance import stances_of
from tests.suggest.helpers import attributions, read

# The phenomenon, the language, the cue and the content, then the targets with their polarities.
CASES = [
    ("object of the cue", "fr", "condamne", "les frappes sur Brevan", {"frappes sur Brevan": "AGAINST"}),
    ("object of the cue", "en", "condemned", "the strikes on Brevan", {"strikes on Brevan": "AGAINST"}),
    ("a lone noun", "fr", "rejette", "la violence", {"violence": "AGAINST"}),
    ("a name", "en", "backs", "Ruth Adeyo", {"Ruth Adeyo": "FAVOR"}),
    ("support", "fr", "soutient", "le projet de digue", {"projet de digue": "FAVOR"}),
    ("welcome", "en", "welcomed", "the Lomaville truce", {"Lomaville truce": "FAVOR"}),
    ("welcome", "fr", "s’est félicité", "de la trêve de Brevan", {"trêve de Brevan": "FAVOR"}),
    ("adjective", "fr", "s’est dit", "favorable à une trêve de 72 heures", {"trêve de 72 heures": "FAVOR"}),
    ("adjective", "fr", "se dit", "opposé à la fermeture du port", {"fermeture du port": "AGAINST"}),
    (
        "noun",
        "fr",
        "a réitéré",
        "l’opposition « ferme » à l’invasion du marais",
        {"invasion du marais": "AGAINST"},
    ),
    ("noun", "en", "reiterated", "its opposition to the new dyke", {"new dyke": "AGAINST"}),
    ("optimism", "fr", "s’était dit", "« modérément optimiste » quant à une trêve", {"trêve": "FAVOR"}),
    ("blame", "fr", "selon", "la faute au « tsunami » des colis chinois", {"colis chinois": "AGAINST"}),
    ("plea", "fr", "plaide pour", "une médiation « sans menace »", {"médiation": "FAVOR"}),
    ("demand", "fr", "exige", "le retrait des troupes", {"retrait des troupes": "FAVOR"}),
    (
        "demand",
        "en",
        "called for",
        "the reopening of the ward in Lomaville",
        {"reopening of the ward in Lomaville": "FAVOR"},
    ),
    ("against", "fr", "s’insurge contre", "la fermeture du port", {"fermeture du port": "AGAINST"}),
    ("scorn", "en", "tear into", "the water deal", {"water deal": "AGAINST"}),
    ("negation turns", "fr", "ne soutient pas", "le projet de digue", {"projet de digue": "AGAINST"}),
    ("negation turns", "en", "does not support", "the Lomaville dyke", {"Lomaville dyke": "AGAINST"}),
    ("refusal turns", "en", "refused to endorse", "the Lomaville dyke", {"Lomaville dyke": "AGAINST"}),
    ("disbelief", "fr", "n’a pas cru", "cette histoire de digue", {"histoire de digue": "AGAINST"}),
    ("judgement", "fr", "a dit", "que la digue de Brevan est une erreur", {"digue de Brevan": "AGAINST"}),
    ("judgement", "en", "thinks", "a tram would be a blessing for his knees", {"tram": "FAVOR"}),
    (
        "judgement in a quotation",
        "en",
        "says",
        "the drills near Lomaville are “a threat”",
        {"drills near Lomaville": "AGAINST"},
    ),
    (
        "name-calling",
        "fr",
        "qualifie",
        "ces travaux de digue d’« acte hostile »",
        {"travaux de digue": "AGAINST"},
    ),
    ("name-calling", "en", "described", "the new dyke as “reckless”", {"new dyke": "AGAINST"}),
    (
        "dismissal",
        "en",
        "dismissed as",
        "“pure theatre” allegations by Veldava",
        {"allegations by Veldava": "AGAINST"},
    ),
    (
        "a pronoun of the content",
        "fr",
        "a dit",
        "qu’il soutient le projet de digue",
        {"projet de digue": "FAVOR"},
    ),
    ("a pronoun of the content", "en", "said", "that they oppose the new dyke", {"new dyke": "AGAINST"}),
    ("somebody else in the content", "fr", "a dit", "que le préfet soutient le projet de digue", {}),
    ("somebody else in the content", "en", "said", "that the prefect opposes the new dyke", {}),
    ("points back", "fr", "rejette", "cette idée", {}),
    ("points back", "en", "scoffed at", "the announcement", {}),
    ("characterised only", "fr", "dénonce", "un « chantage »", {}),
    ("characterised only", "en", "denounces", "“fable”", {}),
    ("a denial is no stance", "en", "rejected", "any involvement", {}),
    ("an accusation is no stance", "en", "accused", "the union of lying", {}),
    ("passive", "en", "said", "that he was condemned by the court", {}),
    (
        "sides with neither",
        "en",
        "said",
        "it “takes no side” in the Lomaville dispute",
        {"Lomaville dispute": "NEUTRAL"},
    ),
    (
        "for and against",
        "en",
        "said",
        "we support the new dyke, we oppose the new dyke",
        {"new dyke": "UNCLEAR"},
    ),
    ("nothing", "fr", "a dit", "que le pont tient", {}),
    ("nothing", "en", "said", "that the bridge holds", {}),
]


@pytest.mark.parametrize(("name", "language", "cue", "content", "held"), CASES)
def test_the_target_is_what_the_word_governs(
    name: str, language: str, cue: str, content: str, held: dict[str, str]
) -> None:
    found = stances_of(Said.of(cue=cue, content=content), language=language)

    assert {stance.target: stance.polarity for stance in found} == held


def test_the_author_holds_no_stance() -> None:
    said = Said.of(content="Le maire condamne les frappes sur Brevan.", voice="author")

    assert stances_of(said, language="fr") == ()


def test_a_cue_after_its_quotation_governs_nothing() -> None:
    (claim,) = attributions(read("« La mer ne prend rien au port », soutient Girma Abebe."))

    assert claim.stance == ()


def test_a_suggested_claim_has_its_stance() -> None:
    (claim,) = attributions(read("La Bordurie condamne les frappes sur le port."))

    assert [(one.target, one.polarity) for one in claim.stance] == [("frappes sur le port", "AGAINST")]
