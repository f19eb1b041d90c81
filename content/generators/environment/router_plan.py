"""A router to set: a range to hand out after the fixed addresses, and a network for guests."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options.devices`: six names or more. One guest network of four overlaps nothing."""
    third = draw.integer(2, 90)
    network = f"192.168.{third}"
    ends = sorted(draw.sample(range(4, 60), 5))
    wanted = draw.integer(41, 140)
    first, last = ends[-1] + 1, ends[-1] + wanted
    office = draw.integer(1, 200)
    guests = [
        (f"192.168.{third + draw.integer(3, 40)}.0", "255.255.255.0"),
        (f"{network}.128", "255.255.255.128"),
        (f"10.{office}.{draw.integer(2, 200)}.0", "255.255.255.0"),
        (f"172.{draw.integer(40, 90)}.8.0", "255.255.255.0"),
    ]
    order = draw.shuffled(range(4))
    choices = [
        {"id": f"g{place}", "label": f"{guests[index][0]}, masque {guests[index][1]}"}
        for place, index in enumerate(order, start=1)
    ]
    ids = {index: f"g{place}" for place, index in enumerate(order, start=1)}
    devices = draw.sample(options["devices"], 5)
    rows = [[name, f"{network}.{end}"] for name, end in zip(devices, ends, strict=True)]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "reseau": f"{network}.0",
        "routeur": f"{network}.1",
        "vpn": f"10.{office}.0.0",
        "nombre": str(wanted),
        "debut": f"{network}.{first}",
        "fin": f"{network}.{last}",
        "fin_trop": f"{network}.{last + 1}",
        "debut_trop": f"{network}.{ends[-1]}",
        "debut_bas": f"{network}.2",
        "fin_bas": f"{network}.{wanted + 1}",
        "bon": ids[0],
        "bon_nom": guests[0][0],
        "dans_local": ids[1],
        "dans_vpn": ids[2],
        "public": ids[3],
        "public_nom": guests[3][0],
        "rows_json": json.dumps(draw.shuffled(rows), ensure_ascii=False),
        "invites_json": json.dumps(choices, ensure_ascii=False),
    }
    return Variant(values)
