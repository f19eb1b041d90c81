"""A gallery whose properties decide: large enough to print, or enlarged without loss."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.pictures import as_json, ids, joined, weight

SCENES = (
    ("mountain", "tree"), ("sea", "boat"), ("town", "bus"), ("garden", "flower"), ("room", "cat"),
    ("garden", "dog"), ("sea", "bird"), ("town", "bike"), ("night", "house"), ("room", "book"),
)  # fmt: skip
PRINTS = ((10, 15), (13, 18), (15, 20), (20, 30), (21, 28))
COUNT = 7


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`mode` is `print` (enough pixels) or `vector` (drawn by shapes); `names`: ten of them."""
    make = _print if options["mode"] == "print" else _vector
    names, right = draw.sample(options["names"], COUNT), draw.integer(2, 4)
    flags = draw.shuffled([True] * right + [False] * (COUNT - right))
    numbers = ids(draw, "i", COUNT)
    pictures, values = make(draw, list(zip(numbers, names, flags, strict=True)), options)
    good = [number for number, flag in zip(numbers, flags, strict=True) if flag]
    bad = [number for number, flag in zip(numbers, flags, strict=True) if not flag]
    ordered = sorted(pictures, key=lambda one: str(one["id"]))
    return Variant({
        **values,
        "images_json": as_json(ordered),
        "choisies": joined(good),
        "une_de_moins": joined(good[1:]),
        "une_de_trop": joined([*good, bad[0]]),
        "les_autres": joined(bad),
        "justes": ", ".join(sorted(str(one["name"]) for one in pictures if one["id"] in good)),
    })  # fmt: skip


def _print(
    draw: Draw, chosen: list[tuple[str, str, bool]], options: Mapping[str, Any]
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Both sides must hold 300 dots an inch: some have many pixels, but in the wrong direction."""
    short, long = draw.choice(PRINTS)
    need = (round(long / 2.54 * 300), round(short / 2.54 * 300))
    pictures = [_photo(draw, name, _sides(draw, need, flag)) for name, flag in _two(chosen)]
    shown = [
        {"id": number, **picture} for (number, _, _), picture in zip(chosen, pictures, strict=True)
    ]
    values = {"cm": f"{long} × {short} cm", "long": str(long), "court": str(short),
              "largeur": str(need[0]), "hauteur": str(need[1])}  # fmt: skip
    return shown, values


def _two(chosen: list[tuple[str, str, bool]]) -> list[tuple[str, bool]]:
    return [(name, flag) for _, name, flag in chosen]


def _sides(draw: Draw, need: tuple[int, int], is_enough: bool) -> tuple[int, int]:
    """At least 6 % above both needs, or at least 6 % under one of them."""
    if is_enough:
        factor = draw.integer(108, 170)
        return need[0] * factor // 100, need[1] * draw.integer(108, factor) // 100
    low = draw.integer(35, 92)
    if draw.integer(0, 1):
        return need[0] * low // 100, need[1] * low // 100
    return need[0] * draw.integer(110, 150) // 100, need[1] * draw.integer(50, 90) // 100


def _photo(draw: Draw, name: str, size: tuple[int, int]) -> dict[str, Any]:
    """The dots per inch written in the file are a lure: they change nothing to the pixels."""
    background, kind = draw.choice(SCENES)
    photo: dict[str, Any] = {"name": f"{name}.jpg", "width": size[0], "height": size[1]}
    photo["background"] = background
    if draw.integer(0, 1):
        photo["dpi"] = 300
    else:
        box = {"x": 30, "y": 40, "width": 40, "height": 45}
        photo["elements"] = [{"kind": kind, **box}]
    return photo


def _vector(
    draw: Draw, chosen: list[tuple[str, str, bool]], options: Mapping[str, Any]
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    pictures = []
    for number, name, is_vector in chosen:
        side = draw.integer(3, 8) * 100 if is_vector else draw.integer(20, 60) * 100
        kind = "svg" if is_vector else draw.choice(("png", "jpeg", "webp", "gif"))
        mass = draw.integer(6, 40) * 1000 if is_vector else weight((side, side), kind, drawing=True)
        shape = {"kind": "logo", "x": 20, "y": 20, "width": 60, "height": 60}
        size = {"width": side, "height": side, "format": kind, "weight": mass}
        pictures.append({"id": number, "name": name, **size, "elements": [shape]})
    return pictures, {}
