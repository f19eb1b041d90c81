"""Addresses handed out on a network: a second machine answers, that should not."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from content.compiler.files import csv_file, xlsx
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

_START = datetime(2026, 5, 11, 8, 2)  # noqa: DTZ001 - the network's local time
_HEAD = [
    "Heure",
    "Message",
    "De (adresse matérielle)",
    "À (adresse matérielle)",
    "Adresse",
    "Passerelle",
]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options.devices`: the inventory's names; the first is the official server."""
    names = [options["devices"][0], *draw.shuffled(options["devices"][1:])]
    macs = [_mac(draw) for _ in names]
    networks = f"192.168.{draw.integer(1, 60)}", f"192.168.{draw.integer(100, 200)}"
    caught = _caught(draw, len(names) - 2)
    rows = [_HEAD, *_capture(draw, macs, caught, networks=networks)]
    inventory = [
        ["Appareil", "Adresse matérielle"],
        *draw.shuffled([list(pair) for pair in zip(names, macs, strict=True)]),
    ]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "officiel": names[0],
        "intrus": names[1],
        "client": names[2],
        "touches": str(sum(caught)),
        "sains": str(len(caught) - sum(caught)),
        "total": str(len(caught)),
        "mac": macs[1],
        "fausse": f"{networks[1]}.1",
        "vraie": f"{networks[0]}.1",
    }
    files = {
        "capture.csv": csv_file(rows),
        "capture.xlsx": xlsx({"Capture": rows, "Inventaire": inventory}),
        "inventaire.csv": csv_file(inventory),
    }
    return Variant(values, files)


def _caught(draw: Draw, count: int) -> list[int]:
    """1 for each client that takes the rogue's address: some do, some do not, never half."""
    return drawn_until(
        lambda: [draw.integer(0, 1) for _ in range(count)],
        lambda made: 3 <= sum(made) <= len(made) - 3 and 2 * sum(made) != len(made),
    )


def _capture(
    draw: Draw, macs: list[str], caught: list[int], *, networks: tuple[str, str]
) -> list[list[str]]:
    """Every client asks in turn, the first two devices being the servers."""
    rows: list[list[str]] = []
    now = _START
    for client, is_caught in enumerate(caught, 2):
        now += timedelta(seconds=draw.integer(20, 500))
        rows += _exchange(
            draw, now, macs, client=client, is_caught=bool(is_caught), networks=networks
        )
    return rows


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
