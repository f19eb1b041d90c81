"""A text document whose properties say who wrote it and when."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from docx import Document

from content.compiler.files import save_docx
from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES
from content.generators.french_values import readable_date


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Signed by one person in its text, made by another, last saved by a third."""
    firsts, families = draw.sample(FIRST_NAMES, 3), draw.sample(FAMILY_NAMES, 3)
    signed, author, last = (
        f"{first} {family}" for first, family in zip(firsts, families, strict=True)
    )
    created = datetime(2025, 9, 2, 10, 30, tzinfo=UTC) + timedelta(
        days=draw.integer(0, 90), minutes=draw.integer(0, 60)
    )
    saved = created + timedelta(days=draw.integer(30, 80))
    document = Document()
    document.add_heading("Note aux familles", 1)
    document.add_paragraph(f"Le {readable_date(saved.date() + timedelta(days=3))}")
    document.add_paragraph("La sortie au musée aura lieu comme prévu. Prévoir un pique-nique.")
    document.add_paragraph(signed)
    document.core_properties.author = author
    document.core_properties.last_modified_by = last
    document.core_properties.created = created
    document.core_properties.modified = saved
    document.core_properties.revision = draw.integer(3, 40)
    values = {
        "auteur": author,
        "nom_auteur": author.partition(" ")[2],
        "signature": signed,
        "dernier": last,
        "jour": created.date().isoformat(),
        "jour_lisible": readable_date(created.date()),
        "jour_modifie": saved.date().isoformat(),
        "jour_ecrit": (saved.date() + timedelta(days=3)).isoformat(),
    }
    return Variant(values, {"note.docx": save_docx(document)})
