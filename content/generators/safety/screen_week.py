"""A week of screen sessions, some of which go on late in the evening."""

from collections.abc import Mapping

from content.compiler.files import csv_file, ods
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
USES = ("vidéos", "jeu", "messages", "cours", "musique", "dessin")
LATE = 22 * 60
Session = tuple[int, int, int, str]


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Sessions as (day, start, end, use); only the part after 10 pm counts as late."""

    def sessions() -> list[Session]:
        return [one for day in range(len(DAYS)) for one in _day(draw, day)]

    made = drawn_until(sessions, _is_good)
    late = _late(made)
    total = [
        sum(end - start for day, start, end, _ in made if day == one) for one in range(len(DAYS))
    ]
    worst, longest = late.index(max(late)), total.index(max(total))
    whole = sum(end - start for _, start, end, _ in made if end > LATE)
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "tard": str(sum(late)),
        "jour": DAYS[worst],
        "jour_minutes": str(max(late)),
        "jour_total": DAYS[longest],
        "seances_entieres": str(whole),
        "commencees": str(sum(end - start for _, start, end, _ in made if start >= LATE)),
        "total": str(sum(total)),
    }
    head = ["Jour", "Début", "Fin", "Usage"]
    rows = [[DAYS[day], _clock(start), _clock(end), use] for day, start, end, use in made]
    return Variant(
        values,
        {"seances.csv": csv_file([head, *rows]), "seances.ods": ods({"Séances": [head, *rows]})},
    )


def _day(draw: Draw, day: int) -> list[Session]:
    morning, evening = (
        draw.integer(7, 12) * 60 + draw.integer(0, 50),
        draw.integer(17, 19) * 60 + draw.integer(0, 50),
    )
    night = LATE + draw.integer(-50, 25)
    starts = [
        (morning, draw.integer(15, 90)),
        (evening, draw.integer(20, 70)),
        (night, draw.integer(10, 75)),
    ]
    return [(day, start, start + length, draw.choice(USES)) for start, length in starts]


def _late(sessions: list[Session]) -> list[int]:
    return [
        sum(max(0, end - max(start, LATE)) for one, start, end, _ in sessions if one == day)
        for day in range(len(DAYS))
    ]


def _is_good(sessions: list[Session]) -> bool:
    late = _late(sessions)
    total = [
        sum(end - start for day, start, end, _ in sessions if day == one)
        for one in range(len(DAYS))
    ]
    inside = sum(end - start for _, start, end, _ in sessions if start >= LATE)
    crossing = any(start < LATE < end for _, start, end, _ in sessions)
    alone = late.count(max(late)) == 1 and total.count(max(total)) == 1
    return (
        alone
        and crossing
        and inside < sum(late)
        and late.index(max(late)) != total.index(max(total))
    )


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
