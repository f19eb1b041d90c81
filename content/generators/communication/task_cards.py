"""A board of tasks: which cards fit a condition, or what is to be changed on them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.busy_times import MONDAY
from content.generators.french_values import readable_date
from content.generators.spaces import Json, as_json, first_name, joined, members

_COLUMNS = ("c1", "c2", "c3")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`kind`: mine, nobody, ready or waiting (cards to tick), assign or move (to change)."""
    people = members(draw, [""] * 5)
    titles = draw.shuffled(options["titles"])
    columns = draw.shuffled([_COLUMNS[rank % 3] for rank in range(len(titles))])
    cards: list[Json] = [
        {"id": f"t{rank}", "title": title, "column": columns[rank - 1], "who": []}
        for rank, title in enumerate(titles, 1)
    ]
    for card in cards:
        card["who"] = [draw.choice(people)["id"]]
        card["due"] = (MONDAY + timedelta(days=draw.integer(1, 20))).isoformat()
    values = _KINDS[options["kind"]](draw, cards, people)
    values["prenom"] = first_name(people[0])
    return Variant(values | as_json(people=people, cards=cards))


def _told(right: list[Json], wrong: list[Json]) -> dict[str, str]:
    return {
        "choisies": joined(card["id"] for card in right),
        "noms": ", ".join(f"« {card['title']} »" for card in right),
        "une_de_moins": joined(card["id"] for card in right[1:]),
        "une_de_plus": joined(card["id"] for card in [*right, wrong[0]]),
        "fausses": joined(card["id"] for card in wrong[:2]),
    }


def _mine(draw: Draw, cards: list[Json], people: list[Json]) -> dict[str, str]:
    """Cards of somebody that are not done, and one that is."""
    who, *others = draw.shuffled(people)
    for card in cards:
        card["who"] = [draw.choice(others)["id"]]
    undone = [card for card in cards if card["column"] != "c3"]
    right = draw.sample(undone, 3)
    done = draw.choice([card for card in cards if card["column"] == "c3"])
    for card in (*right, done):
        card["who"] = [who["id"]]
    return {"personne": who["name"], "finie": done["title"], **_told(right, [done, *undone])}


def _nobody(draw: Draw, cards: list[Json], people: list[Json]) -> dict[str, str]:
    """Cards without anybody that are not done; one that is done has nobody either."""
    undone = draw.shuffled([card for card in cards if card["column"] != "c3"])
    done = draw.choice([card for card in cards if card["column"] == "c3"])
    for card in (*undone[:3], done):
        card["who"] = []
    return {"finie": done["title"], **_told(undone[:3], [done, *undone[3:]])}


def _chained(draw: Draw, cards: list[Json], *, wants_ready: bool) -> dict[str, str]:
    """Every card to do waits for one or two others; some may begin now."""
    todo, doing, done = (
        draw.shuffled([card for card in cards if card["column"] == column]) for column in _COLUMNS
    )
    ready, waiting = todo[:2], todo[2:]
    for card in ready:
        card["after"] = sorted(one["id"] for one in draw.sample(done, 2))
    for card in waiting:
        card["after"] = sorted([draw.choice(done)["id"], draw.choice(doing)["id"]])
    right, wrong = (ready, waiting) if wants_ready else (waiting, ready)
    return _told(right, wrong)


def _ready(draw: Draw, cards: list[Json], people: list[Json]) -> dict[str, str]:
    return _chained(draw, cards, wants_ready=True)


def _waiting(draw: Draw, cards: list[Json], people: list[Json]) -> dict[str, str]:
    return _chained(draw, cards, wants_ready=False)


def _assign(draw: Draw, cards: list[Json], people: list[Json]) -> dict[str, str]:
    """Two cards without anybody get people and a date."""
    one, two = draw.sample([card for card in cards if card["column"] == "c1"], 2)
    for card in (one, two):
        card["who"], card["due"] = [], ""
    first, second, third = draw.sample(people, 3)
    days = [MONDAY + timedelta(days=day) for day in draw.sample(range(2, 25), 2)]
    return {
        "carte_1": one["title"],
        "carte_1_id": one["id"],
        "carte_2": two["title"],
        "carte_2_id": two["id"],
        "une": first["name"],
        "une_id": first["id"],
        "deux": second["name"],
        "trois": third["name"],
        "deux_trois": joined((second["id"], third["id"])),
        "deux_id": second["id"],
        "jour_1": days[0].isoformat(),
        "jour_2": days[1].isoformat(),
        "jour_1_mots": readable_date(days[0]),
        "jour_2_mots": readable_date(days[1]),
    }


def _move(draw: Draw, cards: list[Json], people: list[Json]) -> dict[str, str]:
    """One card is finished, another begins with somebody else's help."""
    doing = draw.choice([card for card in cards if card["column"] == "c2"])
    todo, stays = draw.sample([card for card in cards if card["column"] == "c1"], 2)
    return {
        "finie": doing["title"],
        "finie_id": doing["id"],
        "commencee": todo["title"],
        "commencee_id": todo["id"],
        "autre_id": stays["id"],
    }


_KINDS = {
    "mine": _mine,
    "nobody": _nobody,
    "ready": _ready,
    "waiting": _waiting,
    "assign": _assign,
    "move": _move,
}
