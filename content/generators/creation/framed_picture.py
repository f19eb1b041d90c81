"""A photo to be framed again: subjects to keep, intruders to leave out, a ratio to respect."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.pictures import Element, as_json, boxed, ids, joined, weight

SIZE = (4000, 3000)
RATIOS = {"16:9": 16 / 9, "3:2": 3 / 2, "4:3": 4 / 3, "1:1": 1.0, "3:4": 3 / 4, "2:3": 2 / 3}
MARGIN = 330
WIDTHS = (640, 800, 960)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`subjects`, `intruders`: `{name, kind}`; `ratios`: those asked; `export`: a limit too."""
    ratio = draw.choice(options["ratios"])
    count = draw.integer(2, 3)
    subjects = draw.sample(options["subjects"], count)
    intruders = draw.sample(options["intruders"], 2)
    names = ids(draw, "e", count + 2)
    block = _block(draw, RATIOS[ratio])
    inside = _spread([_named(*pair) for pair in zip(names[:count], subjects, strict=True)], block)
    outside = _around([_named(*pair) for pair in zip(names[count:], intruders, strict=True)], block)
    kept, out = names[:count], names[count:]
    values = {
        "ratio": ratio,
        "autre": draw.choice([name for name in RATIOS if name != ratio]),
        "elements_json": as_json([*outside, *inside]),
        "gardes": joined(kept),
        "un_de_moins": joined(kept[1:]),
        "tous": joined(names),
        "coupe": out[0],
        "sujets": _listed([subject["name"] for subject in subjects]),
        "intrus": _listed([intruder["name"] for intruder in intruders]),
    }
    return Variant(values | (_limits(draw, RATIOS[ratio]) if options.get("export") else {}))


def _block(draw: Draw, ratio: float) -> tuple[float, float, float, float]:
    """The box of the subjects: a frame of this ratio holds it and little more."""
    width = 1350.0 if ratio >= 1 else 1500 * ratio * 0.85
    height = width / ratio * 0.8 if ratio >= 1 else 1500.0
    left = draw.integer(1050, int(SIZE[0] - 1050 - width))
    top = draw.integer(MARGIN + 150, int(SIZE[1] - MARGIN - height))
    return left, top, width, height


def _named(name: str, said: Mapping[str, str]) -> Element:
    return {"id": name, **said}


def _spread(elements: list[Element], block: tuple[float, ...]) -> list[Element]:
    left, top, width, height = block
    step = width / len(elements)
    return [
        boxed(element, (left + number * step + 15, top, step - 30, height), SIZE)
        for number, element in enumerate(elements)
    ]


def _around(elements: list[Element], block: tuple[float, ...]) -> list[Element]:
    left, top, width, height = block
    side = 620.0
    bottom = top + height
    places = (max(40.0, left - MARGIN - side), min(SIZE[0] - side - 40, left + width + MARGIN))
    return [
        boxed(element, (place, max(60.0, bottom - 900), side, 900), SIZE)
        for element, place in zip(elements, places, strict=True)
    ]


def _listed(names: list[str]) -> str:
    low = [name[0].lower() + name[1:] for name in names]
    return " et ".join([", ".join(low[:-1]), low[-1]])


def _limits(draw: Draw, ratio: float) -> dict[str, str]:
    """A width, and a limit that one quality meets, that the next one breaks."""
    width = draw.choice(WIDTHS)
    size = (width, round(width / ratio))
    quality = draw.integer(10, 17) * 5
    here, above = (weight(size, "jpeg", quality=step) for step in (quality, quality + 5))
    return {
        "largeur": str(width),
        "largeur_fausse": str(width // 2),
        "qualite": str(quality),
        "qualite_haute": str(quality + 5),
        "qualite_basse": str(quality - 15),
        "limite": str(round((here + above) / 2000)),
    }
