"""A day of exams whose processes die at every step loses nothing and does nothing twice."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.local.exam_faults import CANDIDATES, GONE, LENGTH, OUTAGE_AFTER, UNFINISHED

pytestmark = pytest.mark.slow
AWS_PORT = 8331
ONCE = [1] * CANDIDATES


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Any:
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.local.exam_faults",
            str(tmp_path_factory.mktemp("faults")),
            str(AWS_PORT),
        ],
        env=dict(os.environ),
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-4_000:]
    return json.loads(run.stdout.splitlines()[-1])


def test_the_counts_are_told(found: Any, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print("\nfault injection:", json.dumps(found))
    assert sum(found["deaths"].values()) > 100
    assert set(found["deaths"]) == {"api", "scores", "sweeper", "exports", "certificates"}
    assert (found["emulator_restarts"], found["refused_while_away"]) == (2, 3)


def test_every_acknowledged_answer_is_there_and_no_other(found: Any) -> None:
    unfinished = {UNFINISHED, GONE}
    sent = LENGTH * (CANDIDATES - len(unfinished)) + (OUTAGE_AFTER + 1) * len(unfinished)
    assert found["answers_acknowledged"] == found["answers_kept"] == sent
    assert found["acknowledged_and_lost"] == 0


def test_every_exam_ends_is_closed_and_is_shown_as_it_is(found: Any) -> None:
    assert found["exams"] == found["closed"] == CANDIDATES
    assert found["ended_by"] == {"completed": CANDIDATES - 2, "time": 1, "finalized": 1}
    assert found["lines_behind"] == 0


def test_each_exam_is_scored_exactly_once(found: Any) -> None:
    assert found["scored"] == ONCE


def test_each_result_is_published_and_each_certificate_issued_exactly_once(found: Any) -> None:
    assert (found["session"], found["published"]) == ("published", ONCE)
    assert sum(found["issued"]) == found["certified"] == len(found["certificates"])
    assert max(found["issued"]) == 1
    assert found["not_issued"] == []
