"""A campaign of 10,000 participations: what its overview and its analysis cost, and if they fit."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from infra.local.emulator import Emulator
from infra.local.state import Place, environment
from tests.bench.figures import Figure

AWS_PORT = 8398
PEOPLE = 10_000
UNIT_BUDGET = 20
WALL_BUDGET_MS = 1_000
ROUTES = ("activity", "analysis", "class_analysis", "home")


def measure() -> dict[str, Figure]:
    """Times on the emulated AWS, read units, and sums that differ from a recount (none may)."""
    found = _run()
    if found["differences"]:
        raise ValueError(f"{found['differences']} sums are not those of the answers")
    figures = {
        "campaign.people": Figure(found["people"], "people"),
        "campaign.answers": Figure(found["answers"], "answers"),
        "campaign.differences": Figure(found["differences"], "sums that are not a recount's"),
        "campaign.counting_ms": Figure(
            1000 * found["counted_s"] / found["people"], "ms a participation, emulator included"
        ),
    }
    for name in ROUTES:
        figures |= _of_route(name, found)
    return figures


def _of_route(name: str, found: dict[str, float]) -> dict[str, Figure]:
    wall, units = found[f"{name}_ms"], found[f"{name}_read_units"]
    return {
        f"campaign.{name}_ms": Figure(wall, "ms", "the budget of 1 s", wall / WALL_BUDGET_MS),
        f"campaign.{name}_read_units": Figure(
            units, "read units", "the budget of 20", units / UNIT_BUDGET
        ),
        f"campaign.{name}_requests": Figure(found[f"{name}_requests"], "requests"),
    }


def _run() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder), port=AWS_PORT + 1, aws_port=AWS_PORT)
        place.logs.mkdir()
        emulator = Emulator(place)
        emulator.start()
        try:
            run = subprocess.run(
                [sys.executable, "-m", "tests.bench.campaign_run", str(PEOPLE)],
                env={**os.environ, **environment(place)},
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            )
        finally:
            emulator.stop()
    figures: dict[str, float] = json.loads(run.stdout.splitlines()[-1])
    return figures
