"""Five seeds of every generator that no learner will have; `python -m tests.robot` runs 1,000."""

import pytest

from tests.robot import generated, play

FEW = 5
COMPETENCES = [
    f"{area}.{rank}"
    for area, ranks in zip("12345", (3, 4, 4, 3, 2), strict=True)
    for rank in range(1, ranks + 1)
]


@pytest.mark.parametrize("competence_id", COMPETENCES)
def test_any_seed_gives_a_challenge_that_can_be_answered(competence_id):
    files = [file for file in generated() if file.competence_id == competence_id]
    assert files, "the competence has generators"
    played = [play(file, seeds=FEW, file_seeds=FEW) for file in files]
    assert [fault for one in played for fault in one.faults] == []
    assert all(one.versions == FEW for one in played)
