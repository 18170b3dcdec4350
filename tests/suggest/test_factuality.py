"""Factuality: one text for each phenomenon, in both languages."""

import pytest

from annotation.suggest.judgements.factuality import factuality_of, outlet_factuality
from annotation.suggest.judgements.said import Said
from schemas import CueForce, Voice

# The phenomenon, the language, the cue and the content, and the code as the originator presents it.
INDIRECT = [
    ("statement", "fr", "a dit", "que le pont tient", "CT+"),
    ("statement", "en", "said", "that the bridge holds", "CT+"),
    ("negation", "fr", "a dit", "que le pont n’est pas sûr", "CT-"),
    ("negation", "en", "said", "that the bridge is not safe", "CT-"),
    ("contracted negation", "en", "said", "the bridge isn’t safe", "CT-"),
    ("no longer", "fr", "a dit", "que le pont ne tient plus", "CT-"),
    ("no longer", "en", "said", "that the bridge no longer holds", "CT-"),
    ("nobody", "fr", "a dit", "que personne n’a signé", "CT-"),
    ("nobody", "en", "said", "that nobody had signed", "CT-"),
    ("nul ne", "fr", "a dit", "que nul ne sait nager", "CT-"),
    ("ni ... ni", "fr", "a dit", "que ni le maire ni le préfet n’ont signé", "CT-"),
    ("neither", "en", "said", "that neither the mayor nor the prefect had signed", "CT-"),
    ("no before a noun", "fr", "a dit", "qu’aucun accord n’existe", "CT-"),
    ("no before a noun", "en", "said", "there is no deal", "CT-"),
    ("negated infinitive", "fr", "assure", "ne pas être concernée", "CT-"),
    ("negation around a quotation", "fr", "a dit", "qu’il n’a « ni vendu, ni prêté » de bateau", "CT-"),
    ("n'en était rien", "fr", "a fait savoir", "qu’il n’en était rien", "CT-"),
    ("only", "fr", "a dit", "qu’il n’en restait que des fragments", "CT+"),
    ("nothing but", "en", "said", "that it was nothing but a leaky pipe", "CT+"),
    ("not only", "fr", "a dit", "qu’il n’y a pas que des élus", "CT+"),
    ("not only", "en", "said", "that it was not only the mayor", "CT+"),
    ("does not stop", "fr", "a dit", "que l’artillerie n’a pas cessé de tonner", "CT+"),
    ("not stopped", "en", "said", "that the guns had not stopped firing", "CT+"),
    ("no fewer than", "fr", "a dit", "que pas moins de dix ponts ont cédé", "CT+"),
    ("no fewer than", "en", "said", "that no fewer than ten bridges had fallen", "CT+"),
    ("negation in a relative clause", "fr", "a dit", "qu’il essuie des verres que personne n’a salis", "CT+"),
    ("negation in a relative clause", "en", "said", "that he had met people who did not swim", "CT+"),
    ("negation after but", "fr", "a dit", "que le pont tient, mais qu’il n’est pas sûr", "CT+"),
    ("negation after but", "en", "said", "that the bridge holds, but is not safe", "CT+"),
    ("negation after a when", "fr", "a dit", "que quand il ne pleut pas, le pont tient", "CT+"),
    ("negation before a relative clause", "fr", "a dit", "que le maire, qui a signé, n’ira pas", "CT-"),
    ("purpose", "fr", "a dit", "qu’il a signé pour ne pas perdre la main", "CT+"),
    ("not yet", "fr", "a dit", "que le pont est toujours fermé et pas encore payé", "CT-"),
    ("not yet", "en", "said", "they had yet to receive an answer", "CT-"),
    ("no verb", "fr", "selon", "aucun blessé", "CT-"),
    ("what is certain", "fr", "a dit", "qu’il est clair que le pont ne tient pas", "CT-"),
    ("what is certain", "en", "said", "that it is clear that the bridge does not hold", "CT-"),
    ("denial", "fr", "nie", "avoir signé", "CT-"),
    ("denial", "en", "denied", "that it had signed", "CT-"),
    ("denied negation", "fr", "dément", "que le pont ne soit pas sûr", "CT+"),
    ("denied negation", "en", "denied", "that the bridge was not safe", "CT+"),
    ("negated denial", "fr", "ne nie pas", "avoir signé", "CT+"),
    ("negated denial", "en", "did not deny", "that it had signed", "CT+"),
    ("disbelief", "fr", "n’a pas cru", "cette version", "CT-"),
    ("disbelief", "en", "does not believe", "that the bridge holds", "CT-"),
    ("not hidden", "fr", "n’a pas caché", "que le pont cède", "CT+"),
    ("exclusion", "fr", "excluait", "tout assouplissement", "CT-"),
    ("exclusion", "en", "ruled out", "an early vote", "CT-"),
    ("not excluded", "fr", "n’a pas exclu", "une levée de l’embargo", "PS+"),
    ("not excluded", "en", "did not rule out", "an early vote", "PS+"),
    ("derision", "fr", "a qualifié", "l’information de « pure invention »", "CT-"),
    ("derision", "en", "called", "the report “a fable”", "CT-"),
    ("doubt", "fr", "doute", "que le pont tienne", "PR-"),
    ("doubt", "en", "doubts", "that a pipe could be heard", "PR-"),
    ("unlikely", "fr", "a dit", "qu’un accord était peu probable", "PR-"),
    ("unlikely", "en", "said", "a deal before the weekend was unlikely", "PR-"),
    ("seems not", "en", "said", "nobody seems to have noticed anything", "PR-"),
    ("modal verb", "fr", "a dit", "que le pont pourrait céder", "PS+"),
    ("modal verb", "en", "said", "that the bridge may fall", "PS+"),
    ("the month of May", "en", "said", "that the bridge fell in May", "CT+"),
    ("negated modal verb", "en", "said", "that the bridge might not hold", "PS-"),
    ("impossible", "fr", "a dit", "que le pont ne peut pas tenir", "CT-"),
    ("could not", "en", "said", "that the drop could not be a coincidence", "CT-"),
    ("devrait", "fr", "a dit", "que le pont devrait rouvrir", "PR+"),
    ("should", "en", "said", "that the bridge should reopen by May", "PR+"),
    ("adverb", "fr", "a dit", "que le pont a sans doute cédé", "PR+"),
    ("adverb", "en", "said", "that the bridge had probably fallen", "PR+"),
    ("seem", "fr", "a dit", "que le pont semble tenir", "PR+"),
    ("seem", "en", "said", "that the bridge appears to hold", "PR+"),
    ("hope", "fr", "espère", "une ouverture au printemps", "PS+"),
    ("hope", "en", "hopes", "that the bridge opens", "PS+"),
    ("fear", "fr", "craint", "une rupture du pont", "PS+"),
    ("fear", "en", "fears", "it will be asked to pay", "PS+"),
    ("expectation", "fr", "table sur", "un retour à l’équilibre en 2027", "PR+"),
    ("expectation", "en", "predicted", "a return to profit", "PR+"),
    ("pledge", "en", "has pledged", "to hand over the keys", "PR+"),
    ("hint", "fr", "a laissé entendre", "que le maire partait", "PR+"),
    ("hint", "en", "hinted", "that the mayor was leaving", "PR+"),
    ("warning of something", "en", "warned of", "a flood", "PS+"),
    ("consideration", "fr", "envisage", "la fermeture du pont", "PS+"),
    ("rumour", "fr", "Le bruit court", "que le pont a cédé", "PR+"),
    ("rumour", "en", "Rumour has it", "that the depot was sold", "PR+"),
    ("press conditional", "fr", "Selon", "le pont aurait cédé", "PR+"),
    ("press conditional, future", "fr", "Selon", "l’accord porterait sur le pont", "PR+"),
    ("would", "en", "argues", "that a merger would save a million", "PR+"),
    ("future in the past", "fr", "a dit", "qu’il viendrait", "CT+"),
    ("announced future", "en", "announced", "that it would merge the two", "CT+"),
    ("future in the past", "fr", "s’est dit convaincu", "que l’accord serait signé", "CT+"),
    ("conditional after a present cue", "fr", "argue", "que l’usine fermerait en six semaines", "PR+"),
    ("perfect conditional after a past cue", "fr", "a insinué", "que l’homme aurait agi seul", "PR+"),
    ("conditional without que", "fr", "a dit", "le pont fermerait mardi", None),
    (
        "imperfect that ends like a conditional",
        "fr",
        "a dit",
        "que le pont attirait et montrait la mer",
        "CT+",
    ),
    ("counterfactual", "fr", "Selon", "si la digue avait tenu, le pont aurait résisté", "Uu"),
    ("counterfactual", "en", "said", "that if the dyke had held, the bridge would stand", "Uu"),
    ("counterfactual, if last", "fr", "Selon", "le pont aurait résisté si la digue tenait", "Uu"),
    ("demand", "fr", "exige", "le retrait des troupes", "Uu"),
    ("demand", "en", "demanded", "the withdrawal of the troops", "Uu"),
    ("call to somebody", "fr", "appelle", "Brevan à fermer le pont", "Uu"),
    ("call to somebody", "en", "called on", "the mayor to close the bridge", "Uu"),
    ("call for something", "fr", "a appelé", "au calme", "Uu"),
    ("refusal", "fr", "refuse", "de signer", "Uu"),
    ("refusal", "en", "refused", "to sign", "Uu"),
    ("time to", "fr", "a dit", "qu’il est temps de fermer le pont", "Uu"),
    ("time to", "en", "said", "that it is time to close the bridge", "Uu"),
    ("a duty", "fr", "a dit", "que Brevan doit retirer ses bateaux", "Uu"),
    ("obligation", "fr", "a dit", "qu’il faut fermer le pont", "Uu"),
    ("obligation", "en", "said", "that the mayor must resign", "Uu"),
    ("indirect question", "fr", "a demandé", "si le monde savait", "Uu"),
    ("indirect question", "en", "asked", "what would happen to the bus", "Uu"),
    ("neither confirmed nor denied", "fr", "n’ont ni confirmé ni démenti", "leur présence", "Uu"),
    ("neither confirmed nor denied", "en", "would neither confirm nor deny", "the report", "Uu"),
    ("refusal to comment", "fr", "s’est refusée à", "tout commentaire", "Uu"),
    ("refusal to comment", "en", "declined to comment on", "flow figures", "Uu"),
    ("never said", "fr", "n’a jamais dit", "qu’il reprendrait l’affaire", "Uu"),
    ("would not say", "en", "would not say", "whether it had sent a diver", "Uu"),
    ("knows whether", "fr", "sait", "si le pont tient", "CTu"),
    ("knows whether", "en", "knows", "whether the bridge holds", "CTu"),
    ("a lexical negative is a fact", "fr", "a dit", "que le riz manque", "CT+"),
    ("a lexical negative is a fact", "fr", "pointe", "l’absence totale de poursuites", "CT+"),
    ("a number", "en", "counted", "50,000", "CT+"),
    ("no word", "fr", "a dit", "« … »", None),
    ("no content", "fr", "nie", "", "Uu"),
]

