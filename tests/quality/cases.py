"""Hard lines written for the project: a bar stands before each sentence but the first."""

FRENCH = (
    "M. Tissot a reçu Mme Arvel.|Le Dr Rabier était là.",
    "Elle vit à St-Malo.|Son frère habite Ste-Anne, chez M. Le Goff.",
    "Le budget atteint 3.5 millions d'euros.|Il était de 2,8 millions en 2020.",
    "Voir l'art. 4 al. 2 du code.|La loi n° 12 le précise.",
    "L'entreprise Yahoo! a refusé de répondre.|Son concurrent aussi.",
    "« Nous partons », a dit J.-P. Caradec.|« Demain. »",
    "Il a crié : « Au feu ! » avant de fuir.|Personne n'a bougé.",
    "« Est-ce fini ? » a demandé le maire.|Nul ne l'a contredit.",
    "« C'est faux.|Nous le prouverons », a-t-elle promis.|La salle a ri.",
    "La réunion a eu lieu le 12 janv. 2021 à Brevan.|Elle a duré 2 h 30.",
    "BREVAN, 3 mars (Agence Alpine) – Le pont a cédé.|Deux voitures sont tombées.",
    "Le chef de l'O.T.A.N. est attendu.|La date reste inconnue.",
    "Ils ont tout vendu : meubles, livres, etc.|La maison est vide.",
    "Le prix (env. 30 €) a surpris.|Les clients sont partis.",
    "(Le maire n'a pas répondu. Ni son adjoint.)|Une enquête est ouverte.",
    "Qui a signé ?|Le préfet, dit-on.|Vraiment ?!|Oui.",
    "Il hésite… puis renonce.|Son adjoint prend la suite.",
    "– Tu viens ?|– Pas ce soir.|– Dommage.",
    "Le site www.brevan.fr est fermé.|Écrire à port@brevan.fr.",
    "Le gén. Morvan commande.|Le lt. Abgrall le seconde.",
    "Elle a cité A. Le Bihan.|Le public a applaudi.",
    "« Il ment. »|Puis il s'est tu.",
    "Le train part à 8 h.|À 9 h, tout est fini.",
    "1. Fermer le pont.|2. Réparer la digue.|3. Rouvrir.",
    "Napoléon Ier y a dormi.|Louis XIV aussi.",
    'Le maire a dit : "Je reste."|Il est parti le lendemain.',
    "Un mort en 52 av. J.-C. selon la stèle.|La date est discutée.",
    "Il habite av. Foch.|Elle est restée bd. Voltaire.",
    "Voir p. 12.|Le texte est clair (cf. p. 4).|Il le restera.",
    "Le procès de M. A. est clos.|Son avocat fait appel.",
    '"Nous sommes prêts.|Nous partons", dit-il.|Elle reste.',
    'Quel accueil ! "|Le service est rapide.',
    "Le message est signé S. M.|Le roi est parti.",
    "Le taux est de 2,5 %.|C'est peu, dit la B.C.E. mardi.",
    "Elle a 3 enfants, lui 2.|Ils vivent au 12 bis, rue J. Arvel.",
)
ENGLISH = (
    "Mr. Arbel met Mrs. Tisdale.|Dr. Raby was away.",
    "The U.S. Navy left the U.K. in May.|It came back in June.",
    "Prices rose 3.5 percent.|They had fallen in Dec. 2020.",
    "“We will go,” said Gov. Ruth Adeyo.|“Soon.”",
    "He asked, “Is it over?” and left.|Nobody spoke.",
    "“It is over.|We have lost,” she said.|The hall was silent.",
    "The meeting began at 3 p.m. EST.|It ended at 5 p.m.|They went home.",
    "Acme Inc. said it would close.|Beta Ltd. will stay.",
    "See Fig. 2 and No. 7.|The rest can wait.",
    "LOMAVILLE (AP) — The bridge fell.|Two cars went with it.",
    "J. R. Mellor wrote it.|The book sold well.",
    "He holds a Ph.D. from Brevan.|She has none.",
    "They met in St. Ives.|It rained.",
    "Why?|Because they could.|Really?!",
    "The fleet (of 12 ships, e.g. trawlers) sailed.|None returned.",
    "She said no... and then yes.|He laughed.",
    "1. Close the bridge.|2. Mend the dyke.",
    "Write to port@lomaville.org.|The site is www.lomaville.org.",
    "“Never.”|Then he fell silent.",
    "The vote was Smith v. Adeyo.|It took a year.",
    "Sgt. Raby and Lt. Col. Arbel testified.|The trial goes on.",
    "He lives on Main St. in Lomaville.|She lives in Brevan.",
    "They sailed at 6 a.m. Monday.|No one saw them.",
    "Is it No. 10?|No.|It is No. 11.",
    "The firm, Mellor & Co., paid $3.5 mln.|It owes more.",
    "He cited Adeyo et al. in May.|She cited nobody.",
    "The ship sank on Feb. 9.|All were saved.",
)


def sentences(case: str) -> list[str]:
    """The sentences of a case."""
    return [piece.strip() for piece in case.split("|")]


def text(case: str) -> str:
    """The line of a case, without its bars."""
    return " ".join(sentences(case))
