"""Numbers and letters as machines write them: base two, base sixteen, codes of varying length."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

_CODES = ("0", "10", "110", "1110", "1111")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options.what`: binary, color or prefix (with `words`)."""
    made = {"binary": _binary, "color": _color}.get(options["what"])
    values = made(draw) if made else _prefix(draw, options["words"])
    return Variant({"prenom": draw.choice(FIRST_NAMES), **values})


def _binary(draw: Draw) -> dict[str, str]:
    """A number of six or seven bits, not the same read backwards."""
    number = drawn_until(
        lambda: draw.integer(37, 125), lambda one: f"{one:b}" != f"{one:b}"[::-1] and one % 10 != 0
    )
    bits = f"{number:b}"
    weights = [2 ** (len(bits) - 1 - place) for place, bit in enumerate(bits) if bit == "1"]
    return {
        "nombre": str(number),
        "bits": bits,
        "envers": str(int(bits[::-1], 2)),
        "bits_envers": bits[::-1],
        "suivant": str(number + 1),
        "bits_suivant": f"{number + 1:b}",
        "uns": str(bits.count("1")),
        "double": str(2 * number),
        "somme": " + ".join(map(str, weights)),
        "taille": str(len(bits)),
    }


def _color(draw: Draw) -> dict[str, str]:
    """A colour, the parts of which are all different and have a letter."""
    red, green, blue = drawn_until(
        lambda: [draw.integer(26, 250) for _ in range(3)],
        lambda parts: (
            len(set(parts)) == 3
            and all(any(sign in "ABCDEF" for sign in f"{part:02X}") for part in parts)
        ),
    )
    return {
        "couleur": f"#{red:02X}{green:02X}{blue:02X}",
        "rouge": str(red),
        "vert": str(green),
        "bleu": str(blue),
        "vert_hex": f"{green:02X}",
        "dizaine": str(int(f"{green:02X}"[0], 16)),
        "unite": str(int(f"{green:02X}"[1], 16)),
        "somme": str(int(f"{green:02X}"[0], 16) + int(f"{green:02X}"[1], 16)),
    }


def _prefix(draw: Draw, words: list[str]) -> dict[str, str]:
    """A word coded with the shortest codes; five letters at most, A common one first."""
    word, other = draw.sample(words, 2)
    letters = draw.shuffled(sorted(set(word)))
    letters.sort(key=word.count, reverse=True)
    table = dict(zip(letters, (*_CODES[: len(letters) - 1], _last(len(letters))), strict=True))
    message = "".join(table[letter] for letter in word)
    fixed = 3 if len(letters) > 4 else 2
    return {
        "mot": word.lower(),
        "autre": other.lower(),
        "envers": word[::-1].lower(),
        "table": "\n".join(f"- {letter} : `{one}`" for letter, one in sorted(table.items())),
        "message": message,
        "longueur": str(len(message)),
        "fixe": str(fixed * len(word)),
        "gain": str(fixed * len(word) - len(message)),
        "fixe_bits": str(fixed),
        "lettres": str(len(word)),
        "octets": str(8 * len(word)),
    }


def _last(count: int) -> str:
    return "1" * (count - 1)
