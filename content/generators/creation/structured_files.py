"""Data files for programs, JSON, XML and CSV: something to look up, to process, to join."""

import json
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES, MONTHS, TOWNS

_TOPICS = ("Compost", "Réparer un vélo", "Premiers secours", "Généalogie", "Photo de nuit",
    "Tailler ses arbres", "Cuisiner les restes", "Conte", "Apiculture", "Astronomie")  # fmt: skip
_TOOLS = ("Perceuse", "Scie sauteuse", "Ponceuse", "Échelle", "Décolleuse", "Rabot", "Visseuse",
    "Groupe électrogène", "Diable", "Nettoyeur haute pression")  # fmt: skip
_FIRST_DAY = date(2026, 1, 5)


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The file named by the option `ask`."""
    return _FILES[str(options["ask"])](draw)


def _spoken(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _nested(draw: Draw) -> Variant:
    """Sessions of workshops in JSON, each with its places and its contact inside."""
    days = sorted(draw.sample(range(150), 16))
    places = [draw.integer(8, 60) for _ in days]
    booked = [draw.integer(2, total - 4) for total in places]
    waiting = [draw.integer(1, 9) for _ in days]
    dates = [_FIRST_DAY + timedelta(days=day) for day in days]
    sessions = [
        {
            "atelier": draw.choice(_TOPICS[:5]),
            "date": day.isoformat(),
            "salle": {"nom": f"Salle {draw.choice('ABCD')}", "places": places[i]},
            "inscriptions": {"confirmees": booked[i], "attente": waiting[i]},
            "animation": {"nom": draw.choice(FIRST_NAMES), "tarif": draw.integer(3, 15)},
        }
        for i, day in enumerate(dates)
    ]
    at = draw.integer(3, 15)
    free = places[at] - booked[at]
    values = {
        "jour": _spoken(dates[at]),
        "iso": dates[at].isoformat(),
        "places": str(places[at]),
        "confirmees": str(booked[at]),
        "libres": str(free),
        "avec_attente": str(free - waiting[at]),
        "voisine": str(places[at - 1] - booked[at - 1]),
    }
    if len({values[k] for k in ("places", "confirmees", "libres", "voisine")}) < 4:
        return _nested(draw)
    text = json.dumps({"saison": 2026, "seances": sessions}, ensure_ascii=False, indent=2)
    return Variant(values, {"ateliers.json": text.encode()})


def _xml(draw: Draw) -> Variant:
    """Loans of tools in XML: an attribute, and elements one inside the other."""
    lines, loans = ['<?xml version="1.0" encoding="UTF-8"?>', "<prets>"], []
    for number in draw.sample(range(100, 1000), 28):
        serial = f"{draw.choice('BCDFGHJK')}{draw.integer(1000, 9999)}"
        who = f"{draw.choice(FIRST_NAMES)} {draw.choice(FAMILY_NAMES)}"
        out = _FIRST_DAY + timedelta(days=draw.integer(0, 80))
        back = out + timedelta(days=draw.integer(3, 20))
        loans.append(
            {"id": f"P{number}", "serie": serial, "caution": draw.integer(20, 180), "retour": back}
        )
        lines += [
            f'  <pret id="P{number}" etat="{draw.choice(("en cours", "rendu"))}">',
            f'    <outil serie="{serial}">{draw.choice(_TOOLS)}</outil>',
            f"    <emprunteur>{who}</emprunteur>",
            f"    <sortie>{out.isoformat()}</sortie>",
            f"    <retour>{back.isoformat()}</retour>",
            f"    <caution>{loans[-1]['caution']}</caution>",
            "  </pret>",
        ]
    lines.append("</prets>")
    at = draw.integer(5, 26)
    values = {
        "pret": str(loans[at]["id"]),
        "serie": str(loans[at]["serie"]),
        "retour": loans[at]["retour"].isoformat(),  # type: ignore[attr-defined]
        "avant": str(loans[at - 1]["serie"]),
        "apres": str(loans[at + 1]["serie"]),
        "retour_avant": loans[at - 1]["retour"].isoformat(),  # type: ignore[attr-defined]
    }
    if values["retour"] == values["retour_avant"]:
        return _xml(draw)
    return Variant(values, {"prets.xml": "\n".join(lines).encode()})


def _orders(draw: Draw) -> Variant:
    """A stock, and a loop with a condition to run over it."""
    limit = draw.integer(5, 9)
    rows: list[tuple[str, int, str, int]] = []
    for number in range(1, 61):
        left = draw.choice((limit, limit, draw.integer(0, limit - 1), draw.integer(limit + 1, 40)))
        rows.append((f"R{number:03}", left, draw.choice(("oui", "non")), draw.integer(2, 25)))
    low = [row for row in rows if row[1] < limit]
    wanted = [row for row in low if row[2] == "non"]
    values = {
        "seuil": str(limit),
        "total": str(sum(lot for *_, lot in wanted)),
        "combien": str(len(wanted)),
        "avec_egal": str(
            sum(lot for _, left, asked, lot in rows if left <= limit and asked == "non")
        ),
        "sans_commande": str(sum(lot for *_, lot in low)),
        "stock": str(sum(left for _, left, *_ in wanted)),
    }
    if len(set(values.values())) < len(values):
        return _orders(draw)
    head = ("reference", "stock", "commande", "lot")
    return Variant(values, {"stock.csv": csv_file([head, *rows])})


def _tank(draw: Draw) -> Variant:
    """A tank that rain fills and watering empties: the order of the lines matters."""
    rains = [draw.choice((0, 0, 0, draw.integer(1, 60), draw.integer(1, 200))) for _ in range(90)]
    size, daily, start = draw.integer(6, 9) * 50, draw.integer(13, 29), draw.integer(60, 140)

    def level(rows: list[int], *, has_top: bool = True, has_bottom: bool = True) -> int:
        now = start
        for rain in rows:
            now += rain
            now = min(now, size) if has_top else now
            now -= daily
            now = max(now, 0) if has_bottom else now
        return now

    values = {
        "cuve": str(size),
        "arrosage": str(daily),
        "depart": str(start),
        "niveau": str(level(rains)),
        "sans_maximum": str(level(rains, has_top=False)),
        "sans_minimum": str(level(rains, has_bottom=False)),
        "sans_dernier": str(level(rains[:-1])),
        "bilan": str(start + sum(rains) - daily * len(rains)),
    }
    wrong = [values[k] for k in ("sans_maximum", "sans_minimum", "sans_dernier", "bilan", "depart")]
    if values["niveau"] in {*wrong, "0"}:
        return _tank(draw)
    rows = [((_FIRST_DAY + timedelta(days=i)).isoformat(), rain) for i, rain in enumerate(rains)]
    return Variant(values, {"pluie.csv": csv_file([("jour", "litres"), *rows])})


def _joined(draw: Draw) -> Variant:
    """Members in a CSV, what they signed up for in a JSON, joined by their number."""
    towns = draw.sample(TOWNS, 4)
    members = [
        (f"A{n}", draw.choice(FAMILY_NAMES), draw.choice(towns))
        for n in draw.sample(range(200, 999), 45)
    ]
    activities = ("chorale", "gym", "couture", "randonnée")
    bookings = [
        {
            "adherent": who[0],
            "activite": activity,
            "montant": draw.integer(20, 90),
            "regle": draw.choice((True, False)),
        }
        for who in members
        for activity in draw.sample(activities, draw.integer(0, 2))
    ]
    town, activity = towns[0], draw.choice(activities)
    home = {number: place for number, _, place in members}

    def total(is_kept: Callable[[dict[str, object], str], bool]) -> int:
        kept = [one for one in bookings if is_kept(one, home[str(one["adherent"])])]
        return sum(int(str(one["montant"])) for one in kept)

    values = {
        "commune": town,
        "activite": activity,
        "du": str(total(lambda b, at: at == town and b["activite"] == activity and not b["regle"])),
        "tout": str(total(lambda b, at: at == town and b["activite"] == activity)),
        "partout": str(total(lambda b, _: b["activite"] == activity and not b["regle"])),
        "toutes": str(total(lambda b, at: at == town and not b["regle"])),
    }
    numbers = [values[k] for k in ("du", "tout", "partout", "toutes")]
    if values["du"] == "0" or len(set(numbers)) < len(numbers):
        return _joined(draw)
    text = json.dumps(draw.shuffled(bookings), ensure_ascii=False, indent=1)
    table = csv_file([("numero", "nom", "commune"), *members])
    return Variant(values, {"adherents.csv": table, "inscriptions.json": text.encode()})


_FILES: Mapping[str, Callable[[Draw], Variant]] = {
    "nested": _nested,
    "xml": _xml,
    "orders": _orders,
    "tank": _tank,
    "joined": _joined,
}
