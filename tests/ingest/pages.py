"""Pages written for the tests: each line with the kind that it is to get, lines apart by an empty one."""

from typing import NamedTuple

from schemas import SentenceKind


class Page(NamedTuple):
    """A page by name, with its lines."""

    name: str
    language: str
    lines: tuple[tuple[SentenceKind, str], ...]

    @property
    def text(self) -> str:
        """The lines, an empty line between each two."""
        return "\n\n".join(line for _, line in self.lines)


PAGES = (
    Page("breadcrumb above, menu below", "fr", (
        ("boilerplate", "Accueil » Société » Transports"),
        ("title", "Le tram de Brevan roulera jusqu'à minuit dès septembre"),
        ("byline", "Par Maëlle Kerdoncuff | Publié le 4 juin 2022 à 18h05"),
        ("boilerplate", "Partager sur Facebook"),
        ("boilerplate", "Temps de lecture : 3 min"),
        ("body", "La métropole a voté mardi l'extension des horaires du tram. Les élus étaient unanimes."),
        ("body", "« Nous répondons à une demande », a déclaré le vice-président, Yvon Tissot."),
        ("body", "Un chantier de deux ans"),
        ("body", "Les travaux ont commencé en 2020. Ils ont coûté 4,2 millions d'euros."),
        ("boilerplate", "À lire aussi : Brevan, la ville où le bus est gratuit"),
        ("body", "Le dernier départ est fixé à 0 h 15."),
        ("boilerplate", "Commentaires (12)"),
        ("boilerplate", "Tous droits réservés"),
    )),
    Page("title with a full stop, counter, dateline", "fr", (
        ("boilerplate", "Accueil Dernières minutes Le ministre de la Pêche exclut de relever les quotas..."),
        ("title", "Le ministre de la Pêche exclut de relever les quotas avant la fin de l'année."),
        ("boilerplate", "0"),
        ("byline", "Lisbonne, 3 Oct. (Marevue.net) –"),
        ("body", "Le ministre de la Pêche a exclu lundi tout relèvement des quotas avant la fin de l'année."),
        ("boilerplate", "Lire aussi:   Les chalutiers de Setúbal rentrent au port"),
        ("body", "« Rien ne presse », a-t-il assuré devant les députés."),
    )),
    Page("image file, caption, related part", "fr", (
        ("title", "Séisme au large de Talmis : pas de victimes, selon les secours"),
        ("byline", "Thu Ha (selon AFP) 08/11/2023 07:12"),
        ("body", "(Baovenh.vn) - Un séisme a été ressenti mardi à Talmis, sans faire de victimes."),
        ("boilerplate", "seisme-talmis_2.jpg"),
        ("caption", "Une rue de Talmis, mardi."),
        ("body", "Les secours ont reçu une centaine d'appels, a précisé leur porte-parole."),
        ("boilerplate", "Sur le même sujet"),
        ("boilerplate", "Pourquoi la côte de Talmis tremble-t-elle si souvent ?"),
        ("boilerplate", "Séisme au large de Talmis : pas de victimes, selon les secours"),
        ("boilerplate", "PROPULSÉ PAR NEWSBOX"),
    )),
    Page("standfirst, photo credit, signature below", "fr", (
        ("boilerplate", "Économie"),
        ("title", "Pourquoi les boulangers de Morlune ferment le lundi"),
        ("body", "Enquête. Dans la vallée, le jour de repos est devenu une affaire politique."),
        ("byline", "Anouk Le Bihan"),
        ("caption", "Devant la boulangerie Rabier, à Morlune. Photo : Jules Arvel"),
        ("body", "Il est huit heures et le rideau est baissé. « On n'a plus personne », dit le patron."),
        ("body", "— Et demain ? demande une cliente."),
        ("body", "— Demain, oui."),
        ("body", "La mairie assure suivre le dossier."),
        ("byline", "Anouk Le Bihan (avec AFP)"),
    )),
    Page("english wire copy", "en", (
        ("boilerplate", "Home | News | Africa"),
        ("title", "Home prices in Lomaville climb for a third month, bank says"),
        ("byline", "By Jane Tisdale and Omar Raby"),
        ("byline", "Updated March 3, 2021 at 4:05 p.m. EST"),
        ("boilerplate", "Share on Facebook  Share on X"),
        ("caption", "FILE - Houses stand in a row in Lomaville, Feb. 2, 2021. (AP Photo/Ada Mellor)"),
        ("body", "LOMAVILLE (AP) — Home prices rose again in February, the central bank said on Tuesday."),
        ("body", "\"We are watching,\" Gov. Ruth Adeyo said. She gave no details."),
        ("boilerplate", "ADVERTISEMENT"),
        ("body", "Share prices fell 2% on Monday."),
        ("boilerplate", "Read more: Renters march on parliament"),
        ("body", "The bank meets again in June."),
        ("byline", "(Reporting by Jane Tisdale; Editing by Omar Raby)"),
        ("boilerplate", "© 2021 Lomaville Post. All rights reserved."),
    )),
    Page("english menu word by word", "en", (
        ("boilerplate", "Menu"),
        ("boilerplate", "Politics"),
        ("boilerplate", "Sign in"),
        ("title", "Ferry talks collapse as crews walk out of Port Mellor"),
        ("byline", "Staff Reporter"),
        ("byline", "2022-05-17 09:30"),
        ("body", "Talks over ferry pay collapsed on Tuesday after crews walked out, the harbor office said."),
        ("body", "No new date was set."),
        ("boilerplate", "Tags: ferries, strikes, Port Mellor"),
        ("boilerplate", "Leave a comment"),
        ("boilerplate", "Your email address will not be published."),
    )),
    Page("nothing but paragraphs", "fr", (
        ("body", "Le pont a rouvert lundi. Les camions y passent de nouveau. Le préfet s'en est félicité."),
        ("body", "Une déviation reste en place jusqu'à vendredi."),
    )),
)  # fmt: skip
