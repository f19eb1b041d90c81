"""Rules of a public place where a short word also hides inside longer ones."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from content.compiler.variants import Draw, Variant
from content.generators.written_documents import both_formats, plain


@dataclass(frozen=True, slots=True)
class Theme:
    """A word to count, a longer word that holds it, and sentences with each."""

    title: str
    word: str
    decoy: str
    sentences: tuple[str, ...]
    decoys: tuple[str, ...]


THEMES = (
    Theme(
        "Règlement de la base nautique",
        "port",
        "porte",
        (
            "L'accès au port est libre de huit heures à vingt heures.",
            "Le port et ses pontons sont nettoyés chaque lundi.",
            "Port fermé : les bateaux restent à quai.",
            "Dans le port, la vitesse est limitée à trois nœuds.",
            "La capitainerie du port répond à toutes les demandes.",
            "Chaque visiteur traverse le port à pied.",
        ),
        (
            "La porte du local à voiles est fermée le soir.",
            "Le transport des remorques se fait avant midi.",
            "Une clé ouvre la porte des douches.",
        ),
    ),
    Theme(
        "Règlement de la ludothèque",
        "jeu",
        "jeudi",
        (
            "Un jeu s'emprunte pour trois semaines.",
            "Le jeu est rendu complet et propre.",
            "Jeu abîmé : prévenez l'accueil sans attendre.",
            "Chaque famille choisit un jeu par visite.",
            "La règle du jeu reste dans la boîte.",
            "Il est possible de réserver un jeu déjà sorti.",
        ),
        (
            "La ludothèque ouvre le jeudi et le samedi.",
            "Un jeune bénévole tient l'accueil.",
            "Le jeudi, une animation est proposée aux familles.",
        ),
    ),
    Theme(
        "Règlement de l'école de musique",
        "cour",
        "concours",
        (
            "La cour est fermée pendant les répétitions.",
            "Les vélos se rangent dans la cour.",
            "Cour interdite aux voitures : merci de votre compréhension.",
            "Le concert de juin se tient dans la cour.",
            "En cas d'alerte, rejoignez la cour sans courir.",
            "Un abri protège la cour de la pluie.",
        ),
        (
            "Le concours annuel a lieu au printemps.",
            "Les inscriptions au concours sont gratuites.",
            "Un parcours de découverte est proposé aux enfants.",
        ),
    ),
    Theme(
        "Règlement de la salle des fêtes",
        "table",
        "tableau",
        (
            "Chaque table est nettoyée après usage.",
            "Une table pliante pèse douze kilos.",
            "Table cassée : signalez-la au gardien.",
            "La table de la cuisine reste sur place.",
            "Ne tirez pas une table sur le parquet.",
            "Comptez huit personnes par table.",
        ),
        (
            "Le tableau électrique est réservé au gardien.",
            "Un tableau indique les consignes de tri.",
            "Le prix de la location est stable et raisonnable.",
        ),
    ),
)
FILLERS = (
    "Le présent texte est affiché à l'entrée.",
    "Toute question peut être posée à l'accueil.",
    "Les animaux sont admis s'ils sont tenus en laisse.",
    "Le calme est demandé après vingt-deux heures.",
)


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Three to five articles by page; every count is made on the text itself."""
    theme = draw.choice(THEMES)
    wanted = [draw.choice(theme.sentences) for _ in range(draw.integer(12, 30))]
    capital = next(text for text in theme.sentences if text.startswith(theme.word.capitalize()))
    decoys = [draw.choice(theme.decoys) for _ in range(draw.integer(5, 11))]
    sentences = draw.shuffled([*wanted, capital, *decoys, theme.decoys[0], *FILLERS])
    articles = [sentences[start : start + 5] for start in range(0, len(sentences), 5)]
    paragraphs = [plain(theme.title, "Title")]
    for number, article in enumerate(articles, start=1):
        paragraphs += [plain(f"Article {number}", "Heading 1"), plain(" ".join(article))]
    text = "\n".join(run.text for paragraph in paragraphs for run in paragraph.runs)
    return Variant(values=_counts(theme, text), files=both_formats("reglement", paragraphs))


def _counts(theme: Theme, text: str) -> dict[str, str]:
    return {
        "mot": theme.word,
        "mot_majuscule": theme.word.capitalize(),
        "piege": theme.decoy,
        "nombre": str(len(re.findall(rf"\b{theme.word}\b", text, re.IGNORECASE))),
        "minuscules": str(len(re.findall(rf"\b{theme.word}\b", text))),
        "avec_pieges": str(len(re.findall(theme.word, text, re.IGNORECASE))),
    }
