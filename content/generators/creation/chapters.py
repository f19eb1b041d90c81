"""A long guide in parts and sub-parts, to find one's way in."""

from collections.abc import Mapping

from content.compiler.variants import Draw, Variant
from content.generators.written_documents import Paragraph, Run, both_formats, plain

TITLE = "Guide d'accueil de la médiathèque"
PARTS: Mapping[str, tuple[str, ...]] = {
    "Horaires et accès": ("Venir à vélo", "Entrée de plain-pied", "Jours fériés", "Casiers"),
    "Inscription": ("Pièces demandées", "Carte perdue", "Tarif réduit", "Mineurs"),
    "Prêt de livres": ("Durée du prêt", "Prolongation", "Réservation", "Retard"),
    "Espace jeunesse": ("Heure du conte", "Coin des bébés", "Aide aux devoirs", "Goûter"),
    "Postes informatiques": ("Impression", "Réseau sans fil", "Tablettes", "Numérisation"),
    "Musique et cinéma": ("Salle d'écoute", "Instruments", "Projections", "Vinyles"),
    "Ateliers": ("Couture", "Écriture", "Photographie", "Jardinage"),
    "Portage à domicile": ("Demande", "Tournées", "Retour des livres", "Bénévoles"),
}
SENTENCES = (
    "L'équipe vous accueille et vous conseille à tout moment de la journée.",
    "Ce service est gratuit et ouvert à toutes et à tous.",
    "Un panneau placé à l'entrée rappelle les consignes principales.",
    "En cas de doute, adressez-vous au comptoir central.",
    "Une participation peut être demandée pour certains groupes.",
    "Merci de respecter le calme des autres personnes présentes.",
    "Un formulaire est disponible sur place ou sur demande.",
    "Le personnel est formé à l'accueil des personnes en situation de handicap.",
)


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Ask for a page (`ask: page`) or for the only imitated heading (`ask: heading`)."""
    if options["ask"] == "page":
        return _with_a_page_to_find(draw)
    return _with_an_imitated_heading(draw)


def _with_a_page_to_find(draw: Draw) -> Variant:
    parts = draw.shuffled(list(PARTS))
    lengths = [draw.integer(1, 4) for _ in parts]
    starts = [2 + sum(lengths[:index]) for index in range(len(parts))]
    target = draw.integer(2, len(parts) - 2)
    citing = draw.integer(0, target - 2)
    mention = plain(f"À ce sujet, voir aussi la partie « {parts[target]} ».")
    paragraphs = [plain(TITLE, "Title"), *_text(draw, 2)]
    for index, part in enumerate(parts):
        mentions = [mention] if index == citing else []
        paragraphs += _paged_part(draw, part, lengths[index], mentions=mentions)
    values = {
        "partie": parts[target],
        "page": str(starts[target]),
        "page_citee": str(starts[citing]),
        "rang": str(target + 1),
        "pages": str(1 + sum(lengths)),
    }
    return Variant(values=values, files=both_formats("guide", paragraphs))


def _paged_part(draw: Draw, part: str, pages: int, *, mentions: list[Paragraph]) -> list[Paragraph]:
    """A part and its mentions on a first page, then a sub-part and its text on each other one."""
    paragraphs = [plain(part, "Heading 1", is_on_new_page=True), *_text(draw, 2), *mentions]
    for name in PARTS[part][: pages - 1]:
        paragraphs += [plain(name, "Heading 2", is_on_new_page=True), *_text(draw, 1)]
    return paragraphs


def _with_an_imitated_heading(draw: Draw) -> Variant:
    parts = draw.sample(list(PARTS), 6)
    host = draw.choice(parts)
    imitated = draw.choice(PARTS[host])
    others = [name for part in parts for name in PARTS[part] if name != imitated]
    first, second = draw.sample(others, 2)
    paragraphs = [plain(TITLE, "Title")]
    for part in parts:
        paragraphs.append(plain(part, "Heading 1", is_on_new_page=True))
        for name in PARTS[part]:
            paragraphs += [_heading(name, is_imitated=name == imitated), *_text(draw, 1)]
    values = {"faux": imitated, "partie": host, "autre": first, "encore": second}
    return Variant(values=values, files=both_formats("guide", paragraphs))


def _heading(name: str, *, is_imitated: bool) -> Paragraph:
    return Paragraph((Run(name, is_big=True),)) if is_imitated else plain(name, "Heading 2")


def _text(draw: Draw, count: int) -> list[Paragraph]:
    return [plain(" ".join(draw.sample(SENTENCES, 4))) for _ in range(count)]
