"""The use case: a release, an experiment, a record."""

from dataclasses import replace

import pytest

from chalicelib.core.calibration import Calibration, ItemParameters, ScaleLink
from chalicelib.core.comparison import Experiment
from chalicelib.core.errors import CalibrationNotFound, UnknownRelease
from chalicelib.core.exposure import PriceList
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.services.simulation import SimulationDoors, compare_rules
from tests.factories import NOW
from tests.fakes.calibration import FakeCalibrations
from tests.fakes.exposure import FakePrices
from tests.fakes.learning import FakeReleases
from tests.simulated_releases import release_of

RELEASE = release_of()
EXPERIMENT = Experiment(policy=Policy(length=8, cap=0.5), people=200)


def doors(**changes: object) -> SimulationDoors:
    given: dict[str, object] = {
        "releases": FakeReleases(RELEASE),
        "drafts": FakeCalibrations(RELEASE.id),
        "prices": FakePrices(),
    }
    return SimulationDoors(**{**given, **changes})  # type: ignore[arg-type]


def test_a_release_is_compared_under_its_own_name() -> None:
    found = compare_rules(doors(), (RELEASE.id, ""), EXPERIMENT)
    assert found.subject.release_id == RELEASE.id
    assert (found.subject.items, found.subject.competences, found.subject.tubes) == (48, 4, 12)
    assert found.item_ids == tuple(one.id for one in RELEASE.challenges)
    assert found == compare_rules(doors(), (RELEASE.id, ""), EXPERIMENT)


def test_a_draft_is_tried_before_anybody_activates_it() -> None:
    sharper = {
        one.id: ItemParameters(2.0 * one.a, one.b, 0.1, 0.1, 900) for one in RELEASE.challenges
    }
    draft = Calibration(RELEASE.id, NOW, "bayes-modal-2pl", ScaleLink("", 1.0, 0.0, 9, 0), sharper)
    drafts = FakeCalibrations(RELEASE.id)
    drafts.add(draft, {})
    before = compare_rules(doors(), (RELEASE.id, ""), EXPERIMENT).conduct("ours")
    after = compare_rules(doors(drafts=drafts), (RELEASE.id, draft.id), EXPERIMENT)
    ours = after.conduct("ours")
    assert after.subject.calibration_id == draft.id
    assert before is not None
    assert ours is not None
    assert ours.measures.overall.rmse < 0.8 * before.measures.overall.rmse


def test_prices_of_the_release_are_where_its_tests_start() -> None:
    dear = {one.id: 5.0 for one in RELEASE.challenges[:2]}
    prices = FakePrices([PriceList(RELEASE.id, "training", dear, tests=0, counted_until=NOW)])
    found = compare_rules(doors(prices=prices), (RELEASE.id, ""), EXPERIMENT).conduct("ours")
    assert found is not None
    assert found.exposure[:2] == (0.0, 0.0)


def test_who_needs_accessible_questions_is_simulated_on_those_only() -> None:
    closed = tuple(
        replace(one, is_accessible=place % 2 == 0) for place, one in enumerate(RELEASE.challenges)
    )
    releases = FakeReleases(replace(RELEASE, challenges=closed))
    experiment = replace(EXPERIMENT, needs_accessible=True)
    found = compare_rules(doors(releases=releases), (RELEASE.id, ""), experiment)
    assert all(sum(one.exposure[1::2]) == 0 for one in found.conducts)


def test_what_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownRelease):
        compare_rules(doors(), ("elsewhere", ""), EXPERIMENT)
    with pytest.raises(CalibrationNotFound):
        compare_rules(doors(), (RELEASE.id, "f" * 16), EXPERIMENT)
