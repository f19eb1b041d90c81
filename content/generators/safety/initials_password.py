"""A sentence and the password made of its first letters."""

import re
from collections.abc import Mapping

from content.compiler.variants import Draw, Variant

OPENINGS = (
    "Chaque lundi",
    "Tous les samedis",
    "Pendant ses vacances",
    "Depuis cet automne",
    "Le soir",
)
PEOPLE = ("Camille", "Samira", "Hugo", "Noé", "Maëlys", "Yanis", "Ousmane", "Rose")
ACTIONS = (
    "plante {} salades",
    "lit {} poèmes",
    "nage {} longueurs",
    "dessine {} renards",
    "prépare {} tartes",
    "répare {} vélos",
    "jongle avec {} balles",
)
ENDINGS = (" !", "...", ".")
MEDIUM, LARGEST = 12, 98


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Draw a sentence with two numbers; the password and typical mistakes come from its words."""
    first, second = draw.sample(ACTIONS, 2)
    numbers = draw.integer(MEDIUM, LARGEST), draw.integer(2, 9)
    actions = f"{first.format(numbers[0])} et {second.format(numbers[1])}"
    sentence = f"{draw.choice(OPENINGS)}, {draw.choice(PEOPLE)} {actions}{draw.choice(ENDINGS)}"
    password = initials(sentence)
    values = {
        "phrase": sentence,
        "mot_de_passe": password,
        "minuscules": password.lower(),
        "sans_nombres": "".join(c for c in password if not c.isdigit()),
        "sans_ponctuation": "".join(c for c in password if c.isalnum()),
    }
    return Variant(values=values)


def initials(sentence: str) -> str:
    """The first letter of each word, whole numbers and the punctuation, without spaces."""
    return "".join(
        piece[0] if piece[0].isalpha() else piece
        for piece in re.findall(r"[^\W\d]+|\d+|[^\w\s]+", sentence)
    )
