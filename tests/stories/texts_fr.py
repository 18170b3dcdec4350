"""Invented agency copy in French, and what others make of it."""

PORT = """Le port de Kerlann rouvrira le 12 mai, annonce la préfecture
La préfecture du Ponant a annoncé mardi la réouverture partielle du port de Kerlann à compter du 12 mai, après sept semaines de fermeture liées à la pollution de ses bassins.
« Les analyses des trois dernières semaines nous permettent d’envisager un retour progressif des chalutiers », a déclaré le préfet Yann Le Goff lors d’une conférence de presse à Brest.
Seuls les navires de moins de 24 mètres seront admis dans un premier temps, a-t-il précisé.
Le comité des pêches, qui chiffre à 4,2 millions d’euros les pertes de la flottille, s’est dit soulagé mais réclame un calendrier pour les plus gros bateaux.
« Nous ne pouvons pas laisser quarante équipages à quai pendant tout l’été », a déclaré sa présidente, Anne Kervella, citée par le quotidien régional.
Le port avait été fermé le 24 mars à la suite du naufrage du vraquier Astrée, dont les soutes contenaient 800 tonnes de fioul lourd.
Selon le parquet de Brest, l’enquête pour mise en danger d’autrui se poursuit."""

PORT_LEAD = """Kerlann respire enfin
C’est la nouvelle que tout le monde attendait sur les quais. Après bientôt deux mois d’inactivité forcée, les marins vont pouvoir reprendre la mer, à commencer par les plus petits armements. Une réunion publique est prévue jeudi soir à la salle des fêtes pour expliquer les règles d’accès."""

PORT_REWRITTEN = """Pollution à Kerlann : les chalutiers de retour en mai
Fermé depuis sept semaines, le port de Kerlann va rouvrir en partie le 12 mai. La préfecture du Ponant l’a fait savoir mardi à Brest.
Le préfet Yann Le Goff s’appuie sur de bons résultats en laboratoire : « Les analyses des trois dernières semaines nous permettent d’envisager un retour progressif des chalutiers », dit-il.
Les grands navires devront patienter, puisque seuls les navires de moins de 24 mètres seront admis dans un premier temps.
Du côté des professionnels, c’est le soulagement. Le comité des pêches évalue les pertes de la flottille à 4,2 millions d’euros et voudrait connaître la suite pour les plus gros bateaux.
« Nous ne pouvons pas laisser quarante équipages à quai pendant tout l’été », prévient Anne Kervella, qui le préside.
À l’origine de la pollution, le naufrage du vraquier Astrée en mars : ses soutes contenaient 800 tonnes de fioul lourd. Une enquête pour mise en danger d’autrui est toujours en cours."""

PORT_INDEPENDENT = """À Kerlann, la criée se prépare sans y croire
Dans le hall vide de la criée, Marcel Quéméner recompte les caisses bleues. Le mareyeur de 58 ans a perdu la moitié de ses clients depuis le naufrage de l’Astrée, et la date du 12 mai ne le rassure guère.
« On nous a déjà promis la fin avril, puis le 3 mai », souffle-t-il en haussant les épaules.
Sur le quai nord, des agents en combinaison blanche prélèvent encore des boues noires. Le préfet Yann Le Goff assure pourtant que le retour des bateaux se fera sans risque pour les consommateurs.
Au café du Môle, la patronne tient une liste de ceux qui sont partis travailler à Lorient ou au Guilvinec. Onze noms y figurent, dont deux patrons pêcheurs.
Anne Kervella, elle, multiplie les allers-retours à Brest pour obtenir des aides. La présidente du comité des pêches craint que les grands armements ne s’installent ailleurs pour de bon.
« Quand un chalutier change de port, il ne revient jamais », résume-t-elle."""

