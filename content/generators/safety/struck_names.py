"""Minutes made ready for publishing, whose tracked changes still hold what was struck out."""

from collections.abc import Mapping
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from content.compiler.files import save_docx
from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES

CASES = (
    "a demandé une aide pour payer sa facture d'électricité",
    "a signalé un conflit avec sa voisine de palier",
    "a demandé un logement adapté à son fauteuil roulant",
    "a fait appel d'une décision de la commission",
    "a demandé un délai pour rembourser son prêt",
    "a demandé à changer d'assistante maternelle",
)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Each case shows initials put in place of a name that is struck out but still there."""
    people = draw.sample([f"{a} {b}" for a in FIRST_NAMES for b in FAMILY_NAMES], 7)
    clerk, *named = people
    cases = draw.sample(CASES, 4)
    document = Document()
    document.core_properties.author = clerk
    document.add_heading("Commission d'aide : compte rendu public", level=1)
    document.add_paragraph(f"Séance préparée par {clerk}. Les noms ont été retirés.")
    numbers = draw.sample(range(11, 99), 4)
    for case, name, number in zip(cases, named, numbers, strict=False):
        paragraph = document.add_paragraph(f"Dossier {number} : ")
        _change(paragraph, "del", text=name, author=clerk)
        _change(paragraph, "ins", text="M. ou Mme X", author=clerk)
        paragraph.add_run(f" {case}.")
    document.add_paragraph("La commission se réunira de nouveau le mois prochain.")
    place = draw.integer(0, 3)
    values = {
        "dossier": str(numbers[place]), "nom": named[place],
        "redacteur": clerk, "autre": named[(place + 1) % 4], "encore": named[(place + 2) % 4],
    }  # fmt: skip
    return Variant(values, {"compte-rendu.docx": save_docx(document)})


def _change(paragraph: Any, kind: str, *, text: str, author: str) -> None:
    """A tracked insertion (`ins`) or deletion (`del`)."""
    change = OxmlElement(f"w:{kind}")
    change.set(qn("w:id"), str(len(text)))
    change.set(qn("w:author"), author)
    change.set(qn("w:date"), "2026-01-15T09:00:00Z")
    run, content = OxmlElement("w:r"), OxmlElement("w:delText" if kind == "del" else "w:t")
    content.text = text
    run.append(content)
    change.append(run)
    paragraph._p.append(change)  # noqa: SLF001 - python-docx has no public way to track a change
