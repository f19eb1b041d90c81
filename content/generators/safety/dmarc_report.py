"""The summary of what other servers received in a domain's name."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import Cell, csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until

DOMAINS = (
    "mairie-orval.example",
    "lycee-sorel.example",
    "coop-du-val.example",
    "sante-plus.example",
)
KNOWN = ("serveur de la maison", "lettre d'information", "logiciel de paie", "billetterie")
Row = tuple[str, str, int, str, str]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Known senders that pass or not, forwarded mails that pass by DKIM alone, impostors."""
    rows, known = drawn_until(lambda: _rows(draw), lambda found: _is_telling(*found))
    passing = [row for row in rows if "pass" in row[3:]]
    forgotten = sum(row[2] for row in rows if row not in passing and row[0] in known)
    impostors = sum(row[2] for row in rows if row not in passing and row[0] not in known)
    spf_only = sum(row[2] for row in rows if row[3] == "fail")
    who = next(known[row[0]] for row in rows if row not in passing and row[0] in known)
    values = {
        "domaine": draw.choice(DOMAINS), "oublies": str(forgotten), "imposteurs": str(impostors),
        "spf_en_echec": str(spf_only), "tous_en_echec": str(forgotten + impostors),
        "oublie_nom": who, "conformes": str(sum(row[2] for row in passing)),
    }  # fmt: skip
    values |= {
        f"ip{place}": f"{address} : {name}"
        for place, (address, name) in enumerate(draw.shuffled(list(known.items())), start=1)
    }
    table: list[tuple[Cell, ...]] = [
        ("Adresse IP", "Reçu par", "Messages", "SPF aligné", "DKIM aligné"),
        *draw.shuffled(rows),
    ]
    return Variant(values, {"rapport.csv": csv_file(table)})


def _rows(draw: Draw) -> tuple[list[Row], dict[str, str]]:
    ips = [f"198.51.100.{number}" for number in draw.sample(range(2, 250), 14)]
    known = dict(zip(ips[:4], draw.shuffled(KNOWN), strict=True))
    rows: list[Row] = []
    for place, address in enumerate(ips):
        for receiver in draw.sample(
            ("courrier.example", "lettres.test", "postal.example"), draw.integer(1, 3)
        ):
            if place < 3:
                spf, dkim = draw.choice((("pass", "pass"), ("fail", "pass"), ("pass", "fail")))
            elif place == 3 or place > 6:
                spf, dkim = "fail", "fail"
            else:
                spf, dkim = "fail", "pass"
            rows.append((address, receiver, draw.integer(1, 180), spf, dkim))
    return rows, known


def _is_telling(rows: list[Row], known: dict[str, str]) -> bool:
    failing = [row for row in rows if "pass" not in row[3:]]
    forgotten = sum(row[2] for row in failing if row[0] in known)
    return forgotten != sum(row[2] for row in failing if row[0] not in known)
