"""A list of people to write to, full of what should not be there."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import ods, xlsx
from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES
from content.generators.mailbox import bare

HOSTS = ("courrier.example", "lettres.test", "postal.example")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Good addresses; then the same in capitals, malformed ones, and people who said no."""
    good, doubles, broken, refused = draw.sample(range(24, 40), 1)[0], *draw.sample(range(3, 9), 3)
    people = draw.sample(
        [(a, b) for a in FIRST_NAMES for b in FAMILY_NAMES], good + broken + refused
    )
    rows = [[f"{a} {b}", _address(draw, a, b), "oui"] for a, b in people]
    kept, wrong, no = rows[:good], rows[good : good + broken], rows[good + broken :]
    for row in wrong:
        row[1] = draw.choice(
            (
                row[1].replace("@", ""),
                row[1].replace("@", "@ "),
                row[1].replace(".example", "").replace(".test", ""),
            )
        )
    for row in no:
        row[2] = "non"
    again = [
        [row[0], draw.choice((row[1].upper(), f"{row[1]} ", row[1])), "oui"]
        for row in draw.sample(kept, doubles)
    ]
    every = draw.shuffled([*kept, *wrong, *no, *again])
    values = {
        "envois": str(good), "doublons": str(doubles), "invalides": str(broken),
        "refus": str(refused), "lignes": str(len(every)), "avec_doublons": str(good + doubles),
        "avec_refus": str(good + refused), "avec_invalides": str(good + broken),
    }  # fmt: skip
    sheets = {"Contacts": [["Nom", "Adresse", "Accepte la lettre"], *every]}
    return Variant(values, {"contacts.xlsx": xlsx(sheets), "contacts.ods": ods(sheets)})


def _address(draw: Draw, first: str, family: str) -> str:
    return f"{bare(first)}.{bare(family)}@{draw.choice(HOSTS)}"
