"""A poster or a logo made of layers, in a drawn disorder."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.pictures import as_json, ids, joined

WIDTHS = (320, 400, 480, 512, 600, 640, 720, 800)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`layers`: `{name, elements}` in the right order, front first; `mode` is `order` or `logo`."""
    layers = options["layers"]
    names = ids(draw, "y", len(layers))
    right = list(names)
    told = {name: layer["name"] for name, layer in zip(names, layers, strict=True)}
    order = drawn_until(lambda: draw.shuffled(right), lambda one: _far(one, right))
    kept = [name for name, layer in zip(names, layers, strict=True) if not layer.get("extra")]
    shown = draw.sample(names, len(names) - 1) if options["mode"] == "logo" else names
    width = draw.choice(WIDTHS)
    return Variant(
        {
            "layers_json": as_json(
                [{"id": name, "name": told[name], "visible": name in shown} for name in order]
            ),
            **{f"calque{rank}": name for rank, name in enumerate(names, start=1)},
            "ordre": ",".join(right),
            "depart": ",".join(order),
            "inverse": ",".join(right[::-1]),
            "presque": ",".join([right[1], right[0], *right[2:]]),
            "visibles": joined(kept),
            "tous": joined(names),
            "un_de_moins": joined(kept[1:]),
            "largeur": str(width),
            "double": str(width * 2),
            "largeur_fausse": str(width - 10),
        }
    )


def _far(order: list[str], right: list[str]) -> bool:
    """Hardly anything is in its place, and the disorder is not the right order reversed."""
    return (
        sum(one == other for one, other in zip(order, right, strict=True)) < 2
        and order != right[::-1]
    )
