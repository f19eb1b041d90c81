"""Three logs of machines that stop: one event comes before each stop, and only then."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from content.compiler.files import zip_file
from content.compiler.variants import Draw, Variant
from content.generators.environment.drawn_values import code
from content.generators.french import FIRST_NAMES

_STOP = "arrêt inattendu, redémarrage"
_START = datetime(2026, 4, 6, 7, 0)  # noqa: DTZ001 - machines write their local time


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options`: `machines` (three names) and `events` (at least six messages)."""
    numbers = draw.sample(range(110, 990), len(options["events"]))
    codes = [code(draw, "A") + str(number) for number in numbers]
    messages = draw.shuffled(options["events"])
    events = [f"{one}  {text}" for one, text in zip(codes, messages, strict=True)]
    files = {}
    for place, machine in enumerate(options["machines"]):
        lines = _machine(draw, events, is_last=place == 2)
        files[f"{machine}.txt"] = "\r\n".join([f"Journal de {machine}", *lines]).encode("utf-8-sig")
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "code": codes[0],
        "message": messages[0],
        "partout": codes[1],
        "deux": codes[2],
        "apres": codes[3],
        "autre": codes[4],
    }
    return Variant(values, {"journaux.zip": zip_file(files)})


def _machine(draw: Draw, events: list[str], *, is_last: bool) -> list[str]:
    """Three stops. The second event is everywhere; the third precedes stops but in the last log."""
    cause, common, half, after, *others = events
    lines: list[str] = []
    now = _START + timedelta(seconds=draw.integer(0, 900))

    def add(text: str, low: int, high: int) -> None:
        nonlocal now
        now += timedelta(seconds=draw.integer(low, high))
        lines.append(f"{now:%d/%m/%Y %H:%M:%S}  {text}")

    for _ in range(3):
        for _ in range(draw.integer(2, 4)):
            add(draw.choice(others), 240, 900)
            add(common, 130, 400)
        if is_last:
            add(half, 240, 500)
        add(draw.choice(others), 300, 700)
        head = [cause, common] if is_last else [cause, common, half]
        now += timedelta(seconds=150)
        for text in draw.shuffled(head):
            add(text, 4, 25)
        add(_STOP, 5, 30)
        add(after, 20, 60)
    add(common, 300, 600)
    return lines
