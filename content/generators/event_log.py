"""The log of a machine that stopped: one error led to the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from content.compiler.variants import Draw, Variant

ELEMENTS = (
    "disque",
    "imprimante",
    "réseau",
    "base de données",
    "écran tactile",
    "lecteur de carte",
)
CAUSES: Mapping[str, str] = {
    "disque": "écriture impossible, espace insuffisant",
    "imprimante": "bourrage dans le bac 2",
    "réseau": "passerelle injoignable",
    "base de données": "fichier d'index illisible",
    "écran tactile": "calibrage refusé",
    "lecteur de carte": "aucune réponse après 30 secondes",
}
CALM = (
    "démarrage terminé",
    "0 erreur au dernier contrôle",
    "mise à jour de l'heure",
    "inscription enregistrée",
    "correction d'erreur automatique active",
    "vérification terminée sans erreur",
)
DAY_BEFORE = datetime(2026, 3, 16, 17, 0)  # noqa: DTZ001 - the machine writes its local time
MORNING = datetime(2026, 3, 17, 8, 0)  # noqa: DTZ001 - idem


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the log without its date."""

    severity: str
    element: str
    message: str


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """An error settled the day before, then in the morning a warning, the cause and its effects."""
    cause, effect, last, warned = draw.sample(ELEMENTS, 4)
    code, *other_codes = draw.sample(range(101, 1000), 5)
    codes = [f"{draw.choice('ABCDEFGH')}-{number}" for number in (code, *other_codes)]
    yesterday = [
        _calm(draw),
        Event("ERREUR", last, f"{CAUSES[last]} (code {codes[3]})"),
        Event("INFO", last, "erreur corrigée, reprise du service"),
    ]
    morning = [
        *(_calm(draw) for _ in range(draw.integer(3, 6))),
        Event("AVERTISSEMENT", warned, f"réponse lente (code {codes[4]})"),
        *(_calm(draw) for _ in range(draw.integer(1, 4))),
        Event("ERREUR", cause, f"{CAUSES[cause]} (code {codes[0]})"),
        Event("ERREUR", effect, f"opération abandonnée (code {codes[1]})"),
        Event("INFO", "borne", "nouvelle tentative"),
        Event("ERREUR", last, f"opération abandonnée (code {codes[2]})"),
        Event("ERREUR", "borne", f"arrêt du service (code {codes[2]})"),
    ]
    lines = _dated(draw, DAY_BEFORE, yesterday) + _dated(draw, MORNING, morning)
    first = next(line for line in lines if "2026-03-17" in line and "| ERREUR" in line)
    values = {
        "element": cause,
        "code": codes[0],
        "numero": str(code),
        "heure": first[11:16].replace(":", " h "),
        "element_suivant": effect,
        "code_suivant": codes[1],
        "element_veille": last,
        "code_veille": codes[3],
        "element_averti": warned,
        "code_averti": codes[4],
    }
    return Variant(values=values, files={"journal.txt": "\r\n".join(lines).encode("utf-8-sig")})


def _calm(draw: Draw) -> Event:
    return Event("INFO", draw.choice(ELEMENTS), draw.choice(CALM))


def _dated(draw: Draw, start: datetime, events: list[Event]) -> list[str]:
    lines, now = [], start
    for event in events:
        now += timedelta(seconds=draw.integer(20, 900))
        lines.append(f"{now} | {event.severity:<13} | {event.element:<16} | {event.message}")
    return lines
