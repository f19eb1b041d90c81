"""A slide show in the open format: titles, notes, pictures with or without a description."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.presentations import Slide, presentation


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`mode`: `notes` (something said in a note), `minutes` (their sum) or `alt` (none given)."""
    titles = draw.sample(options["titles"], 9 if options["mode"] == "alt" else 7)
    notes = [draw.choice(options["notes"]) for _ in titles]
    make = {"notes": _said, "minutes": _minutes, "alt": _bare}[options["mode"]]
    slides, values = make(draw, titles, notes)
    return Variant(values, {"diaporama.odp": presentation(slides)})


def _said(draw: Draw, titles: list[str], notes: list[str]) -> tuple[list[Slide], dict[str, str]]:
    """Each note gives a room of its own; one is asked for."""
    rooms = draw.sample(range(101, 399), len(titles))
    place = draw.integer(1, len(titles) - 2)
    slides = [
        Slide(title, f"{note} La démonstration de cette partie se fait en salle {room}.")
        for title, note, room in zip(titles, notes, rooms, strict=True)
    ]
    return slides, {
        "titre": titles[place], "salle": str(rooms[place]), "diapo": str(place + 1),
        "voisine": str(rooms[place + 1]), "autre": str(rooms[place - 1]),
    }  # fmt: skip


def _minutes(draw: Draw, titles: list[str], notes: list[str]) -> tuple[list[Slide], dict[str, str]]:
    """Minutes in each note; those of the slide left aside do not count."""
    minutes = [draw.integer(2, 9) for _ in titles]
    place = draw.integer(1, len(titles) - 1)
    slides = [
        Slide(
            title,
            f"{note} Durée : {minute} minutes."
            + (" À sauter cette fois-ci." if number == place else ""),
        )
        for number, (title, note, minute) in enumerate(zip(titles, notes, minutes, strict=True))
    ]
    total = sum(minutes)
    return slides, {
        "total": str(total - minutes[place]), "tout": str(total), "sautee": str(minutes[place]),
        "sans_derniere": str(total - minutes[place] - 1), "titre": titles[place],
        "nombre": str(len(titles)), "en_trop": str(total + minutes[place]),
    }  # fmt: skip


def _bare(draw: Draw, titles: list[str], notes: list[str]) -> tuple[list[Slide], dict[str, str]]:
    """Every slide but the first has a picture; two have no description, one an empty one."""
    places = sorted(draw.sample(range(1, len(titles)), 2))
    slides = [
        Slide(
            title,
            note,
            picture=number > 0,
            alt="" if number in places else f"Photo : {title.lower()}.",
        )
        for number, (title, note) in enumerate(zip(titles, notes, strict=True))
    ]
    wrong = [number + 1 for number in range(1, len(titles)) if number not in places]
    return slides, {
        "premiere": str(places[0] + 1), "seconde": str(places[1] + 1),
        "fausse": str(wrong[0]), "autre": str(wrong[-1]),
    }  # fmt: skip