PORT_ENGLISH = """Kerlann harbour to reopen on May 12, prefecture says
The Ponant prefecture announced on Tuesday that the port of Kerlann would partly reopen on May 12 after seven weeks of closure caused by pollution in its basins.
“Test results over the past three weeks allow us to consider a gradual return of the trawlers,” prefect Yann Le Goff told a news conference in Brest.
Only vessels shorter than 24 metres will be admitted at first, he said.
The fisheries committee, which puts the fleet’s losses at 4.2 million euros, said it was relieved but wanted a schedule for the larger boats.
“We cannot leave forty crews in port all summer,” its chairwoman Anne Kervella was quoted as saying by the regional daily.
The port was closed on March 24 after the bulk carrier Astrée sank with 800 tonnes of heavy fuel oil in its bunkers."""

BANK = """La Banque nationale de Varovie maintient son taux directeur à 5,25 %
La Banque nationale de Varovie a laissé jeudi son principal taux directeur inchangé à 5,25 %, conformément aux attentes des analystes, en invoquant une inflation encore trop élevée.
La hausse des prix a ralenti à 4,8 % en février sur un an, contre 5,6 % en janvier, selon l’Institut de la statistique.
« Il serait prématuré de crier victoire contre l’inflation », a averti la gouverneure Ilona Marek devant la presse à Dravograd.
L’institution prévoit désormais une croissance de 1,1 % cette année, au lieu de 1,6 % dans ses prévisions de décembre.
Le ministre des Finances, Pavel Hruza, a regretté une décision qui pèse selon lui sur les entreprises exportatrices.
« Nos industriels paient leur crédit deux fois plus cher que leurs concurrents de la zone euro », a-t-il dit à la radio publique.
La prochaine réunion du conseil monétaire est fixée au 7 mai."""

BANK_REWRITTEN = """Varovie : pas de baisse des taux avant l’été ?
Statu quo à Dravograd. Conformément aux attentes des analystes, la Banque nationale de Varovie garde son principal taux directeur à 5,25 %, faute d’une inflation assez basse.
« Il serait prématuré de crier victoire contre l’inflation », a justifié la gouverneure Ilona Marek jeudi.
En février, les prix ont encore augmenté de 4,8 % sur un an, contre 5,6 % en janvier, d’après l’Institut de la statistique.
La banque centrale se montre aussi plus pessimiste sur l’activité. Elle prévoit désormais une croissance de 1,1 % cette année, loin des 1,6 % espérés en décembre.
De quoi agacer le gouvernement. « Nos industriels paient leur crédit deux fois plus cher que leurs concurrents de la zone euro », s’est plaint le ministre des Finances, Pavel Hruza, au micro de la radio publique.
Rendez-vous le 7 mai pour la prochaine réunion du conseil monétaire."""

BANK_INDEPENDENT = """Ilona Marek, l’inflexible de Dravograd
À 61 ans, la gouverneure de la Banque nationale de Varovie ne cède rien. Jeudi encore, malgré les appels du pied du gouvernement, elle a refusé de toucher à un taux directeur figé depuis quatorze mois.
Ancienne professeure d’économétrie, Ilona Marek a été nommée par le précédent président, dont elle n’a jamais partagé les idées. Ses adversaires lui reprochent de regarder l’inflation dans le rétroviseur.
« Il serait prématuré de crier victoire contre l’inflation », a-t-elle lancé, fidèle à son style.
Le ministre des Finances Pavel Hruza ne cache plus son impatience. En privé, ses conseillers évoquent un changement de statut de la banque, ce que Bruxelles verrait d’un très mauvais œil.
Les marchés, eux, applaudissent : la couronne varove a gagné deux pour cent depuis le début de l’année, et les investisseurs étrangers reviennent sur la dette souveraine.
Son mandat s’achève dans dix-huit mois. Personne, dans la capitale, ne parie sur son renouvellement."""

QUAKE = """Séisme au Tarhistan : au moins 31 morts, les secours cherchent des survivants
Un séisme de magnitude 6,4 a fait au moins 31 morts et plus de 200 blessés dans la nuit de dimanche à lundi dans le sud du Tarhistan, ont annoncé les autorités.
L’épicentre a été localisé à 18 kilomètres de la ville d’Osmak, à une profondeur de 10 kilomètres, selon l’Institut de géophysique.
« Des villages entiers ne sont plus accessibles par la route », a déclaré à la presse le chef de la protection civile, Timur Askarov.
Plusieurs répliques ont été ressenties jusque dans la capitale, où des habitants ont passé la nuit dehors.
L’hôpital d’Osmak, lui-même endommagé, a dû évacuer une partie de ses patients vers Belkent, a constaté un photographe sur place.
Le président Rustam Daliev a décrété trois jours de deuil national et demandé l’aide internationale.
Le pays, situé sur une zone de failles, avait connu en 1998 un tremblement de terre qui avait tué 1.200 personnes."""

