"""What somebody could learn from next, by what they have shown so far."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.core.knowledge import current
from chalicelib.core.recommendation import trainings_for
from chalicelib.core.target import Training
from chalicelib.ports import Profiles, Releases


@dataclass(frozen=True, slots=True)
class TrainingDoors:
    """What somebody has shown, and what there is to learn from."""

    profiles: Profiles
    releases: Releases


def list_trainings(doors: TrainingDoors, user_id: str, *, lang: str) -> Sequence[Training]:
    """The trainings that fit the whole profile: tests of competences and campaigns alike."""
    held = {
        element.skill_id: element.is_validated
        for profile in doors.profiles.list_of(user_id)
        for element in current(doors.profiles.elements(user_id, profile.competence_id))
    }
    return trainings_for(doors.releases.current(), held, lang=lang)