DIRECT = [
    ("question", "fr", "a demandé", "« Qui paiera ? »", "Uu"),
    ("question", "en", "asked", "“Who will pay?”", "Uu"),
    ("a statement after a cue of demand", "fr", "plaide", "« Je les aimais »", "CT+"),
    ("a speaker's own conditional", "fr", "a dit", "« Sans eux, le pont aurait cédé »", "CT+"),
    ("a speaker's own modal verb", "fr", "a averti", "« Le pont pourrait céder »", "PS+"),
    ("the words of a denial", "fr", "balaie", "« Je n’ai rien proposé du tout »", "CT-"),
    ("no", "fr", "a tranché", "« C’est non, et ce sera non jeudi »", "CT-"),
    ("order", "fr", "a suggéré", "« Plafonnons aussi la bêtise »", "Uu"),
    ("order", "en", "quipped", "“Let them wave”", "Uu"),
    ("order", "fr", "a lancé", "« Fermez le pont »", "Uu"),
    ("order", "en", "said", "“Send the boats first”", "Uu"),
    ("wish", "fr", "a lancé", "« Qu’ils viennent à Brevan »", "Uu"),
    ("doubt", "en", "said", "“His own auditors doubt it!”", "PR-"),
    ("alternative", "en", "wrote", "“Either the ocean is quiet or this duct is loud”", "PS+"),
]

