"""The `travel` simulator's data: a map, itineraries, timetables."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from pydantic import Field, model_validator

from content.compiler.simulators.base import Expect, Part, SimulatorData, exactly, ids_in

_TIME = re.compile(r"\d{2}:[0-5]\d")
_LEG = (6, 7)
Sum = Literal["duration", "changes", "walk", "price", "co2"]


class Known(Part):
    """Anything with an id, and the name shown for it."""

    id: str
    name: str


class Mode(Known):
    """A means of transport; price in euros and CO2 in grams, for one person and one km."""

    icon: Literal["walk", "bike", "bus", "tram", "train", "car", "boat", "plane"] = "bus"
    walk: bool = False
    co2: float | None = None
    price: float | None = None


class Layer(Known):
    """Things of the map shown or hidden together."""

    shown: bool = True


class Place(Known):
    """A point of the map."""

    x: float | None = None
    y: float | None = None
    kind: Literal[
        "stop", "town", "shop", "school", "health", "park", "work", "sight", "home", "parking"
    ] = "town"
    facts: list[str] = Field(default_factory=list)
    layer: str = ""


class Road(Part):
    """A way between two places."""

    id: str = ""
    start: str = Field(alias="from")
    end: str = Field(alias="to")
    name: str = ""
    km: float | None = None
    minutes: int | None = None
    kind: Literal["road", "path", "rail", "water", "line"] = "road"
    facts: list[str] = Field(default_factory=list)
    layer: str = ""


class Zone(Part):
    """A surface of the map."""

    id: str = ""
    name: str = ""
    kind: Literal["water", "park", "zone", "built"] = "zone"
    points: str = Field(pattern=r"^\s*-?[\d.]+,-?[\d.]+(\s+-?[\d.]+,-?[\d.]+){2,}\s*$")
    layer: str = ""


class Trip(Known):
    """What the search finds; a leg is [mode, line, from, departure, to, arrival, km]."""

    day: str = ""
    accessible: bool | None = None
    price: float | None = None
    legs: list[list[str | float]] = Field(min_length=1)

    @model_validator(mode="after")
    def _sound(self) -> "Trip":
        times = []
        for leg in self.legs:
            if len(leg) not in _LEG:
                raise ValueError(f"{self.id} : une étape a 6 ou 7 éléments")
            times += [str(leg[3]), str(leg[5])]
        _check_times(self.id, times)
        return self


class Run(Known):
    """A vehicle's journey: a time a stop, "-" where it does not call."""

    times: str
    note: str = ""


class Timetable(Known):
    """A line in one direction, some days."""

    day: str = ""
    stops: list[str] = Field(min_length=2)
    notes: dict[str, str] = Field(default_factory=dict)
    runs: list[Run] = Field(min_length=1)

    @model_validator(mode="after")
    def _sound(self) -> "Timetable":
        for run in self.runs:
            times = run.times.split()
            if len(times) != len(self.stops):
                raise ValueError(f"{run.id} : il faut une heure par arrêt, ou « - »")
            _check_times(run.id, [time for time in times if time != "-"])
            if run.note and run.note not in self.notes:
                raise ValueError(f"{run.id} : le renvoi « {run.note} » n'est pas dans notes")
        return self


class Notice(Part):
    """News of the network."""

    id: str
    title: str
    text: str


class DATA(SimulatorData):
    """A network, and what is chosen on it."""

    task: Literal["look", "plan", "place", "choose"]
    title: str
    metres: float | None = None
    size: list[float] = Field(default=[100, 70], min_length=2, max_length=2)
    squares: str = Field(default="", pattern=r"^([1-9]|1\d)x([1-9]|1\d)$|^$")
    modes: list[Mode] = Field(default_factory=list)
    layers: list[Layer] = Field(default_factory=list)
    places: list[Place] = Field(default_factory=list)
    roads: list[Road] = Field(default_factory=list)
    areas: list[Zone] = Field(default_factory=list)
    days: list[Known] = Field(default_factory=list)
    trips: list[Trip] = Field(default_factory=list)
    show: list[Sum] = Field(default=["duration", "changes"])
    parts: list[Known] = Field(default_factory=list)
    timetables: list[Timetable] = Field(default_factory=list)
    notices: list[Notice] = Field(default_factory=list)
    factors: bool = False
    mark: Literal["places", "square"] = "places"
    max: Literal[1] | None = None
    pick: Literal["run", "stop"] = "run"

    def task_faults(self, expect: Expect) -> Iterator[str]:
        """Ids that do not exist, keys never sent."""
        yield from self._strangers()
        yield from getattr(self, f"_{self.task}_faults")(expect)

    def _strangers(self) -> Iterator[str]:
        places = _ids(self.places)
        days, layers, modes = _ids(self.days), _ids(self.layers), _ids(self.modes)
        for road in self.roads:
            yield from _unknown(f"liaison {road.name}", (road.start, road.end), places)
        drawn: list[Place | Road | Zone] = [*self.places, *self.roads, *self.areas]
        for thing in drawn:
            yield from _unknown(f"calque de {thing.name}", (thing.layer,), layers)
        for trip in self.trips:
            yield from _unknown(trip.id, (trip.day,), days)
            yield from _unknown(trip.id, (leg[0] for leg in trip.legs), modes)
            yield from _unknown(trip.id, (leg[at] for leg in trip.legs for at in (2, 4)), places)
        for timetable in self.timetables:
            yield from _unknown(timetable.id, (timetable.day,), days)
            yield from _unknown(timetable.id, timetable.stops, places)
        for things in (self.places, self.trips, self._runs()):
            ids = [one.id for one in things]
            yield from (f"l'id « {one} » sert deux fois" for one in {*ids} if ids.count(one) > 1)

    def _runs(self) -> list[Run]:
        return [run for timetable in self.timetables for run in timetable.runs]

    def _parts(self, alone: str) -> list[str]:
        return [part.id for part in self.parts] or [alone]

    def _look_faults(self, expect: Expect) -> Iterator[str]:
        yield from exactly(expect, [])

    def _plan_faults(self, expect: Expect) -> Iterator[str]:
        parts = self._parts("trip")
        yield from exactly(expect, parts)
        for part in parts:
            yield from ids_in(expect, part, _ids(self.trips))

    def _place_faults(self, expect: Expect) -> Iterator[str]:
        if self.mark == "square":
            yield from exactly(expect, ["square"])
            if not self.squares:
                yield "« mark: square » demande « squares »"
            return
        yield from exactly(expect, ["selected"])
        yield from ids_in(expect, "selected", _ids(self.places))

    def _choose_faults(self, expect: Expect) -> Iterator[str]:
        parts = self._parts("departure")
        stops = [f"{part}_stop" for part in parts] if self.pick == "stop" else []
        yield from exactly(expect, [*parts, *stops])
        for part in parts:
            yield from ids_in(expect, part, _ids(self._runs()))
        for stop in stops:
            yield from ids_in(expect, stop, _ids(self.places))


def _ids(things: Iterable[Known]) -> set[str]:
    return {thing.id for thing in things}


def _unknown(place: str, named: Iterable[Any], known: set[str]) -> Iterator[str]:
    for one in sorted({str(one) for one in named} - known - {""}):
        yield f"{place} : « {one} » n'est pas dans data"


def _check_times(name: str, times: list[str]) -> None:
    if wrong := [time for time in times if not _TIME.fullmatch(time)]:
        raise ValueError(f"{name} : « {wrong[0]} » n'est pas une heure (07:05)")
    if times != sorted(times):
        raise ValueError(f"{name} : les heures ne vont pas en montant")
