"""A software's minimum configuration, and five computers of which one is enough."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from content.compiler.files import html_page
from content.compiler.variants import Draw, Variant

NAMES = (
    "Albatros", "Bécasse", "Cormoran", "Daim", "Écureuil", "Faucon", "Gazelle", "Hermine",
    "Ibis", "Jaguar", "Koala", "Loutre", "Mésange", "Narval", "Okapi", "Panda", "Quetzal",
    "Renard", "Suricate", "Tatou", "Urubu", "Vison", "Wapiti", "Zèbre",
)  # fmt: skip
STYLE = """<style>
body { font: 17px/1.5 sans-serif; max-width: 52rem; margin: 2rem auto; color: #1f2a37; }
table { border-collapse: collapse; } td, th { border: 1px solid #93a1b3; padding: .4rem .7rem; }
</style>
"""
TERABYTE = 1000


@dataclass(frozen=True, slots=True)
class Computer:
    """What matters to the software: memory and storage in GB, system version, cores."""

    memory: int
    total: int
    free: int
    system: int
    cores: int


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Four computers miss one criterion each, while being richer elsewhere."""
    needed = Computer(
        memory=draw.choice([8, 16]),
        total=256,
        free=draw.integer(12, 35) * 5,
        system=draw.integer(9, 13),
        cores=draw.choice([4, 6]),
    )
    rich = Computer(
        memory=needed.memory * 2,
        total=draw.choice([512, 1000]),
        free=needed.free + draw.integer(40, 150),
        system=needed.system + 1,
        cores=needed.cores + 2,
    )
    computers = {
        "bon": replace(rich, memory=needed.memory, system=needed.system, free=needed.free + 5),
        "peu_memoire": replace(rich, memory=needed.memory // 2),
        "peu_place": replace(rich, total=2 * TERABYTE, free=needed.free - draw.integer(5, 40)),
        "vieux_systeme": replace(rich, system=needed.system - 1),
        "peu_coeurs": replace(rich, cores=needed.cores - 2),
    }
    values = dict(zip(computers, draw.sample(NAMES, len(computers)), strict=True))
    rows = [_row(values[role], computer) for role, computer in computers.items()]
    page = html_page("Choisir un ordinateur", _body(needed, draw.shuffled(rows)), head=STYLE)
    return Variant(values=values, files={"ordinateurs.html": page})


def _body(needed: Computer, rows: list[str]) -> str:
    return f"""<h1>Choisir un ordinateur pour le montage vidéo</h1>
<h2>Configuration minimale du logiciel</h2>
<ul>
<li>Mémoire vive : {needed.memory} Go</li>
<li>Stockage libre : {needed.free} Go</li>
<li>Système : version {needed.system} ou plus récente</li>
<li>Processeur : {needed.cores} cœurs</li>
</ul>
<h2>Ordinateurs disponibles</h2>
<table>
<thead><tr><th scope="col">Nom</th><th scope="col">Mémoire vive</th>
<th scope="col">Stockage total</th><th scope="col">Stockage libre</th>
<th scope="col">Système</th><th scope="col">Processeur</th></tr></thead>
<tbody>
{"".join(rows)}</tbody>
</table>"""


def _row(name: str, computer: Computer) -> str:
    return (
        f'<tr><th scope="row">{name}</th><td>{computer.memory} Go</td>'
        f"<td>{_size(computer.total)}</td><td>{computer.free} Go</td>"
        f"<td>version {computer.system}</td><td>{computer.cores} cœurs</td></tr>\n"
    )


def _size(gigabytes: int) -> str:
    return f"{gigabytes // TERABYTE} To" if gigabytes >= TERABYTE else f"{gigabytes} Go"
