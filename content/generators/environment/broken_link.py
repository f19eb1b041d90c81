"""A computer off the internet: tests that single out one of its settings."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

_FAIL = "échec"
_SAYS = {
    "gateway": "la passerelle ne répond pas, mais le voisin répond : rien ne sort du réseau local",
    "dns": "tout répond par adresse, mais aucun nom n'est traduit : c'est le rôle du serveur DNS",
    "proxy": "adresses et noms répondent ; seules les pages, qui passent par lui, échouent",
}
_NAMES = {
    "gateway": "la passerelle",
    "dns": "le serveur DNS",
    "proxy": "le serveur intermédiaire (proxy)",
}


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """One of three settings fails; `right` is what it must become."""
    network = f"192.168.{draw.integer(2, 90)}"
    hosts = draw.sample(range(5, 250), 4)
    gateway, spare, neighbour, own = (f"{network}.{host}" for host in hosts)
    dns, spare_dns = (
        f"10.{draw.integer(1, 90)}.0.{host}" for host in draw.sample(range(2, 200), 2)
    )
    proxy, spare_proxy = (f"10.{draw.integer(1, 90)}.8.{host}:8080" for host in (21, 22))
    cause = draw.choice(["gateway", "dns", "proxy"])
    rights = {"gateway": spare, "dns": spare_dns, "proxy": spare_proxy}
    other = draw.choice([name for name in rights if name != cause])
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "ip": own,
        "passerelle": gateway,
        "passerelle2": spare,
        "dns": dns,
        "dns2": spare_dns,
        "proxy": proxy,
        "proxy2": spare_proxy,
        "cle": cause,
        "bon": rights[cause],
        "autre_cle": other,
        "autre": rights[other],
        "cause": _NAMES[cause],
        "pourquoi": _SAYS[cause],
        "tests_json": json.dumps(_tests(draw, cause, neighbour), ensure_ascii=False),
    }
    return Variant(values)


def _tests(draw: Draw, cause: str, neighbour: str) -> list[list[str]]:
    """What was tried this morning, in any order: one line for each stage of the way."""
    gateway_ok, names_ok, pages_ok = cause != "gateway", cause == "proxy", False
    lines = [
        [f"Joindre l'imprimante voisine, {neighbour}", _said(draw, is_good=True)],
        ["Joindre la passerelle", _said(draw, is_good=gateway_ok)],
        ["Joindre 203.0.113.80, sur internet", _said(draw, is_good=gateway_ok)],
        ["Traduire mairie.example en adresse", _said(draw, is_good=names_ok)],
        ["Ouvrir la page mairie.example", _said(draw, is_good=pages_ok)],
    ]
    return draw.shuffled(lines)


def _said(draw: Draw, *, is_good: bool) -> str:
    return f"réussi en {draw.integer(2, 48)} ms" if is_good else _FAIL
