"""Every question of the bank that has a simulator opens in it, with what it is fed."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from chalicelib.core.content import Challenge, SimulatorForm
from chalicelib.core.variation import fill
from tests.e2e.playing import newest, release
from tests.e2e.simulators import shown

COMPETENCES = [
    f"{area}.{rank}"
    for area, ranks in zip("12345", (3, 4, 4, 3, 2), strict=True)
    for rank in range(1, ranks + 1)
]
EMPTY = "document.querySelector('main').getBoundingClientRect().height < 100"
WIDE = "document.documentElement.scrollWidth > innerWidth"


def simulated(competence_id: str) -> Iterator[Challenge]:
    """The questions of a competence that have a simulator, with their first values."""
    known = release(newest())
    for skill in known.skills_of(competence_id):
        for one in known.challenges:
            if one.skill_id == skill.id and isinstance(one.form, SimulatorForm):
                yield fill(one, 0)


@pytest.mark.parametrize("competence_id", COMPETENCES)
def test_each_simulator_of_the_bank_opens(page: Page, competence_id: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.set_viewport_size({"width": 360, "height": 740})
    challenges = list(simulated(competence_id))
    assert challenges, "every competence has simulators"
    for challenge in challenges:
        assert isinstance(challenge.form, SimulatorForm)
        frame = shown(page, challenge.form.name, json.loads(challenge.form.data))
        if frame.evaluate(EMPTY):
            faults.append(f"{challenge.id}: nothing is drawn")
        if frame.evaluate(WIDE):
            faults.append(f"{challenge.id}: wider than a phone")
    assert faults == []
