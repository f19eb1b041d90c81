"""Sixteen writers at once on accounts, against the emulated AWS: one wins, all are told so."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from infra.local.emulator import Emulator
from infra.local.state import Place, environment
from tests.local.account_races import WRITERS

pytestmark = pytest.mark.slow
AWS_PORT = 8121


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Any:
    place = Place(tmp_path_factory.mktemp("races"), port=8120, aws_port=AWS_PORT)
    place.logs.mkdir()
    emulator = Emulator(place)
    emulator.start()
    try:
        run = subprocess.run(
            [sys.executable, "-m", "tests.local.account_races"],
            env={**os.environ, **environment(place)},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    finally:
        emulator.stop()
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_sign_ups_that_race_for_one_address_make_one_account(ended: Any) -> None:
    found = ended["sign_ups"]
    assert found["told"] == {"None": 1, "email_taken": WRITERS - 1}
    assert (found["stored"], found["is_holder"]) == (1, True)


def test_signing_up_while_the_account_expires_does_one_of_the_two_wholly(ended: Any) -> None:
    found = ended["conversion_against_expiry"]
    assert found["told"]["None"] == 1
    assert found["is_open"] == found["is_held"]


def test_a_family_turns_once_however_many_tabs_ask(ended: Any) -> None:
    assert ended["turns"]["told"] == {"None": 1, "stale_row": WRITERS - 1}


def test_no_attempt_slips_by_the_count(ended: Any) -> None:
    expected = {str(number): 1 for number in range(1, WRITERS + 1)}
    assert ended["counts"]["told"] == expected


def test_one_worker_carries_out_a_message(ended: Any) -> None:
    assert ended["deliveries"]["told"] == {"True": 1, "stale_row": WRITERS - 1}
