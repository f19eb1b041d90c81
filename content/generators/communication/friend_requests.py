"""Friend requests to answer, and accounts that may be false."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french_values import listed
from content.generators.network import as_json, cast, joined

SIGNS = ("recent", "alone", "copy", "empty")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`mode` is `common` (accept with friends in common) or `false` (three signs or more)."""
    return _common(draw) if options["mode"] == "common" else _false(draw, options)


def _common(draw: Draw) -> Variant:
    """Four requests, two of which come from friends of friends."""
    people = cast(draw, 4)
    known = draw.shuffled([True, True, False, False])
    requests = []
    for person, is_known in zip(people[1:], known, strict=True):
        count = draw.integer(2, 14) if is_known else 0
        fact = f"{count} amis en commun" if count else "aucun ami en commun"
        requests.append(
            person | {"relation": "request", "facts": [fact, f"{draw.integer(20, 400)} amis"]}
        )
    yes = [one["id"] for one, is_known in zip(requests, known, strict=True) if is_known]
    no = [one["id"] for one, is_known in zip(requests, known, strict=True) if not is_known]
    names = [one["name"] for one, is_known in zip(requests, known, strict=True) if is_known]
    return Variant(
        {
            "personnes_json": as_json([people[0], *requests]),
            "connus": listed(names),
            "oui1": yes[0],
            "oui2": yes[1],
            "non1": no[0],
            "non2": no[1],
        }
    )


def _false(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Six accounts; the false ones show three signs or four, the true ones at most one."""
    count = draw.integer(2, 3)
    flags = draw.shuffled([True] * count + [False] * (6 - count))
    people = cast(draw, 8)
    friends = [person | {"relation": "friend"} for person in people[7:]]
    asked = []
    for person, flag in zip(people[1:7], flags, strict=True):
        signs = _signs(draw, flag)
        account = _account(draw, person, signs)
        if "copy" in signs:
            account["name"] = draw.choice(friends)["name"]
        asked.append(
            account if "empty" in signs else account | {"bio": draw.choice(options["bios"])}
        )
    false = [one["id"] for one, flag in zip(asked, flags, strict=True) if flag]
    true = [one["id"] for one, flag in zip(asked, flags, strict=True) if not flag]
    return Variant(
        {
            "personnes_json": as_json([people[0], *friends, *asked]),
            "faux": joined(false),
            "un_de_moins": joined(false[1:]),
            "un_de_trop": joined([*false, true[0]]),
            "vrais": joined(true),
            "nombre": str(count),
            "noms": listed([one["name"] for one, flag in zip(asked, flags, strict=True) if flag]),
        }
    )


def _signs(draw: Draw, is_false: bool) -> list[str]:
    return (
        draw.sample(SIGNS, draw.integer(3, 4))
        if is_false
        else draw.sample(SIGNS[:2], draw.integer(0, 1))
    )


def _account(draw: Draw, person: dict[str, Any], signs: list[str]) -> dict[str, Any]:
    """The account as its signs make it; the friend it copies is named by the caller."""
    recent = f"2026-03-{draw.integer(10, 18)}"
    old = f"20{draw.integer(17, 24)}-0{draw.integer(1, 9)}-14"
    common = "aucun ami" if "alone" in signs else f"{draw.integer(6, 30)} amis"
    count = "0 publication" if "empty" in signs else f"{draw.integer(30, 400)} publications"
    made = {"joined": recent if "recent" in signs else old, "facts": [f"{common} en commun", count]}
    return person | {"relation": "request", **made}
