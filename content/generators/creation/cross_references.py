"""A long document whose references were typed by hand: one number is no longer right."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.written_documents import both_formats, plain

_PARTS = ("Accueil", "Entretien", "Sécurité", "Matériel", "Animation", "Budget", "Partenaires",
          "Communication", "Bénévoles")  # fmt: skip
_SUBS = (
    "Calendrier", "Contacts utiles", "Horaires", "Inventaire", "Formation", "Modèles de lettres",
    "Responsabilités", "Assurance", "Clés et accès", "Nettoyage", "Pannes", "Prêts", "Inscriptions",
    "Affichage", "Bilan annuel", "Devis", "Factures", "Repas", "Transports", "Météo", "Secours",
    "Sono", "Lumière", "Décor", "Photos", "Site et lettre", "Dons", "Subventions", "Réunions",
    "Archives", "Rotation", "Remerciements", "Plan des lieux", "Tri des déchets", "Stationnement",
    "Objets trouvés",
)  # fmt: skip


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Six to eight parts of three to five; nine references, one of them to a former number."""
    names, subs = draw.sample(_PARTS, draw.integer(6, 8)), iter(draw.shuffled(_SUBS))
    plan = [(name, [next(subs) for _ in range(draw.integer(3, 4))]) for name in names]
    spots = {
        sub: (part, rank)
        for part, (_, below) in enumerate(plan, 1)
        for rank, sub in enumerate(below, 1)
    }
    cited = draw.sample(list(spots), 10)
    wrong, hosts = cited[0], cited[1:]
    right = spots[wrong]
    former = (right[0] - 1 if right[0] > 2 else right[0] + 1, right[1])
    sayings = {
        host: _reference(target, spots[target])
        for host, target in zip(hosts, [*hosts[1:], hosts[0]], strict=True)
    }
    bearer = draw.choice([sub for sub in spots if sub not in cited])
    sayings[bearer] = _reference(wrong, former)
    values = {
        "sous_partie": wrong,
        "juste": f"{right[0]}.{right[1]}",
        "faux": f"{former[0]}.{former[1]}",
        "inverse": f"{right[1]}.{right[0] + 9}",
        "hote": bearer,
        "autre": f"{spots[hosts[0]][0]}.{spots[hosts[0]][1]}",
    }
    paragraphs = [plain("Manuel de la salle commune", "Title")]
    for name, below in plan:
        paragraphs.append(plain(name, "Heading 1"))
        for sub in below:
            paragraphs.append(plain(sub, "Heading 2"))
            paragraphs.append(
                plain(f"Cette page concerne la rubrique {sub.lower()}. " + sayings.get(sub, ""))
            )
    return Variant(values, both_formats("manuel", paragraphs))


def _reference(sub: str, spot: tuple[int, int]) -> str:
    return f"Pour compléter, voir la partie {spot[0]}.{spot[1]}, « {sub} »."
