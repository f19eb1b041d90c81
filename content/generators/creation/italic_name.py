"""A list of people where one name only is in italics (and others bold or underlined)."""

from collections.abc import Mapping

from content.compiler.variants import Draw, Variant
from content.generators.written_documents import Paragraph, Run, both_formats, plain

FIRST_NAMES = (
    "Adèle", "Bakary", "Camille", "Djamila", "Elias", "Fatou", "Gaëlle", "Hugo", "Inès", "Jonas",
    "Karim", "Lina", "Maël", "Nour", "Olga", "Paul", "Quitterie", "Rachid", "Sofia", "Tao",
)  # fmt: skip
LAST_NAMES = (
    "Aubry", "Benali", "Castel", "Diallo", "Esteve", "Fontaine", "Garnier", "Haddad", "Imbert",
    "Jourdan", "Kone", "Lambert", "Martel", "Nguyen", "Okafor", "Perrin", "Quesnel", "Rossi",
    "Silva", "Traore", "Urbain", "Vidal", "Weber", "Yilmaz",
)  # fmt: skip


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Twenty people; the italic one is the answer, two others are decoys."""
    first_names = draw.shuffled(FIRST_NAMES)
    last_names = draw.sample(LAST_NAMES, len(first_names))
    people = list(zip(first_names, last_names, strict=True))
    italic, bold, underlined = draw.sample(range(len(people)), 3)
    lines = [
        Paragraph(
            (
                Run(f"{first} "),
                Run(
                    last,
                    is_italic=index == italic,
                    is_bold=index == bold,
                    is_underlined=index == underlined,
                ),
            )
        )
        for index, (first, last) in enumerate(people)
    ]
    title = plain("Randonnée du lac : personnes inscrites", "Title")
    return Variant(
        values={
            "prenom": people[italic][0],
            "nom": people[italic][1],
            "nom_gras": people[bold][1],
            "nom_souligne": people[underlined][1],
        },
        files=both_formats("inscriptions", [title, *lines]),
    )
