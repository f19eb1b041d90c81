"""The journal of a synchronised folder: which files were changed twice between two meetings."""

from collections.abc import Mapping

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


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """A device goes offline and comes back; a file is in conflict when both sides changed it."""
    away, home, third = draw.sample(DEVICES, 3)
    names = draw.shuffled(NAMES)
    count = draw.integer(2, 3)
    both, only_away, only_home = (
        names[:count],
        names[count : count + 2],
        names[count + 2 : count + 5],
    )
    before, after = names[count + 1 : count + 3], names[:1]
    start, end = draw.integer(9, 10) * 60 + draw.integer(0, 50), 14 * 60 + draw.integer(0, 50)
    events = [(start, away, "hors ligne", ""), (end, away, "de nouveau en ligne", "")]
    inside = [(home, name) for name in (*both, *only_home)] + [
        (away, name) for name in (*both, *only_away)
    ]
    events += [
        (draw.integer(start + 3, end - 3), device, "modifie", name) for device, name in inside
    ]
    events += [
        (draw.integer(480, start - 3), device, "modifie", name)
        for name in before
        for device in (away, home)
    ]
    events += [
        (draw.integer(end + 5, end + 60), device, "modifie", name)
        for name in after
        for device in (third,)
    ]
    events += [(draw.integer(start + 3, end - 3), third, "ouvre", name) for name in only_away]
    rows = [
        (f"{time // 60:02d}:{time % 60:02d}", device, action, name)
        for time, device, action, name in sorted(events)
    ]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "appareil": away,
        "nombre": str(count),
        "liste": ", ".join(sorted(both)),
        "un": both[0],
        "deux": both[1],
        "trois": both[2] if count == 3 else both[1],
        "seul": only_away[0],
        "autre_seul": only_home[0],
        "modifies": str(count + 2),
        "tous": str(count + 5),
        "debut": f"{start // 60} h {start % 60:02d}",
        "fin": f"{end // 60} h {end % 60:02d}",
    }
    return Variant(
        values, {"journal.csv": csv_file([("Heure", "Appareil", "Action", "Fichier"), *rows])}
    )