AUTHOR = [
    ("negation", "fr", "Deux témoins, cités à comparaître, ne sont pas venus.", "CT-"),
    ("negation", "en", "The so-called “alliance” has not met since May.", "CT-"),
    ("negation after a lead", "en", "A word about the biscuits: there were none.", "CT-"),
    ("title", "fr", "Non, les frontaliers ne « volent » pas les emplois", "CT-"),
    ("title", "en", "Grain ship detained off Mersa as port row deepens", "CT+"),
    ("title without a verb", "fr", "Pas de trêve à Brevan", "CT-"),
    ("more than", "fr", "Plus de trois cents habitants ont été évacués.", "CT+"),
    ("said to be", "en", "The mayor is said to own the bridge.", "PR+"),
    ("expected to", "en", "The council is expected to vote on Monday.", "PR+"),
    ("title in the conditional", "fr", "La Bordurie pourrait lever l’embargo", "PS+"),
    ("question", "fr", "Perdu ?", "Uu"),
    ("question", "en", "Is he wrong?", "Uu"),
    ("hardly", "en", "The front line has hardly moved since then.", "CT+"),
    ("promises to be", "fr", "L’hiver promet d’être long.", "PR+"),
    ("doubt", "fr", "Qu’on me permette d’en douter.", "PR-"),
]


