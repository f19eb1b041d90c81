"""Pupils of a school's list as candidates: who they are, and how one is recognized."""

from collections.abc import Iterable
from dataclasses import replace

from chalicelib.core.certification.registration import Registration, identity
from chalicelib.core.learner import Learner

_ID_MAX_LENGTH = 50


def registration_of(pupil: Learner) -> Registration:
    """What a school's list says of somebody, whose birth date it must know."""
    if pupil.birth_date is None:
        raise ValueError(f"{pupil.id} has no birth date")
    return Registration(
        first_name=pupil.first_name,
        last_name=pupil.last_name,
        birth_date=pupil.birth_date,
        external_id=pupil.local_id[:_ID_MAX_LENGTH],
        user_id=pupil.user_id,
        school_id=pupil.organization_id,
        learner_id=pupil.id,
        division=pupil.division,
    )


def recognized(one: Registration, born: Iterable[Learner]) -> Registration:
    """The same person, known as the only pupil born that day who is named like that, if any."""
    if one.learner_id:
        return one
    alike = [
        pupil
        for pupil in born
        if pupil.birth_date and identity(registration_of(pupil)) == identity(one)
    ]
    if len(alike) != 1:
        return one
    (pupil,) = alike
    return replace(
        one,
        user_id=pupil.user_id,
        school_id=pupil.organization_id,
        learner_id=pupil.id,
        division=pupil.division,
    )
