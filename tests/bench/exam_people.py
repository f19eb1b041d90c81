"""2,000 people of known ability through the exam's own code, on two banks; variants beside them.

The simulator of `tests.bench.engine` takes tests in lock-step; here each answer goes through the
acts, the choice and the score that candidates get. Both are given the same people and luck.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import numpy as np

from chalicelib.adapters.release import release_from
from chalicelib.core.certification.scored import result_of
from chalicelib.core.certification.versions import flash_policy, policy_of, scale_of
from chalicelib.core.content import Challenge, Release
from chalicelib.core.psychometrics.measures import SimulationResult, exposure, precision, use
from chalicelib.core.psychometrics.model import Floats
from chalicelib.core.psychometrics.reported import reported
from chalicelib.core.psychometrics.scale import level_of
from chalicelib.core.psychometrics.simulation import simulate
from chalicelib.core.psychometrics.simulation_flash import simulate_incumbent
from content.compiler.prices import starting_prices
from tests.banks import engine_bank, people
from tests.bench.figures import Figure, cpu_ms
from tests.exam_grounds import offered, version
from tests.exam_people import AN_HOUR, Crowd, Crowding, reference_release, sat_by
from tests.sittings import Hall, relabelled

RELEASES = Path("build/release")
PEOPLE = 2_000
INCUMBENTS = 1_000
VARIANTS = 60
CROWDING = Crowding(seed=3, reports=0.005)
QUANTILES = {"max": 1.0, "p99": 0.99, "p90": 0.9, "median": 0.5}
SIMULATED = "the simulator, the same people"
RULE = "the incumbent's rule"


def measure() -> dict[str, Figure]:
    """Every figure, by bank: `release` is the pool of the service, `reference` the made-up one."""
    found: dict[str, Figure] = {}
    for name, hall in (
        ("release", Hall(offered("2024"), _released())),
        ("reference", Hall(version("2024"), reference_release(engine_bank()))),
    ):
        found |= _named(name, _measured(hall))
    return found | _named("incumbent", _incumbents()) | _named("variants", _variants()) | speeds()


def speeds() -> dict[str, Figure]:
    """CPU of the choice after 31 answers, and of a whole score, of 2,000 questions."""
    release = reference_release(engine_bank())
    found: dict[str, Figure] = {}
    for name, version_id in (("reference", "2024"), ("incumbent", "incumbent")):
        sitting = Hall(version(version_id), release).sitting("e")
        sitting.answer_all(lambda asked: asked.b < 0.0, at_most=31)
        last = replace(sitting.exam)
        sitting.answer(is_right=True)
        choosing = cpu_ms(partial(sitting.choose, last), times=20, before=_nothing)
        whole = partial(result_of, sitting.hall.version, release, sitting.exam)
        scoring = cpu_ms(whole, times=1, before=_nothing)
        found |= _named(
            name,
            {"choose_ms": Figure(choosing, "ms of CPU"), "score_ms": Figure(scoring, "ms of CPU")},
        )
    return found


def _nothing() -> None:
    """Nothing to prepare."""


def _named(name: str, figures: Mapping[str, Figure]) -> dict[str, Figure]:
    return {f"exam_people.{name}.{key}": figure for key, figure in figures.items()}


@cache
def _released() -> Release:
    release_id = (RELEASES / "current").read_text("ascii").strip()
    packed = (RELEASES / release_id / "release.json.gz").read_bytes()
    return release_from(packed, release_id=release_id)


def _measured(hall: Hall) -> dict[str, Figure]:
    theta = people(PEOPLE)
    crowd, theirs = sat_by(hall, theta, CROWDING), _simulated_incumbents(hall, theta)
    return _precision(crowd, hall) | _shares(crowd, theirs) | _neighbours(crowd) | _faults(crowd)


def _simulated_incumbents(hall: Hall, theta: Floats) -> SimulationResult:
    policy = flash_policy(version("incumbent"))
    return simulate_incumbent(hall.bank, policy, theta, seed=CROWDING.seed)


def _precision(crowd: Crowd, hall: Hall) -> dict[str, Figure]:
    """Of the reported score; the peer is the same score of the simulator's tests."""
    found = precision(crowd.exams, cuts=scale_of(hall.version).inner_bounds)
    simulated = _simulated_rmse(hall, crowd.exams.true_theta)
    return {
        "bias": Figure(found.bias, "theta"),
        "bias_error": Figure(found.rmse / PEOPLE**0.5, "theta, Monte Carlo"),
        "rmse": Figure(found.rmse, "theta", SIMULATED, found.rmse / simulated),
        "rmse_error": Figure(found.rmse_error, "theta, Monte Carlo"),
        "coverage95": Figure(100 * found.coverage, "%"),
        "level_exact": Figure(100 * found.level_exact, "% of the people"),
        "level_within_one": Figure(100 * found.level_adjacent, "% of the people"),
        "competence_level_within_one": Figure(
            100 * _competences_within_one(crowd, hall), "% of their competences"
        ),
    }