@pytest.mark.parametrize(("name", "language", "cue", "content", "code"), INDIRECT)
def test_cue_and_content_give_the_code(
    name: str, language: str, cue: str, content: str, code: str | None
) -> None:
    assert factuality_of(Said.of(cue=cue, content=content), language=language) == code


@pytest.mark.parametrize(("name", "language", "cue", "content", "code"), DIRECT)
def test_somebodys_own_words_give_the_code(
    name: str, language: str, cue: str, content: str, code: str
) -> None:
    said = Said.of(cue=cue, content=content, quote_type="direct")

    assert factuality_of(said, language=language) == code


@pytest.mark.parametrize(("name", "language", "content", "code"), AUTHOR)
def test_the_authors_own_sentence_gives_its_code(name: str, language: str, content: str, code: str) -> None:
    assert factuality_of(Said.of(content=content, voice="author"), language=language) == code


def test_a_conditional_inside_a_quotation_is_not_the_presss() -> None:
    content = "que « jamais Réjean n’aurait touché à une crinière »"
    said = Said.of(cue="a affirmé", content=content, quote_type="mixed")

    assert factuality_of(said, language="fr") == "CT-"


@pytest.mark.parametrize(
    ("voice", "force", "outlet"),
    [
        ("source", "neutral", "Uu"),
        ("source", "endorsing", "PS-"),
        ("source", "distancing", "Uu"),
        ("author", "neutral", "PS-"),
    ],
)
def test_the_outlet_vouches_for_itself_and_under_an_endorsing_cue(
    voice: Voice, force: CueForce, outlet: str
) -> None:
    assert outlet_factuality("PS-", Said.of(content="x", voice=voice, force=force)) == outlet
