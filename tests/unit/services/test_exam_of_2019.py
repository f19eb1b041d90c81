"""An exam that confirms a profile: what the person has shown, and what they answered right."""

from dataclasses import replace

import pytest

from chalicelib.core.assessment import Event
from chalicelib.core.certif_errors import NotCertifiable
from chalicelib.core.certification.exam import Start
from chalicelib.core.content import PIX_UNIT, Release
from chalicelib.core.knowledge import KnowledgeElement
from chalicelib.core.scoring import CompetenceProfile
from tests.exam_rooms import EXAM, ExamRoom
from tests.factories import NOW, challenge, header, release
from tests.fakes.learning import FakeAssessments, FakeProfiles, FakeReleases
from tests.session_factories import SESSION

HELD = ("mots-1", "mots-2", "sources-1", "sources-2", "sources-3")
"""Of competence 1.1: twenty pix, level 2."""


def twice() -> Release:
    """Two challenges of every skill."""
    skills = [skill.id for skill in release().skills]
    return release(challenges=[challenge(id_, letter) for id_ in skills for letter in "ab"])


def room(*, answered: str = "", held: tuple[str, ...] = HELD) -> ExamRoom:
    """A room of 2019; the candidate holds these skills, by the challenges of these letters."""
    profiles, assessments = FakeProfiles(), FakeAssessments()
    found = ExamRoom()
    found.sessions.save(replace(found.sessions.get(SESSION), version_id="2019"))
    elements = [KnowledgeElement(id_, "validated", "direct", 4 * PIX_UNIT, NOW) for id_ in held]
    shown = CompetenceProfile("zoe", "1.1", release().id, exact_pix=20 * PIX_UNIT)
    profiles.save(shown, elements)
    for place, letter in enumerate(answered):
        _answered_right(assessments, profiles, f"t{place}", letter=letter)
    profiles.register("zoe", "announced and never opened")
    found.doors = replace(
        found.doors, profiles=profiles, assessments=assessments, releases=FakeReleases(twice())
    )
    return found


def _answered_right(
    assessments: FakeAssessments, profiles: FakeProfiles, test_id: str, *, letter: str
) -> None:
    """A test in which every skill held was asked by that challenge and answered right."""
    first, *others = [f"{id_}{letter}" for id_ in HELD]
    assessments.open(replace(header(), id=test_id, owner_id="zoe", first_challenge_id=first))
    for place, following in enumerate([*others, None], 1):
        event = Event(place, "answer", NOW, outcome="ok", next_challenge_id=following)
        assessments.append(test_id, event)
    profiles.register("zoe", test_id)


def started(found: ExamRoom) -> Start:
    found.enter("laptop")
    found.act("confirm")
    found.act("let_in")
    found.start("laptop")
    start = found.look("laptop").start
    assert start is not None
    return start


def test_an_exam_of_2019_asks_the_hardest_skills_that_the_person_holds() -> None:
    start = started(room())
    assert (start.version_id, start.length) == ("2019", 3)
    assert start.profile == {"1.1": (2, 20)}
    assert start.plan[0][:-1] == "sources-3"
    assert {id_[:-1] for id_ in start.plan[1:]} == {"mots-2", "sources-2"}


@pytest.mark.parametrize(("answered", "asked"), [("a", "b"), ("b", "a")])
def test_challenges_answered_right_before_are_not_asked(answered: str, asked: str) -> None:
    assert {id_[-1] for id_ in started(room(answered=answered)).plan} == {asked}


def test_who_answered_all_of_them_right_is_asked_any() -> None:
    assert len(started(room(answered="ab")).plan) == 3


def test_who_holds_nothing_has_no_exam_to_start() -> None:
    empty = room(held=())
    with pytest.raises(NotCertifiable):
        started(empty)
    assert empty.exams.get(EXAM)[1][-1].kind == "let_in"
