"""Messages at all hours, judged by a team's rule on disconnecting."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

MONDAY = 9
_COUNT = 8


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Weekdays from eight to seven; late ones are allowed when urgent or planned for the morrow."""
    end = draw.choice((18, 19, 20))
    texts = draw.shuffled(options["texts"])
    people = draw.sample(FIRST_NAMES, 5)
    breaking = draw.integer(2, 3)
    plans = ["late"] * breaking + ["urgent"] + ["fine"] * (_COUNT - breaking - 1)
    ids = [f"m{one}" for one in draw.sample(range(10, 99), _COUNT)]
    messages = []
    for rank, (one, plan) in enumerate(zip(ids, plans, strict=True)):
        text = draw.choice(options["urgent"]) if plan == "urgent" else texts[rank]
        name = draw.choice(people[1:])
        messages.append(
            {
                "id": one,
                "folder": "r",
                "from": {"name": name, "address": f"equipe{people.index(name)}@atelier.example"},
                "to": ["tous@atelier.example"],
                "date": _date(draw, plan, end),
                "subject": text["subject"],
                "body": text["body"],
            }
        )
    messages.sort(key=lambda message: str(message["date"]))
    wanted = sorted(ids[:breaking])
    values = {
        "prenom": people[0],
        "fin": str(end),
        "messages_json": json.dumps(messages, ensure_ascii=False, separators=(",", ":")),
        "cherche": ",".join(wanted),
        "sujets": ", ".join(f"« {texts[rank]['subject']} »" for rank in range(breaking)),
        "oubli": ",".join(wanted[1:]),
        "avec_urgent": ",".join(sorted([*wanted, ids[breaking]])),
        "tout": ",".join(sorted(ids)),
    }
    return Variant(values=values)


def _date(draw: Draw, plan: str, end: int) -> str:
    """Out of hours: an evening, or the Saturday; else a working hour."""
    if plan != "fine" and draw.integer(0, 2) == 0:
        return f"2026-03-{MONDAY + 5} {draw.integer(9, 17):02d}:{draw.integer(10, 59)}"
    day = MONDAY + draw.integer(0, 4)
    hour = draw.integer(end, 22) if plan != "fine" else draw.integer(8, end - 1)
    return f"2026-03-{day:02d} {hour:02d}:{draw.integer(10, 59)}"
