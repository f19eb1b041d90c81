"""`python -m tests.load [shape]`: a stack, people, Locust, the reconciliation, a report."""

import argparse
import json
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

from infra.local.state import Place
from tests.bench.figures import Figure
from tests.load.ledger import read_ledger
from tests.load.outcome import Outcome
from tests.load.plan import Plan, for_rooms
from tests.load.profile import SHAPES, Shape, smaller
from tests.load.report import write_report
from tests.load.stack import LoadStack, cpu_seconds, free_port

FOLDER = Path("build/load")
LOCUST = Path(".venv-load/bin/locust")
OUTPUT = Path("bench.json")
PATIENCE_SECONDS = 900.0
SPLIT = ("api",) * 4 + ("workers",)
"""Enough for one interpreter's lock not to be the limit; in Lambda each request has a process."""


def main() -> int:
    """Run, judge, tell; 1 when anything was lost, doubled or not scored once."""
    given = _given()
    if not LOCUST.exists():
        print("Locust is missing: run make load.", file=sys.stderr)
        return 2
    shape = _shape(given)
    FOLDER.mkdir(parents=True, exist_ok=True)
    place = Place(FOLDER / "state", free_port(), free_port())
    stack = LoadStack(place, FOLDER, ("all",) if given.one_process else SPLIT)
    try:
        outcome = _lived(stack, shape, given)
    finally:
        stack.stop()
    write_report(outcome, FOLDER / "report.html")
    _keep(outcome)
    _tell(outcome)
    return 0 if outcome.is_good else 1


def _lived(stack: LoadStack, shape: Shape, given: argparse.Namespace) -> Outcome:
    """The whole day: from an empty AWS to what the tables say in the end."""
    _say("starting the emulated AWS")
    stack.prepare()
    from tests.load import seeds  # the product is read once the stack's environment is set
    from tests.load.alone import measure_alone
    from tests.load.reconciliation import reconcile
    from tests.load.stored import read_exams, read_tests, wait_for_scores

    _say(f"making {for_rooms(shape)} rooms")
    seeded = seeds.make_seeds(for_rooms(shape) + 1, FOLDER)  # the last one is for the handler alone
    seeds.write_seeds(seeded, FOLDER / "seeds.json")
    alone = {} if given.quick else measure_alone(stack.place, FOLDER)
    stack.serve()
    if not given.plain:
        _say("making the demonstration, for teachers and verifiers")
        seeds.write_seeds(replace(seeded, others=seeds.make_others()), FOLDER / "seeds.json")
        stack.settle()
    plan = Plan(stack.place.site, shape, FOLDER, patience=PATIENCE_SECONDS, seed=given.seed)
    cpu = _attacked(stack, plan)
    _say("waiting for scores")
    exam_ids = [seat.exam_id for room in seeded.rooms[:-1] for seat in room.seats]
    scores_after = wait_for_scores(exam_ids)
    stack.rest()
    _say("reconciling")
    ledger = list(read_ledger(FOLDER / "ledger.jsonl"))
    stored = read_tests(ledger) if shape.parity_seconds[1] else read_exams(exam_ids)
    return Outcome.read(
        FOLDER,
        shape=shape,
        verdict=reconcile(ledger, stored),
        cpu=cpu,
        scores_after=scores_after,
        deaths=stack.deaths,
        alone=alone,
    )


def _attacked(stack: LoadStack, plan: Plan) -> list[tuple[float, dict[str, float]]]:
    """Locust from start to end; the product dies meanwhile if the shape says so."""
    path = plan.folder / "plan.json"
    plan.write(path)
    command = [str(LOCUST), "-f", "tests/load/locustfile.py", "--headless", "--users", "1"]
    command += ["--html", str(plan.folder / "locust.html"), "--only-summary"]
    command += ["--exit-code-on-error", "0", "--stop-timeout", "5"]
    with (plan.folder / "locust.log").open("wb") as log:
        rig = subprocess.Popen(
            command, env={**_environment(), "LOAD_PLAN": str(path)}, stdout=log, stderr=log
        )
        begun = time.time()
        for at, act in ((plan.shape.kill_at, stack.kill), (plan.shape.deploy_at, stack.deploy)):
            if at:
                threading.Timer(at, act).start()
        cpu = []
        try:
            while rig.poll() is None:
                cpu.append((time.time(), {**stack.cpu(), "locust": cpu_seconds(rig.pid)}))
                if len(cpu) % 30 == 0:
                    _say(f"{time.time() - begun:.0f} s")
                time.sleep(1)
        finally:  # interrupted: nobody goes on asking
            rig.kill()
    if not (plan.folder / "outcome.json").exists():
        raise SystemExit(f"Locust did not run: see {plan.folder / 'locust.log'}.")
    return cpu


def _environment() -> dict[str, str]:
    import os

    kept = ("PATH", "HOME", "LANG")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"PYTHONPATH": "."}


def _keep(outcome: Outcome) -> None:
    """The figures of the compressed run, beside the others."""
    if outcome.shape.name != "compressed":
        return
    figures = {name: figure.as_json() for name, figure in outcome.figures().items()}
    kept = json.loads(OUTPUT.read_text(encoding="utf-8")) if OUTPUT.exists() else {}
    OUTPUT.write_text(json.dumps(kept | figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _tell(outcome: Outcome) -> None:
    for name, figure in outcome.figures().items():
        print(_line(name, figure), flush=True)
    for fault in outcome.told_faults():
        print(f"FAULT {fault}", file=sys.stderr)
    print(f"report: {FOLDER / 'report.html'}")


def _line(name: str, figure: Figure) -> str:
    return f"{name:32} {figure.value:10.3f} {figure.unit}"


def _say(what: str) -> None:
    print(f"· {what}", flush=True)


def _shape(given: argparse.Namespace) -> Shape:
    shape = SHAPES[given.shape]
    if given.factor:
        shape = replace(shape, factor=given.factor)
    if given.stairs is not None:
        shape = replace(shape, stairs=given.stairs)
    if given.kill_at is not None:
        shape = replace(shape, kill_at=given.kill_at)
    if given.deploy_at is not None:
        shape = replace(shape, deploy_at=given.deploy_at)
    return smaller(shape, given.share)


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("shape", nargs="?", default="compressed", choices=sorted(SHAPES))
    parser.add_argument("--share", type=float, default=1.0, help="of the shape's people")
    parser.add_argument("--factor", type=float, help="how much faster than real time goes")
    parser.add_argument("--stairs", type=int, help="steps of the staircase")
    parser.add_argument(
        "--kill-at", type=float, help="when the product dies, in seconds (0: never)"
    )
    parser.add_argument("--deploy-at", type=float, help="when it is stopped gently and replaced")
    parser.add_argument("--one-process", action="store_true", help="as make run, triggers included")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plain", action="store_true", help="candidates and invigilators only")
    parser.add_argument("--quick", action="store_true", help="do not measure the handler alone")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
