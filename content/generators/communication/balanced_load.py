"""A board where one person has too much to do, and one single card can relieve them."""

from collections.abc import Mapping
from itertools import product
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.spaces import Json, as_json, first_name, members


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Nobody may have more than `limit` hours; one card given to one person is the only way."""
    return drawn_until(lambda: _made(draw, options), lambda made: bool(made.values))


def _made(draw: Draw, options: Mapping[str, Any]) -> Variant:
    people = members(draw, [""] * 4)
    limit = options["limit"]
    cards: list[Json] = []
    done = draw.sample(range(1, len(options["titles"]) + 1), 2)
    for rank, title in enumerate(draw.shuffled(options["titles"]), 1):
        who = people[rank % 4]["id"]
        column = "c3" if rank in done else draw.choice(("c1", "c2"))
        hours = draw.integer(1, 9)
        card = {"id": f"t{rank}", "title": title, "column": column, "who": [who]}
        cards.append(card | {"effort": f"{hours} h"})
    load = {one["id"]: sum(_hours(card) for card in _open(cards, one["id"])) for one in people}
    over = [one for one in people if load[one["id"]] > limit]
    if len(over) != 1:
        return Variant()
    who = over[0]["id"]
    ways = [
        (card, other)
        for card, other in product(_open(cards, who), people)
        if other["id"] != who
        and load[who] - _hours(card) <= limit
        and load[other["id"]] + _hours(card) <= limit
    ]
    mine = _open(cards, who)
    if len(ways) != 1 or len(mine) < 2:
        return Variant()
    card, other = ways[0]
    lightest = min((one for one in mine if one is not card), key=_hours)
    third = next(one for one in people if one["id"] not in (who, other["id"]))
    values = {
        "prenom": first_name(people[0]),
        "limite": str(limit),
        "chargee": over[0]["name"],
        "charge": str(load[who]),
        "carte": card["title"],
        "carte_id": card["id"],
        "heures": card["effort"],
        "aide": other["name"],
        "aide_id": other["id"],
        "charge_aide": str(load[other["id"]]),
        "autre_carte_id": lightest["id"],
        "tiers_id": third["id"],
    }
    return Variant(values | as_json(people=people, cards=cards))


def _open(cards: list[Json], who: str) -> list[Json]:
    return [card for card in cards if card["who"] == [who] and card["column"] != "c3"]


def _hours(card: Json) -> int:
    return int(card["effort"].split(" ")[0])
