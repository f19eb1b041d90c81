"""What a browser sent to other servers while its owner visited a few sites."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

SITES = (
    "recettes-du-soir.example", "meteo-locale.example", "le-courrier-du-val.example",
    "randos-faciles.example", "mots-meles.example", "brico-maison.example",
    "foot-amateur.example", "plantes-et-soins.example", "covoit-ici.example",
    "emploi-du-coin.example", "sante-conseils.example", "cinema-lumignon.example",
)  # fmt: skip
SERVERS = (
    "mesure-web.example", "pub-reseau.example", "stat-clic.example", "cible-plus.example",
    "trafic-info.example", "audience-nord.example", "regie-bleue.example", "pixel-vent.example",
)  # fmt: skip
DIGITS = "0123456789abcdef"


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """One server knows the browser again on most sites; another one is seen on more of them."""
    sites, servers = draw.sample(SITES, 10), draw.sample(SERVERS, 5)
    follower, seen, noisy, second, small = servers
    linked = draw.integer(5, 7)
    rows = _known(draw, follower, sites, count=linked)
    rows += _unknown(draw, seen, sites, count=linked + 2)
    rows += _known(draw, noisy, sites, count=3, visits=8)
    rows += _known(draw, second, sites, count=linked - 1)
    rows += _unknown(draw, small, sites, count=2)
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "pisteur": follower,
        "sites": str(linked),
        "vu": seen,
        "vu_sites": str(linked + 2),
        "bavard": noisy,
        "bavard_lignes": str(3 * 8),
        "second": second,
        "second_sites": str(linked - 1),
        "lignes_pisteur": str(sum(row[1] == follower for row in rows)),
    }
    table = [("Heure", "Site visité", "Serveur contacté", "Identifiant envoyé")]
    shuffled = draw.shuffled(rows)
    table += [(_time(rank), row[0], row[1], row[2]) for rank, row in enumerate(shuffled)]
    return Variant(values=values, files={"requetes.csv": csv_file(table)})


def _known(
    draw: Draw, server: str, sites: list[str], *, count: int, visits: int = 2
) -> list[tuple[str, str, str]]:
    """The same identifier on `count` sites, several times on each."""
    name = _identifier(draw)
    return [(site, server, name) for site in draw.sample(sites, count) for _ in range(visits)]


def _unknown(
    draw: Draw, server: str, sites: list[str], *, count: int
) -> list[tuple[str, str, str]]:
    """Another identifier on each site."""
    rows = []
    for site in draw.sample(sites, count):
        name = _identifier(draw)
        rows += [(site, server, name)] * 2
    return rows


def _identifier(draw: Draw) -> str:
    return "".join(draw.choice(DIGITS) for _ in range(8)) + "-" + draw.choice("abcdef")


def _time(rank: int) -> str:
    minutes, seconds = divmod(rank * 47 + 12, 60)
    return f"{18 + minutes // 60}:{minutes % 60:02}:{seconds:02}"
