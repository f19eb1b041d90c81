"""The journal of a synchronised folder: which files were changed twice between two meetings."""

from collections.abc import Mapping
from typing import NamedTuple

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

NAMES = (
    "adherents.ods",
    "affiche.odg",
    "bilan.odt",
    "budget.ods",
    "contacts.csv",
    "discours.odt",
    "menu.odt",
    "planning.ods",
    "statuts.odt",
    "tarifs.ods",
)
DEVICES = ("ordinateur du bureau", "portable", "tablette", "téléphone")

_Event = tuple[int, str, str, str]


class _Gap(NamedTuple):
    """From when to when one device is away, and two others are not."""

    start: int
    end: int
    away: str
    home: str
    third: str


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """A device goes offline and comes back; a file is in conflict when both sides changed it."""
    away, home, third = draw.sample(DEVICES, 3)
    names = draw.shuffled(NAMES)
    count = draw.integer(2, 3)
    start, end = draw.integer(9, 10) * 60 + draw.integer(0, 50), 14 * 60 + draw.integer(0, 50)
    gap = _Gap(start, end, away=away, home=home, third=third)
    rows = [
        (f"{time // 60:02d}:{time % 60:02d}", device, action, name)
        for time, device, action, name in sorted(_events(draw, gap, names, count=count))
    ]
    both = names[:count]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "appareil": away,
        "nombre": str(count),
        "liste": ", ".join(sorted(both)),
        "un": both[0],
        "deux": both[1],
        "trois": both[-1],
        "seul": names[count],
        "autre_seul": names[count + 2],
        "modifies": str(count + 2),
        "tous": str(count + 5),
        "debut": f"{start // 60} h {start % 60:02d}",
        "fin": f"{end // 60} h {end % 60:02d}",
    }
    return Variant(
        values, {"journal.csv": csv_file([("Heure", "Appareil", "Action", "Fichier"), *rows])}
    )


def _events(draw: Draw, gap: _Gap, names: list[str], *, count: int) -> list[_Event]:
    """The first `count` files change on both sides, the next two away, three more at home."""
    both, only_away = names[:count], names[count : count + 2]
    only_home = names[count + 2 : count + 5]
    inside = [(gap.home, name) for name in (*both, *only_home)]
    inside += [(gap.away, name) for name in (*both, *only_away)]
    before = [
        (device, name) for name in names[count + 1 : count + 3] for device in (gap.away, gap.home)
    ]
    during = gap.start + 3, gap.end - 3
    later = gap.end + 5, gap.end + 60
    return [
        (gap.start, gap.away, "hors ligne", ""),
        (gap.end, gap.away, "de nouveau en ligne", ""),
        *_done(draw, "modifie", inside, between=during),
        *_done(draw, "modifie", before, between=(480, gap.start - 3)),
        *_done(draw, "modifie", [(gap.third, names[0])], between=later),
        *_done(draw, "ouvre", [(gap.third, name) for name in only_away], between=during),
    ]


def _done(
    draw: Draw, action: str, targets: list[tuple[str, str]], *, between: tuple[int, int]
) -> list[_Event]:
    """Something done to each file on a device, at any minute between two."""
    return [(draw.integer(*between), device, action, name) for device, name in targets]
