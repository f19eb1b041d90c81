"""Air sensors and their readings as nested JSON, some readings having failed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import TOWNS, decimals, drawn_until, rounded

_SENSORS, _READINGS = 9, 24
_FEWEST_ACTIVE = 4
_CLEAR_LEAD = 5
"""Half a microgram, so that rounding cannot change the answer."""


@dataclass(frozen=True)
class _Sensor:
    """Readings in tenths of a microgram; None when it failed."""

    code: str
    district: str
    is_active: bool
    readings: tuple[int | None, ...]

    @property
    def valid(self) -> list[int]:
        """The readings that did not fail."""
        return [reading for reading in self.readings if reading is not None]

    @property
    def mean(self) -> int:
        """The mean of the valid readings, rounded."""
        return rounded(sum(self.valid), len(self.valid))


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The highest mean is a stopped sensor's; the highest single reading, yet another's."""
    sensors = drawn_until(lambda: _sensors(draw), _is_instructive)
    best, stopped, peak = _best(sensors), _highest(sensors), _peak(sensors)
    values = {
        "code": best.code,
        "moyenne": decimals(best.mean, 1),
        "valides": str(len(best.valid)),
        "moyenne_avec_zeros": decimals(rounded(sum(best.valid), _READINGS), 1),
        "code_arrete": stopped.code,
        "moyenne_arrete": decimals(stopped.mean, 1),
        "code_maximum": peak.code,
        "maximum": decimals(max(peak.valid), 1),
    }
    document = {"unite": "µg/m³", "capteurs": [_record(sensor) for sensor in sensors]}
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return Variant(values, {"capteurs.json": text.encode()})


def _sensors(draw: Draw) -> list[_Sensor]:
    codes = draw.sample([f"{a}{b}-{n}" for a in "KLM" for b in "RSTV" for n in range(1, 9)], 9)
    districts = draw.sample(TOWNS, _SENSORS)
    return [
        _Sensor(code, district, draw.integer(1, 3) > 1, _readings(draw))
        for code, district in zip(codes, districts, strict=True)
    ]


def _readings(draw: Draw) -> tuple[int | None, ...]:
    base = draw.integer(80, 260)
    return tuple(
        None if draw.integer(1, 8) == 1 else base + draw.integer(-70, 70) for _ in range(_READINGS)
    )


def _best(sensors: list[_Sensor]) -> _Sensor:
    return max((sensor for sensor in sensors if sensor.is_active), key=lambda sensor: sensor.mean)


def _highest(sensors: list[_Sensor]) -> _Sensor:
    return max(sensors, key=lambda sensor: sensor.mean)


def _peak(sensors: list[_Sensor]) -> _Sensor:
    active = [sensor for sensor in sensors if sensor.is_active]
    return max(active, key=lambda sensor: max(sensor.valid))


def _is_instructive(sensors: list[_Sensor]) -> bool:
    """Whether the usual mistakes lead elsewhere, and no two means are close."""
    active = sorted((sensor.mean for sensor in sensors if sensor.is_active), reverse=True)
    if len(active) < _FEWEST_ACTIVE or active[0] - active[1] < _CLEAR_LEAD:
        return False
    best = _best(sensors)
    has_failed = len(best.valid) < _READINGS
    return has_failed and best not in {_highest(sensors), _peak(sensors)}


def _record(sensor: _Sensor) -> dict[str, object]:
    return {
        "code": sensor.code,
        "commune": sensor.district,
        "etat": "actif" if sensor.is_active else "arrêté",
        "mesures": [None if tenths is None else tenths / 10 for tenths in sensor.readings],
    }
