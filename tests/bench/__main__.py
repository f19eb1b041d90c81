"""`python -m tests.bench [part]`: measure, print, and write `bench.json`."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.bench import (
    answer,
    calibration,
    campaign,
    certificate,
    diagnostics,
    engine,
    exam,
    exam_people,
    export,
    frontend,
    imports,
    room,
    self_assessment,
    start,
)
from tests.bench.figures import Figure, machine

PARTS: Mapping[str, Callable[[], dict[str, Figure]]] = {
    "answer": answer.measure,
    "calibration": calibration.measure,
    "campaign": campaign.measure,
    "certificate": certificate.measure,
    "diagnostics": diagnostics.measure,
    "engine": engine.measure,
    "exam": exam.measure,
    "exam_people": exam_people.measure,
    "export": export.measure,
    "frontend": frontend.measure,
    "imports": imports.measure,
    "room": room.measure,
    "self_assessment": self_assessment.measure,
    "start": start.measure,
}
OUTPUT = Path("bench.json")


def main(arguments: Sequence[str]) -> int:
    """Measure the named part, or all; a part keeps the other parts' last figures."""
    unknown = [name for name in arguments if name not in PARTS]
    if unknown:
        print(f"no such part: {unknown[0]}; there is {', '.join(PARTS)}", file=sys.stderr)
        return 2
    print(machine())
    found = {}
    for name in arguments or PARTS:
        for figure_name, figure in PARTS[name]().items():
            found[figure_name] = figure.as_json()
            print(_line(figure_name, figure), flush=True)
    kept = json.loads(OUTPUT.read_text(encoding="utf-8")) if OUTPUT.exists() else {}
    OUTPUT.write_text(json.dumps(kept | found, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


def _line(name: str, figure: Figure) -> str:
    peer = f"  ({figure.ratio:.2f} x {figure.peer})" if figure.ratio is not None else ""
    return f"{name:32} {figure.value:10.3f} {figure.unit}{peer}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