QUAKE_INDEPENDENT = """À Osmak, une nuit dans les décombres
Elle creuse à mains nues. Depuis l’aube, Gulnara appelle son fils sous ce qui était une école de musique, et un voisin lui tend parfois une bouteille d’eau.
La terre a tremblé peu après deux heures du matin dans le sud du Tarhistan. Les maisons de brique crue, ici, n’ont pas résisté plus de dix secondes.
Timur Askarov, le patron de la protection civile, est venu en hélicoptère en fin de matinée. On lui a crié que les pelleteuses n’arrivaient pas.
Devant l’hôpital, les brancards s’alignent sur le trottoir. Une infirmière raconte avoir compté quarante amputations avant midi, sans assez d’anesthésiques.
Le gouvernement du président Rustam Daliev promet des tentes pour le soir. La température doit descendre sous zéro.
Beaucoup, à Osmak, se souviennent de 1998. Cette fois encore, disent-ils, ce sont les pauvres qui dorment dehors."""

LIVE = """EN DIRECT. Séisme au Tarhistan : suivez les dernières informations
09h10. Le président Rustam Daliev décrète trois jours de deuil national. Il doit se rendre à Osmak dans la journée, selon ses services.
08h32. La Croix-Rouge annonce l’envoi d’une première équipe de douze personnes depuis Belkent avec des groupes électrogènes.
07h45. Le bilan provisoire s’établit à 17 morts et une centaine de blessés, indique la protection civile dans un communiqué.
06h58. Les écoles resteront fermées dans toute la province, a fait savoir le ministère de l’Éducation du Tarhistan."""

LIVE_LATER = """EN DIRECT. Séisme au Tarhistan : le bilan monte à 31 morts
12h20. Le bilan est désormais de 31 morts et plus de 200 blessés, d’après le dernier décompte de la protection civile. Des villages restent coupés du monde.
11h47. L’Union européenne active son mécanisme de protection civile ; trois avions doivent décoller de Varsovie et d’Athènes en début d’après-midi.
10h15. Une réplique de magnitude 4,9 a été ressentie jusque dans la capitale, sans faire de nouvelle victime.
""" + LIVE.partition("\n")[2]

ABOUT = """Rejoignez notre communauté de lecteurs et recevez chaque matin l’essentiel de l’actualité directement dans votre boîte de réception.
Notre rédaction vit grâce à vos dons, dont les deux tiers sont déductibles de vos impôts dans la limite prévue par la loi.
Les commentaires sont modérés a priori et n’engagent que leurs auteurs, dans le respect de la charte de bonne conduite du site.
Toute reproduction, même partielle, est interdite sans l’autorisation écrite de la société éditrice du journal."""

WINE = """Les vignerons du Val d’Orbe face à la grêle
Un orage de grêle a ravagé samedi soir près de 600 hectares de vignes dans le Val d’Orbe.
Le syndicat viticole parle de pertes totales sur une dizaine de communes, dont Saint-Amour et Les Baux.
« En huit minutes, c’était fini », raconte Lucie Ferrand, installée depuis 2011.
La chambre d’agriculture a ouvert une cellule de soutien et demande la reconnaissance de catastrophe naturelle."""

TRAIN = """La ligne Morez-Valserine suspendue trois mois
La région a confirmé lundi l’arrêt de la circulation sur la ligne Morez-Valserine à compter du 2 septembre.
Des cars remplaceront les quatorze trains quotidiens pendant les travaux du tunnel des Crêtes.
Le coût du chantier est évalué à 37 millions d’euros, partagés avec l’État.
Une association d’usagers dénonce le manque de concertation et prévoit un rassemblement vendredi."""
