"""Files of one document in several folders: names, dates and places do not agree."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

_FOLDERS = (
    ("d1", None, "Brouillons"),
    ("d2", None, "Validé"),
    ("d3", "d2", "Bureau"),
    ("d4", "d2", "Mairie"),
    ("d5", "d4", "Relu"),
    ("d6", None, "À revoir"),
)
_NAMES = (
    "programme.odt", "programme-final.odt", "programme-FINAL2.odt", "programme-v7.odt",
    "programme-bon.odt", "programme-dernier.odt", "programme-copie.odt", "programme-mairie.odt",
    "programme (1).odt",
)  # fmt: skip


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Four files below the folder that counts; the latest of all is elsewhere."""
    names = draw.shuffled(_NAMES[3:])
    spots = ["d2", *draw.shuffled(["d3", "d4", "d5"]), "d1", "d6"]
    files = [(names[place], spot) for place, spot in enumerate(spots)]
    files[4], files[5] = (_NAMES[1], "d1"), (_NAMES[2], "d6")
    right = draw.integer(1, 3)
    start = datetime(2026, 1, 6, 9, 0)  # noqa: DTZ001 - the computer's local time
    steps = [
        start + timedelta(days=draw.integer(4, 9) * place, minutes=draw.integer(0, 400))
        for place in range(1, 7)
    ]
    others = draw.shuffled([place for place in range(4) if place != right])
    dates = dict(zip([*others, right, 4, 5], sorted(steps), strict=True))
    ids = [f"f{number}" for number in draw.sample(range(11, 100), 6)]
    nodes: list[dict[str, Any]] = [
        {"id": one, "parent": parent, "name": name, "kind": "folder"}
        for one, parent, name in _FOLDERS
    ]
    nodes += [
        _file(draw, ids[place], name=name, spot=spot, date=dates[place])
        for place, (name, spot) in enumerate(files)
    ]
    folder = next(name for one, _, name in _FOLDERS if one == files[right][1])
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "bon": ids[right],
        "nom": files[right][0],
        "dossier": folder,
        "date": f"{dates[right]:%d/%m/%Y}",
        "recent": ids[5],
        "final": ids[4],
        "surface": ids[0],
        "nodes_json": json.dumps(nodes, ensure_ascii=False, separators=(",", ":")),
    }
    return Variant(values)


def _file(draw: Draw, one: str, *, name: str, spot: str, date: datetime) -> dict[str, Any]:
    return {
        "id": one,
        "parent": spot,
        "name": name,
        "kind": "file",
        "size": draw.integer(18_000, 64_000),
        "modified": f"{date:%Y-%m-%d %H:%M}",
        "type": "Texte",
    }
