"""Videos as a tool describes them, and a device that plays only some."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import csv_file, html_page
from content.compiler.variants import Draw, Variant

CONTAINERS = ("MP4", "MKV", "WebM", "AVI")
PICTURES = ("H.264", "H.265", "VP9", "AV1")
SOUNDS = ("AAC", "Opus", "MP3", "FLAC")
HEIGHTS = (720, 1080, 1440, 2160)
RATES = (6, 8, 12, 20)
File = tuple[str, str, str, int, int]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`names`: of the videos. One alone meets the five conditions; the others fail exactly one."""
    allowed = (
        draw.sample(CONTAINERS, 2), draw.sample(PICTURES, 2), draw.sample(SOUNDS, 2),
        draw.choice(HEIGHTS[:3]), draw.choice(RATES[:3]),
    )  # fmt: skip
    faults = draw.shuffled([None, 0, 1, 2, 3, 4, draw.integer(0, 2), draw.integer(0, 4)])
    files = [_file(draw, allowed, fault) for fault in faults]
    names = [f"{name}-{draw.integer(10, 99)}" for name in draw.sample(options["names"], len(files))]
    place = faults.index(None)
    rows = [[name, *file] for name, file in zip(names, files, strict=True)]
    head = ["Fichier", "Conteneur", "Image", "Son", "Lignes", "Débit (Mbit/s)"]
    wrong = [name for name, fault in zip(names, faults, strict=True) if fault is not None]
    values = {
        "bonne": names[place], "fausse1": wrong[0], "fausse2": wrong[1], "fausse3": wrong[2],
        "conteneur": files[place][0], "image": files[place][1], "son": files[place][2],
        "lignes": str(files[place][3]), "debit": str(files[place][4]),
    }  # fmt: skip
    made = {
        "videos.csv": csv_file([head, *rows]),
        "appareil.html": _sheet(allowed, options["device"]),
    }
    return Variant(values, made)


def _file(draw: Draw, allowed: Any, fault: int | None) -> list[Any]:
    """A file that breaks this condition and no other."""
    lists = (CONTAINERS, PICTURES, SOUNDS)
    parts: list[Any] = []
    for rank, (every, some) in enumerate(zip(lists, allowed[:3], strict=True)):
        parts.append(draw.choice([one for one in every if (one in some) != (rank == fault)]))
    limits: tuple[tuple[int, tuple[int, ...], int], ...] = (
        (3, HEIGHTS, allowed[3]),
        (4, RATES, allowed[4]),
    )
    for rank, steps, most in limits:
        parts.append(draw.choice([one for one in steps if (one <= most) != (rank == fault)]))
    return parts


def _sheet(allowed: Any, device: str) -> bytes:
    lines = [
        ("Conteneurs lus", " ou ".join(sorted(allowed[0]))),
        ("Formats d'image lus", " ou ".join(sorted(allowed[1]))),
        ("Formats de son lus", " ou ".join(sorted(allowed[2]))),
        ("Définition", f"{allowed[3]} lignes au plus"),
        ("Débit", f"{allowed[4]} Mbit/s au plus"),
    ]
    items = "\n".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in lines)
    return html_page(
        device, f"<h1>{device}</h1>\n<p>Formats acceptés depuis une clé.</p>\n<dl>\n{items}\n</dl>"
    )
