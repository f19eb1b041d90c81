"""Our rule for a competence test beside the incumbent's, on the same people in one run.

Each figure about agreement or error is the worse of the two truths of `tests.competence_tests`.
"""

from collections.abc import Sequence

from tests.bench.figures import Figure
from tests.competence_tests import (
    TRUTHS,
    Comparison,
    Ground,
    compared,
    release_grounds,
    simulated_ground,
)

PEER = "the incumbent's rule, same people"
SEED = 5000
OWN_PEOPLE = 400
SIMULATED_PEOPLE = 600
SIMULATED = range(11, 15)
"""None of them served to choose the numbers of the rule; the release, being one, did."""


def measure() -> dict[str, Figure]:
    """Questions, agreement of level and error of pix, on the release and on simulated content."""
    simulated = [simulated_ground(seed) for seed in SIMULATED]
    _, figures = _bank("own", release_grounds(), count=OWN_PEOPLE)
    big, more = _bank("simulated", simulated, count=SIMULATED_PEOPLE)
    at_15 = min(big.gain(truth, at_15=True) for truth in TRUTHS)
    return figures | more | {"engine.self_assessment_agreement_gain_at_15": Figure(at_15, "points")}


def _bank(
    name: str, grounds: Sequence[Ground], *, count: int
) -> tuple[Comparison, dict[str, Figure]]:
    found = compared(grounds, count, SEED)
    theirs, ours = found.questions
    return found, {
        f"engine.self_assessment_questions_ratio_{name}": Figure(
            found.ratio, "ratio", PEER, ours / theirs
        ),
        f"engine.self_assessment_agreement_gain_{name}": Figure(
            min(found.gain(truth) for truth in TRUTHS), "points"
        ),
        f"engine.self_assessment_rmse_ratio_{name}": Figure(
            max(found.rmse_ratio(truth) for truth in TRUTHS), "ratio"
        ),
    }
