"""Small documents for the word processor: their topics, and paragraphs as its data wants them."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from content.compiler.variants import Draw

Paragraph = dict[str, Any]


class Section(NamedTuple):
    """A heading, two sentences under it, and two smaller headings with a sentence each."""

    heading: str
    sentences: tuple[str, str]
    parts: tuple[tuple[str, str], tuple[str, str]]


class Topic(NamedTuple):
    """A document's title and its sections."""

    title: str
    sections: tuple[Section, ...]


def _topic(title: str, text: str) -> Topic:
    """Three lines a section: its heading and sentences, then two smaller headings and theirs."""
    lines = [[piece.strip() for piece in line.split("|")] for line in text.strip().splitlines()]
    sections = [
        Section(first[0], (first[1], first[2]), ((one[0], one[1]), (two[0], two[1])))
        for first, one, two in zip(lines[::3], lines[1::3], lines[2::3], strict=True)
    ]
    return Topic(title, tuple(sections))


GARDEN = _topic(
    "Règlement du jardin partagé",
    """
Les horaires | Le jardin ouvre à huit heures. | Il ferme à la nuit.
  En été | Le portail reste ouvert plus tard.
  En hiver | Le portail ferme à dix-sept heures.
Le matériel | Les outils sont dans la cabane. | Chacun les nettoie après usage.
  La brouette | Elle se range debout.
  Les arrosoirs | On les vide avant le gel.
L'eau | L'eau de pluie sert d'abord. | Le robinet reste fermé à midi.
  La citerne | Son couvercle doit rester posé.
  Le tuyau | On l'enroule chaque soir.
Le compost | Les épluchures vont dans le bac vert. | On remue le tas chaque mois.
  Les apports | Ni viande ni poisson.
  La récolte | Le terreau mûrit un an.
Les parcelles | Chaque parcelle porte un numéro. | Un chemin les sépare.
  Les limites | Une ficelle marque le bord.
  Les échanges | On peut échanger sa parcelle.
Les enfants | Les enfants viennent accompagnés. | Une parcelle leur est réservée.
  Les ateliers | Ils ont lieu le mercredi.
  La cabane | On n'y monte pas seul.
""",
)
FESTIVAL = _topic(
    "Guide des bénévoles du festival",
    """
L'accueil | Le public entre par le parc. | Les billets sont contrôlés deux fois.
  La billetterie | Deux caisses restent ouvertes.
  Les bracelets | Ils changent de couleur chaque jour.
La scène | Les essais de son ont lieu le matin. | Personne ne monte sans badge.
  Le plateau | On y marche sans courir.
  Les loges | Une clé par groupe.
La buvette | Les gobelets sont consignés. | L'eau est gratuite.
  Le stock | On compte les fûts le soir.
  La vaisselle | Elle est lavée sur place.
La sécurité | Les sorties restent dégagées. | Un téléphone est réservé aux secours.
  Les extincteurs | Il y en a un par tente.
  La météo | Au-delà d'un seuil, on évacue.
Les transports | Une navette part de la gare. | Le parking est à dix minutes.
  Les vélos | Un abri est prévu.
  Les fauteuils | Un véhicule adapté circule.
Le démontage | Il commence le lundi matin. | Les gants sont obligatoires.
  Le matériel loué | Il repart avant midi.
  Les objets perdus | La mairie les garde un an.
""",
)
CLINIC = _topic(
    "Livret d'accueil de la maison de santé",
    """
Les rendez-vous | On les prend en ligne ou par téléphone. | Prévenez en cas d'absence.
  Les urgences | Un créneau est gardé chaque matin.
  Les visites | Elles ont lieu l'après-midi.
Les soins | Le carnet de santé est utile. | Les pansements se font sans rendez-vous.
  Les vaccins | Ils sont gardés au frais.
  Les prises de sang | Venez à jeun.
Les locaux | L'entrée est de plain-pied. | La salle d'attente est au fond.
  L'ascenseur | Il mène au deuxième étage.
  Le parking | Deux places sont réservées.
Les papiers | La carte de santé est demandée. | Une copie suffit pour la mutuelle.
  Les ordonnances | Elles sont valables trois mois.
  Les certificats | Ils se demandent à l'avance.
Les équipes | Neuf personnes travaillent ici. | Un tableau donne leurs horaires.
  Les remplaçants | Ils viennent en août.
  Les stagiaires | Vous pouvez refuser leur présence.
Vos droits | Vous pouvez lire votre dossier. | Le secret est la règle.
  Les plaintes | Un registre est à l'accueil.
  La confiance | Désignez une personne.
""",
)
LIBRARY = _topic(
    "Projet de la médiathèque",
    """
Le public | La commune compte trois écoles. | Les retraités viennent le matin.
  Les familles | Elles viennent le samedi.
  Les élèves | Ils révisent en mai.
Les collections | Dix mille livres sont en rayon. | Un quart est renouvelé.
  Les romans | Ils partent le plus.
  Les jeux | Ils se jouent sur place.
Les espaces | La lumière vient du nord. | Les rayons sont bas.
  Le salon | On y parle à voix basse.
  L'atelier | Il ferme à clé.
Les animations | Un conte a lieu chaque mois. | Les ateliers sont gratuits.
  Les lectures | Elles durent une heure.
  Les expositions | Elles changent chaque saison.
Le budget | La commune paie les livres. | Le département aide les travaux.
  Les achats | Ils se font chaque mois.
  Les dons | Ils sont triés.
Le calendrier | Les travaux commencent au printemps. | L'ouverture est prévue l'année suivante.
  Les étapes | Il y en a cinq.
  Les retards | La pluie peut en causer.
""",
)
TOPICS = {"garden": GARDEN, "festival": FESTIVAL, "clinic": CLINIC, "library": LIBRARY}


def numbered_ids(draw: Draw, count: int, *, reserved: int = 0) -> list[str]:
    """`count` ids in no order, p1… to p`reserved` kept for the paragraphs answers are about."""
    return draw.shuffled([f"p{number}" for number in range(reserved + 1, reserved + count + 1)])


def with_ids(paragraphs: Iterable[Paragraph], ids: Sequence[str]) -> list[Paragraph]:
    """Gives an id to each paragraph that has none."""
    rest = iter(ids)
    return [one if "id" in one else {"id": next(rest), **one} for one in paragraphs]


def as_json(paragraphs: Iterable[Paragraph]) -> str:
    """Paragraphs as a value of a variant."""
    return json.dumps(list(paragraphs), ensure_ascii=False, separators=(",", ":"))


def sections_of(draw: Draw, topic: str, count: int) -> list[Section]:
    """Some sections of a topic, in drawn order."""
    return draw.sample(list(TOPICS[topic].sections), count)
