"""A journal of notifications: which app interrupts most while somebody works."""

from collections.abc import Mapping, Sequence

from content.compiler.files import csv_file, ods
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

APPS = ("Boutique", "Jeu de mots", "Messagerie", "Réseau photo", "Actualités", "Sport", "Vidéos")
START, END = 9 * 60, 12 * 60
Row = tuple[int, str, str]


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The app that interrupts most between nine and noon is not that of the whole day."""

    def day() -> list[Row]:
        count = draw.integer(60, 80)
        return sorted(
            (draw.integer(7 * 60, 22 * 60), draw.choice(APPS), draw.choice(("son", "silencieuse")))
            for _ in range(count)
        )

    def is_good(made: Sequence[Row]) -> bool:
        wanted = _counts([row for row in made if _counted(row)])
        morning = _counts([row for row in made if START <= row[0] < END])
        whole = _counts([row for row in made if row[2] == "son"])
        tops = {_top(wanted), _top(morning), _top(whole)}
        return (
            all(_alone(one) for one in (wanted, morning, whole))
            and len(tops) >= 2
            and _top(wanted) != _top(whole)
        )

    made = drawn_until(day, is_good)
    wanted = [row for row in made if _counted(row)]
    whole = [row for row in made if row[2] == "son"]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "nombre": str(len(wanted)),
        "appli": _top(_counts(wanted)),
        "combien": str(_counts(wanted)[_top(_counts(wanted))]),
        "appli_jour": _top(_counts(whole)),
        "sons_jour": str(len(whole)),
        "matin": str(sum(START <= row[0] < END for row in made)),
        "tout": str(len(made)),
    }
    head = ["Heure", "Application", "Alerte"]
    rows = [[f"{time // 60:02d}:{time % 60:02d}", app, alert] for time, app, alert in made]
    return Variant(
        values,
        {
            "notifications.csv": csv_file([head, *rows]),
            "notifications.ods": ods({"Journal": [head, *rows]}),
        },
    )


def _counted(row: Row) -> bool:
    return START <= row[0] < END and row[2] == "son"


def _counts(rows: Sequence[Row]) -> dict[str, int]:
    return {app: sum(row[1] == app for row in rows) for app in APPS}


def _top(counts: Mapping[str, int]) -> str:
    return max(counts, key=lambda app: counts[app])


def _alone(counts: Mapping[str, int]) -> bool:
    return list(counts.values()).count(max(counts.values())) == 1