def _simulated_rmse(hall: Hall, theta: Floats) -> float:
    policy = policy_of(hall.version)
    found = simulate(
        hall.bank,
        policy,
        theta,
        seed=CROWDING.seed,
        prices=starting_prices(hall.bank, policy),
        renewed_every=AN_HOUR,
    )
    estimate, _ = reported(hall.bank, found)
    return float(np.sqrt(((estimate - theta) ** 2).mean()))


def _competences_within_one(crowd: Crowd, hall: Hall) -> float:
    """People are as able everywhere: the truth of a competence is their own."""
    scale = scale_of(hall.version)
    near = [
        abs(level - level_of(theta, scale.cuts_of(id_))) <= 1
        for theta, result in zip(crowd.exams.true_theta.tolist(), crowd.results, strict=True)
        for id_, level in result.levels.items()
    ]
    return float(np.mean(near))


def _shares(crowd: Crowd, theirs: SimulationResult) -> dict[str, Figure]:
    """Share of the exams in which each question is: the most seen, then quantiles."""
    ours, peers = exposure(crowd.exams), exposure(theirs)
    return {
        f"share_{name}": Figure(
            float(np.quantile(ours, at)),
            "share of the exams",
            RULE if peers_at else None,
            float(np.quantile(ours, at)) / peers_at if peers_at else None,
        )
        for name, at in QUANTILES.items()
        for peers_at in (float(np.quantile(peers, at)),)
    } | {"unused": Figure(100 * use(crowd.exams).unused, "% of the questions")}


def _neighbours(crowd: Crowd) -> dict[str, Figure]:
    unit = "share of their questions"
    return {
        "shared_by_neighbours": Figure(crowd.shared(), unit),
        "shared_by_the_most_alike_of_a_room": Figure(crowd.alike(), unit),
        "shared_at_the_same_place": Figure(crowd.shared_at_once(), unit),
        "same_first_question": Figure(crowd.same_start(), "share of neighbours"),
    }


def _faults(crowd: Crowd) -> dict[str, Figure]:
    return {
        "reports": Figure(crowd.reports, f"in {len(crowd.results)} exams"),
        "relaxed": Figure(crowd.relaxed, "exams with a report, beyond quotas"),
        "violations": Figure(crowd.wrong.total(), f"in {len(crowd.results)} exams"),
    }


def _incumbents() -> dict[str, Figure]:
    """The version under the incumbent's rule, through the same code."""
    hall = Hall(offered("incumbent"), _released())
    crowd = sat_by(hall, people(INCUMBENTS), CROWDING)
    found = precision(crowd.exams, cuts=scale_of(hall.version).inner_bounds)
    simulated = precision(_simulated_incumbents(hall, people(INCUMBENTS))).rmse
    return {
        "bias": Figure(found.bias, "theta"),
        "rmse": Figure(found.rmse, "theta", SIMULATED, found.rmse / simulated),
        "rmse_error": Figure(found.rmse_error, "theta, Monte Carlo"),
        "level_within_one": Figure(100 * found.level_adjacent, "% of the people"),
        "share_max": Figure(float(exposure(crowd.exams).max()), "share of the exams"),
        "violations": Figure(crowd.wrong.total(), f"in {INCUMBENTS} exams"),
    }


def _variants() -> dict[str, Figure]:
    """In English, with needs, with many reports: what no exam may do, counted over all of them."""
    mixed = _mixed()
    crowds = [
        sat_by(
            Hall(version(version_id), mixed),
            people(VARIANTS),
            replace(CROWDING, lang=lang, needs_accessible=needs, reports=0.1),
        )
        for version_id in ("2024", "incumbent")
        for lang in ("fr", "en")
        for needs in (False, True)
    ]
    exams = sum(len(crowd.results) for crowd in crowds)
    return {
        "reports": Figure(sum(crowd.reports for crowd in crowds), f"in {exams} exams"),
        "relaxed": Figure(sum(crowd.relaxed for crowd in crowds), "exams with a report"),
        "violations": Figure(sum(one.wrong.total() for one in crowds), f"in {exams} exams"),
    }


def _mixed() -> Release:
    """The made-up bank, a third of it in English, two thirds of it accessible."""

    def lang(_: Challenge, place: int) -> str:
        return "en" if place // 16 % 3 == 0 else "fr"

    def is_accessible(_: Challenge, place: int) -> bool:
        return place // 48 % 3 != 0

    return relabelled(
        reference_release(engine_bank(size=960)), lang=lang, is_accessible=is_accessible
    )
