"""Pairs written after the numbers of the rule were fixed; none was changed for them."""

from tests.stories import texts_en as en
from tests.stories import texts_fr as fr
from tests.stories.cases import Case

QUAKE_REWRITTEN = """Le sud du Tarhistan frappé par un violent séisme
Au moins 31 personnes ont péri et plus de 200 ont été blessées dans un séisme de magnitude 6,4 qui a secoué le sud du Tarhistan dans la nuit de dimanche à lundi, selon un bilan officiel.
D’après l’Institut de géophysique, l’épicentre se trouve à 18 kilomètres de la ville d’Osmak.
« Des villages entiers ne sont plus accessibles par la route », s’est alarmé Timur Askarov, chef de la protection civile.
Les malades de l’hôpital d’Osmak, endommagé lui aussi, ont en partie été transférés à Belkent. Jusque dans la capitale, des habitants ont passé la nuit dehors par crainte des répliques.
Trois jours de deuil national ont été décrétés par le président Rustam Daliev, qui a demandé l’aide internationale.
En 1998, un tremblement de terre avait fait 1.200 morts dans ce pays situé sur une zone de failles."""

QUAKE_NEXT_DAY = """Tarhistan : une fillette sauvée après 30 heures sous les gravats
Une fillette de 9 ans a été sortie vivante mardi des ruines d’un immeuble d’Osmak, trente heures après le tremblement de terre qui a dévasté le sud du Tarhistan.
« Elle nous a demandé de l’eau et des nouvelles de son chat », a raconté un sauveteur venu de Belkent.
Le bilan atteint désormais 57 morts, a indiqué le chef de la protection civile, Timur Askarov, pour qui les chances de trouver d’autres survivants diminuent.
Le président Rustam Daliev s’est rendu dans la matinée auprès des familles installées sous des tentes.
Le pays, situé sur une zone de failles, avait connu en 1998 un tremblement de terre qui avait tué 1.200 personnes."""

WINE_REWRITTEN = """Grêle dans le Val d’Orbe : 600 hectares de vignes ravagés
La grêle s’est abattue samedi soir sur le Val d’Orbe, où près de 600 hectares de vignes ont été détruits.
« En huit minutes, c’était fini », témoigne la vigneronne Lucie Ferrand, installée depuis 2011.
Une dizaine de communes auraient tout perdu, dont Saint-Amour et Les Baux, d’après le syndicat viticole.
La chambre d’agriculture demande la reconnaissance de catastrophe naturelle."""

FIRE_REWRITTEN = """Thousands evacuated as blaze rages near A-37
Some 2,300 people have had to leave their homes near Las Palmas de Arriba because of a wildfire fanned by strong winds, the region said on Sunday.
Since Friday the flames have consumed 1,800 hectares of pine forest close to the A-37 motorway, now closed in both directions.
Elena Rubio, who leads the fire service, said: “The wind changed twice during the night and our crews had to pull back.”
With 340 firefighters and nine water-dropping aircraft already at work, reinforcements are expected from Portugal. A man who tried to save his horses is in hospital with burns."""

FIRE_INDEPENDENT = """The horses of Las Palmas de Arriba
By the time the neighbours reached him, Tomás Igual had already gone back into the stable twice. He is in hospital now, his hands bandaged, and asks everyone about the grey mare.
The fire came over the ridge at four in the morning, says his sister, with a noise like a goods train.
Elena Rubio, the fire chief, has slept three hours since Friday. She does not promise anything.
On the A-37 the lorries stand empty, their drivers gathered under the bridge with bottles of water brought by the town hall.
“We cut the firebreak in 2019 and nobody came to clear it since,” says a forester who does not want to be named."""

STRIKE_BRIEF = """Halden Motors workers at three plants will strike from Monday
Workers at Halden Motors voted on Friday to walk out at three plants from Monday after rejecting a pay offer of 3.5 percent, their union said. Some 11,400 employees will take part in the first all-out stoppage at the carmaker since 2009. Shares in Halden fell 4.1 percent."""

BRIEF = """Un conducteur blessé à Ormoy
Un automobiliste de 43 ans a été blessé dimanche à Ormoy.
Sa voiture avait quitté la départementale 12 au petit matin.
Une enquête a été ouverte."""

OTHER_BRIEF = """Concert annulé à Treize-Septiers
Le concert prévu vendredi à Treize-Septiers est annulé.
La chanteuse, souffrante, espère revenir en novembre.
Les 640 billets seront remboursés."""

ABOUT_US = """La Gazette du Bocage est une publication du groupe Sillage Médias, au capital de 150 000 euros, dont le siège est à Nantes.
Retrouvez-nous sur Facebook, Instagram et WhatsApp, ou écrivez à Claire Morvan, directrice de la publication.
Hébergeur : Ovalis, 2 rue Kellermann, 59100 Roubaix. Commission paritaire 0425 Y 90127.
Crédits des photographies : Getty, Adobe Stock et nos correspondants en Vendée, dans les Deux-Sèvres et dans le Maine-et-Loire."""

_EN = ("en", "en")

HELD_OUT: tuple[Case, ...] = (
    Case("quake, rewritten", fr.QUAKE, QUAKE_REWRITTEN, True),
    Case("wine, rewritten", fr.WINE, WINE_REWRITTEN, True),
    Case("fire, rewritten", en.FIRE, FIRE_REWRITTEN, True, 1, _EN),
    Case("fire, rewritten, no dates", en.FIRE, FIRE_REWRITTEN, True, None, _EN),
    Case("strike, a brief", en.STRIKE, STRIKE_BRIEF, True, 0, _EN),
    Case("strike, rewritten and the brief", en.STRIKE_REWRITTEN, STRIKE_BRIEF, True, 0, _EN),
    Case("quake, the next day with the same last line", fr.QUAKE, QUAKE_NEXT_DAY, False, 1),
    Case("quake, rewritten and the next day", QUAKE_REWRITTEN, QUAKE_NEXT_DAY, False, 1),
    Case("quake, rewritten and another author", QUAKE_REWRITTEN, fr.QUAKE_INDEPENDENT, False),
    Case("fire, another author", en.FIRE, FIRE_INDEPENDENT, False, 1, _EN),
    Case("fire, rewritten and another author", FIRE_REWRITTEN, FIRE_INDEPENDENT, False, 1, _EN),
    Case("names in a site's lines", f"{fr.WINE}\n{ABOUT_US}", f"{fr.TRAIN}\n{ABOUT_US}", False),
    Case("names in a site's lines around briefs", f"{BRIEF}\n{ABOUT_US}", f"{OTHER_BRIEF}\n{ABOUT_US}", False, one_outlet=True),
    Case("names in a site's lines, a month apart", f"{BRIEF}\n{ABOUT_US}", f"{OTHER_BRIEF}\n{ABOUT_US}", False, 31, one_outlet=True),
)  # fmt: skip
