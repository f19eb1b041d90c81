"""Which trainings fit somebody: rules by subject and level, on what was shown and what was not."""

from collections.abc import Iterable, Mapping
from itertools import islice

from chalicelib.core.content import Release, Skill, Tutorial
from chalicelib.core.scope import skills_within
from chalicelib.core.target import Threshold, Training

MOST_TRAININGS = 6
MOST_TUTORIALS = 6


def trainings_for(release: Release, held: Mapping[str, bool], *, lang: str) -> tuple[Training, ...]:
    """The trainings whose every threshold fits: the most specific first, in the reader's language.

    `held`: by skill id, of the skills that were looked at. French ones serve where there is none in
    the language.
    """
    fitting = [one for one in release.trainings if is_fitting(one, release, held)]
    own = [one for one in fitting if one.lang == lang] or fitting
    ranked = sorted(own, key=lambda one: (_breadth(one), one.minutes, one.id))
    return tuple(ranked[:MOST_TRAININGS])


def is_fitting(training: Training, release: Release, held: Mapping[str, bool]) -> bool:
    """Does every threshold fit? One whose skills were not looked at does not."""
    return bool(training.thresholds) and all(
        _fits(threshold, release, held) for threshold in training.thresholds
    )


def _fits(threshold: Threshold, release: Release, held: Mapping[str, bool]) -> bool:
    asked = [s.id for s in skills_within(release, threshold.caps) if s.id in held]
    if not asked:
        return False
    share = 100 * sum(held[skill_id] for skill_id in asked) / len(asked)
    return threshold.at_least <= share < threshold.below


def _breadth(training: Training) -> int:
    """How many subjects its rules speak of: the fewer, the closer to what was missed."""
    return len({tube_id for one in training.thresholds for tube_id in one.caps})


def tutorials_for(release: Release, missed: Iterable[Skill]) -> tuple[Tutorial, ...]:
    """What to read about these skills, each once, in their order."""
    ids = dict.fromkeys(
        tutorial_id
        for skill in missed
        for challenge in release.challenges_of(skill.id, pool="training")
        for tutorial_id in challenge.tutorial_ids
    )
    return tuple(release.tutorial(one) for one in islice(ids, MOST_TUTORIALS))
