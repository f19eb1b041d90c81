"""Addresses handed out on a network: a second machine answers, that should not."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from content.compiler.files import csv_file, xlsx
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

_START = datetime(2026, 5, 11, 8, 2)  # noqa: DTZ001 - the network's local time


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options.devices`: the inventory's names; the first is the official server."""
    names = [options["devices"][0], *draw.shuffled(options["devices"][1:])]
    macs = [_mac(draw) for _ in names]
    network = f"192.168.{draw.integer(1, 60)}"
    rogue_network = f"192.168.{draw.integer(100, 200)}"
    clients = list(range(2, len(names)))
    winners = drawn_until(
        lambda: [draw.integer(0, 1) for _ in clients],
        lambda made: 3 <= sum(made) <= len(made) - 3 and 2 * sum(made) != len(made),
    )
    caught = sum(winners)
    rows = [
        [
            "Heure",
            "Message",
            "De (adresse matérielle)",
            "À (adresse matérielle)",
            "Adresse",
            "Passerelle",
        ]
    ]
    now = _START
    for client, is_caught in zip(clients, winners, strict=True):
        now += timedelta(seconds=draw.integer(20, 500))
        rows += _exchange(
            draw,
            now,
            macs,
            client=client,
            is_caught=bool(is_caught),
            networks=(network, rogue_network),
        )
    inventory = [
        ["Appareil", "Adresse matérielle"],
        *draw.shuffled([list(pair) for pair in zip(names, macs, strict=True)]),
    ]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "officiel": names[0],
        "intrus": names[1],
        "client": names[2],
        "touches": str(caught),
        "sains": str(len(clients) - caught),
        "total": str(len(clients)),
        "mac": macs[1],
        "fausse": f"{rogue_network}.1",
        "vraie": f"{network}.1",
    }
    files = {
        "capture.csv": csv_file(rows),
        "capture.xlsx": xlsx({"Capture": rows, "Inventaire": inventory}),
        "inventaire.csv": csv_file(inventory),
    }
    return Variant(values, files)


def _mac(draw: Draw) -> str:
    return ":".join(f"{draw.integer(0, 255):02x}" for _ in range(6))


def _exchange(
    draw: Draw,
    now: datetime,
    macs: list[str],
    *,
    client: int,
    is_caught: bool,
    networks: tuple[str, str],
) -> list[list[str]]:
    """Both offer; the client accepts one of the two. Offers come in any order."""
    who = macs[client]
    ends = [f"{network}.{draw.integer(20, 240)}" for network in networks]
    offers = [
        ["Offre", macs[side], who, ends[side], f"{networks[side]}.1"]
        for side in draw.shuffled([0, 1])
    ]
    chosen = 1 if is_caught else 0
    accepted = ["Acceptation", who, macs[chosen], ends[chosen], f"{networks[chosen]}.1"]
    asked = ["Demande", who, "tous", "", ""]
    return [[f"{now:%H:%M:%S}", *line] for line in (asked, *offers, accepted)]
