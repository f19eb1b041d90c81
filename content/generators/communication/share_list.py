"""A list of shared documents and who may do what with them."""

from collections.abc import Mapping

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant

GROUPS: Mapping[str, str] = {
    "Les Mains vertes": "mains-vertes.example",
    "Le Chœur du port": "choeur-port.example",
    "Vélo pour tous": "velo-tous.example",
    "Les Amis du moulin": "amis-moulin.example",
}
NAMES = ("awa", "camille", "hugo", "ines", "jade", "malo", "minh", "nadia", "rose", "theo", "yanis")
DOCUMENTS = (
    "adherents.ods",
    "affiche.odg",
    "budget.ods",
    "compte-rendu.odt",
    "factures.pdf",
    "inventaire.ods",
    "planning.ods",
    "programme.odt",
    "recettes.odt",
    "statuts.odt",
)
READ, COMMENT, EDIT = "lecture", "commentaire", "modification"
LINK = "toute personne disposant du lien"


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """One outsider can edit, others can only read; two documents are open to a link."""
    group = draw.choice(list(GROUPS))
    domain = GROUPS[group]
    inside = [f"{name}@{domain}" for name in draw.sample(NAMES, 6)]
    editor, reader = (
        f"{name}{draw.integer(10, 99)}@courrier.example" for name in draw.sample(NAMES, 2)
    )
    nearly = f"{draw.choice(NAMES)}@{domain.replace('.', '-asso.')}"
    open_edit, open_read = draw.sample(DOCUMENTS, 2)
    rows = [
        (document, address, draw.choice((READ, COMMENT, EDIT)))
        for document in DOCUMENTS
        for address in draw.sample(inside, 3)
    ]
    edited, seen = draw.sample(DOCUMENTS, 2)
    rows += [(edited, editor, EDIT), (seen, editor, READ)]
    rows += [(document, reader, READ) for document in draw.sample(DOCUMENTS, 3)]
    rows += [(document, nearly, COMMENT) for document in draw.sample(DOCUMENTS, 2)]
    rows += [(open_edit, LINK, EDIT), (open_read, LINK, READ)]
    values = {
        "association": group,
        "domaine": domain,
        "adresse": editor,
        "document": open_edit,
        "document_sans_extension": open_edit.rpartition(".")[0],
        "lecteur_exterieur": reader,
        "presque_interne": nearly,
        "interne": inside[0],
        "document_lecture": open_read,
    }
    table = csv_file([("Document", "Partagé avec", "Droit"), *draw.shuffled(rows)])
    return Variant(values=values, files={"partages.csv": table})
