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
    elements = draw.sample(ELEMENTS, 4)
    numbers = draw.sample(range(101, 1000), 5)
    codes = [f"{draw.choice('ABCDEFGH')}-{number}" for number in numbers]
    lines = _dated(draw, DAY_BEFORE, _evening(draw, elements[2], codes[3]))
    morning = _dated(draw, MORNING, _morning(draw, elements, codes))
    first = next(line for line in morning if "| ERREUR" in line)
    values = {
        "element": elements[0],
        "code": codes[0],
        "numero": str(numbers[0]),
        "heure": first[11:16].replace(":", " h "),
        "element_suivant": elements[1],
        "code_suivant": codes[1],
        "element_veille": elements[2],
        "code_veille": codes[3],
        "element_averti": elements[3],
        "code_averti": codes[4],
    }
    text = "\r\n".join([*lines, *morning])
    return Variant(values=values, files={"journal.txt": text.encode("utf-8-sig")})


def _evening(draw: Draw, element: str, code: str) -> list[Event]:
    return [
        _calm(draw),
        Event("ERREUR", element, f"{CAUSES[element]} (code {code})"),
        Event("INFO", element, "erreur corrigée, reprise du service"),
    ]


def _morning(draw: Draw, elements: list[str], codes: list[str]) -> list[Event]:
    cause, effect, last, warned = elements
    return [
        *(_calm(draw) for _ in range(draw.integer(3, 6))),
        Event("AVERTISSEMENT", warned, f"réponse lente (code {codes[4]})"),
        *(_calm(draw) for _ in range(draw.integer(1, 4))),
        Event("ERREUR", cause, f"{CAUSES[cause]} (code {codes[0]})"),
        Event("ERREUR", effect, f"opération abandonnée (code {codes[1]})"),
        Event("INFO", "borne", "nouvelle tentative"),
        Event("ERREUR", last, f"opération abandonnée (code {codes[2]})"),
        Event("ERREUR", "borne", f"arrêt du service (code {codes[2]})"),
    ]


def _calm(draw: Draw) -> Event:
    return Event("INFO", draw.choice(ELEMENTS), draw.choice(CALM))


def _dated(draw: Draw, start: datetime, events: list[Event]) -> list[str]:
    lines, now = [], start
    for event in events:
        now += timedelta(seconds=draw.integer(20, 900))
        lines.append(f"{now} | {event.severity:<13} | {event.element:<16} | {event.message}")
    return lines
