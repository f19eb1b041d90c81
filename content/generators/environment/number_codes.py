"""Numbers and letters as machines write them: base two, base sixteen, codes of varying length."""

from collections.abc import Mapping, Sequence
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

_CODES = ("0", "10", "110", "1110", "1111")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options.what`: binary, color, prefix or counts."""
    make = {"binary": _binary, "color": _color, "prefix": _prefix, "counts": _counts}
    return Variant({"prenom": draw.choice(FIRST_NAMES), **make[options["what"]](draw)})


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


def _prefix(draw: Draw) -> dict[str, str]:
    """Eight letters among five, coded; it is shorter than with three bits a letter."""
    letters = draw.sample("ABCDEFGHLMNOPRSTU", 5)
    weighted = [letters[place] for place in (0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4)]
    table = dict(zip(letters, _CODES, strict=True))
    word = drawn_until(
        lambda: "".join(draw.choice(weighted) for _ in range(8)),
        lambda one: len(set(one)) >= 4 and one != one[::-1] and _bits(table, one) < 21,
    )
    length = _bits(table, word)
    return {
        "mot": word,
        "envers": word[::-1],
        "decale": word[1:] + word[0] if word[0] != word[-1] else word[:-1],
        **_lines([(letter, table[letter]) for letter in sorted(table)]),
        "message": "".join(table[letter] for letter in word),
        "longueur": str(length),
        "fixe": str(3 * len(word)),
        "gain": str(3 * len(word) - length),
        "octets": str(8 * len(word)),
    }


def _bits(table: Mapping[str, str], word: str) -> int:
    return sum(len(table[letter]) for letter in word)


def _counts(draw: Draw) -> dict[str, str]:
    """How often each of five letters comes in a long message."""
    letters = draw.sample("ABCDEFGHLMNOPRSTU", 5)
    counts = sorted((10 * draw.integer(4, 20) + draw.integer(0, 9) for _ in range(5)), reverse=True)
    counts[0] += draw.integer(300, 700)
    total = sum(counts)
    bits = sum(len(one) * count for one, count in zip(_CODES, counts, strict=True))
    told = sorted(zip(letters, _CODES, map(str, counts), strict=True))
    return {
        **_lines(told),
        "total": str(total),
        "longueur": str(bits),
        "fixe": str(3 * total),
        "gain": str(3 * total - bits),
        "somme_codes": str(sum(map(len, _CODES))),
        "frequente": letters[0],
        "fois": str(counts[0]),
        "octets": str(8 * total),
        "deux_bits": str(2 * total - bits),
    }


def _lines(rows: Sequence[tuple[str, ...]]) -> dict[str, str]:
    """The letter, code and count of each line: `l1`, `c1`, `n1`…"""
    return {
        f"{name}{number}": text
        for number, row in enumerate(rows, start=1)
        for name, text in zip("lcn", row, strict=False)
    }
