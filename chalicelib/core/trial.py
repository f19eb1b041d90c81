"""Runs a comparison: three rules, one bank, the same people with the same luck."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from chalicelib.core.comparison import (
    RULES,
    Comparison,
    Conduct,
    Experiment,
    Impossible,
    Rule,
    Shelf,
    Spot,
    Subject,
    Supply,
)
from chalicelib.core.errors import NoItemLeft, QuotasNotMet

if TYPE_CHECKING:  # numpy takes 80 ms to load: only those who simulate wait for it
    from chalicelib.core.psychometrics.bank import ItemBank
    from chalicelib.core.psychometrics.measures import SimulationResult
    from chalicelib.core.psychometrics.model import Floats, Mask
    from chalicelib.core.psychometrics.policy import Policy

WARM_UP = 1_000
"""Tests taken before those that are measured: prices go on from where the service left them."""
FIRST_SHARE = 0.51
"""Probability with which the incumbent asks the best item, as published for development."""
EDGES = tuple(-3.0 + 0.5 * place for place in range(13))
FEWEST = 60
"""Fewer people than that are no group to draw."""
INFORMATION_AT = tuple(-4.0 + 0.25 * place for place in range(33))

Told = Callable[[Rule, int], None]


@dataclass(frozen=True, slots=True)
class Setup:
    """A bank, what may be asked of it, and where its prices start (by item id)."""

    bank: "ItemBank"
    subject: Subject
    prices: Mapping[str, float]


def compared(setup: Setup, experiment: Experiment, *, told: Told | None = None) -> Comparison:
    """The record of the experiment; the same twice is the same.

    Raises `QuotasNotMet` when there is nothing to ask at all, `InvalidScale` for an unknown
    population. A rule that the bank cannot serve is in `impossible`.
    """
    run = _Run.of(setup, experiment, told or _deaf)
    found = [one for rule in RULES for one in _attempted(run, rule)]
    return Comparison(
        subject=setup.subject,
        experiment=experiment,
        warm_up=WARM_UP,
        cuts=_cuts(),
        conducts=tuple(one for one in found if isinstance(one, Conduct)),
        impossible=tuple(one for one in found if isinstance(one, Impossible)),
        supply=_supply(run),
        item_ids=tuple(item.id for item in setup.bank.items),
    )


def _deaf(rule: Rule, done: int) -> None:
    del rule, done


@dataclass(frozen=True, slots=True, eq=False)
class _Run:
    """What the rules share: (N,) people, and (J,) what may be asked of them."""

    setup: Setup
    experiment: Experiment
    told: Told
    people: "Floats"
    eligible: "Mask"

    @classmethod
    def of(cls, setup: Setup, experiment: Experiment, told: Told) -> "_Run":
        from chalicelib.core.psychometrics.populations import drawn, named

        eligible = setup.bank.eligible(
            lang=experiment.lang, needs_accessible=experiment.needs_accessible
        )
        if not eligible.any():
            raise QuotasNotMet(f"no item to ask in {setup.subject.name}")
        law = named(experiment.population)
        return cls(
            setup=setup,
            experiment=experiment,
            told=told,
            people=drawn(law, WARM_UP + experiment.people, seed=experiment.seed),
            eligible=eligible,
        )


def _attempted(run: _Run, rule: Rule) -> list[Conduct | Impossible]:
    """How the rule did, and the same tests again under the score that is reported."""
    try:
        result = _simulated(run, rule)
    except (QuotasNotMet, NoItemLeft) as error:
        return [_impossible(run, rule, error.code)]
    found: list[Conduct | Impossible] = [_conduct(rule, result)]
    return [*found, _conduct("reported", _reported(run, result))] if rule == "ours" else found


def _simulated(run: _Run, rule: Rule) -> "SimulationResult":
    """All the tests but those of the warm-up."""
    found = _incumbent(run) if rule == "incumbent" else _adaptive(run, rule)
    return found.only(slice(WARM_UP, None))


def _adaptive(run: _Run, rule: Rule) -> "SimulationResult":
    from chalicelib.core.psychometrics.simulation import simulate
    from chalicelib.core.psychometrics.supply import prices_of

    return simulate(
        run.setup.bank,
        policy_of(run.experiment, rule),
        run.people,
        seed=run.experiment.seed,
        prices=prices_of(run.setup.bank, run.setup.prices),
        eligible=run.eligible,
        told=lambda done: run.told(rule, done),
    )


def _incumbent(run: _Run) -> "SimulationResult":
    from chalicelib.core.psychometrics.flash import FlashPolicy
    from chalicelib.core.psychometrics.simulation_flash import simulate_incumbent

    length = run.experiment.policy.length
    return simulate_incumbent(
        run.setup.bank,
        FlashPolicy(length=length, minimum_answers=min(20, length), first_share=FIRST_SHARE),
        run.people,
        seed=run.experiment.seed,
        eligible=run.eligible,
        told=lambda done: run.told("incumbent", done),
    )


def _reported(run: _Run, result: "SimulationResult") -> "SimulationResult":
    from chalicelib.core.psychometrics.reported import reported

    theta, standard_error = reported(run.setup.bank, result)
    return replace(result, theta=theta, standard_error=standard_error)


def policy_of(experiment: Experiment, rule: Rule) -> "Policy":
    """The policy of our rule, or the same test without any constraint."""
    if rule == "ours":
        return experiment.policy
    return replace(
        experiment.policy,
        per_competence=0,
        per_tube=0,
        cap=None,
        look_ahead=0.0,
        randomesque=1,
        pretest_share=0.0,
    )


def _conduct(rule: Rule, result: "SimulationResult") -> Conduct:
    from chalicelib.core.psychometrics.measures import exposure, measured

    return Conduct(
        rule=rule,
        measures=measured(result, cuts=_cuts()),
        profile=tuple(_profile(result)),
        exposure=tuple(exposure(result).tolist()),
    )


def _profile(result: "SimulationResult") -> list[Spot]:
    """From the least to the most able, by half units."""
    from chalicelib.core.psychometrics.measures import precision, use
    from chalicelib.core.psychometrics.supply import groups

    found = []
    for member in groups(result.true_theta, EDGES):
        tests = result.only(member)
        if len(tests) >= FEWEST:
            seen = precision(tests, cuts=())
            spot = Spot(
                theta=float(tests.true_theta.mean()),
                people=len(tests),
                bias=seen.bias,
                rmse=seen.rmse,
                coverage=seen.coverage,
                overlap=use(tests).overlap,
            )
            found.append(spot)
    return found


def _impossible(run: _Run, rule: Rule, code: str) -> Impossible:
    from chalicelib.core.psychometrics.selection import room

    bank, policy = run.setup.bank, run.experiment.policy
    fitting = room(bank, policy, run.eligible)
    wanted = _places(run)
    short = [
        id_
        for id_, count in zip(bank.competence_ids, fitting.tolist(), strict=True)
        if policy.per_competence and count < wanted
    ]
    return Impossible(rule, code, int(fitting.sum()), tuple(short))


def _supply(run: _Run) -> Supply:
    from chalicelib.core.psychometrics import supply

    bank, policy, abilities = run.setup.bank, run.experiment.policy, supply.ABILITIES
    people = supply.shares(run.people, abilities).tolist()
    quota = _places(run)
    needed = [supply.needed(policy, share, quota=quota) for share in people]
    all_useful = supply.useful(bank, abilities, eligible=run.eligible)
    counts = supply.per_competence(bank, run.eligible)
    ids = bank.competence_ids
    if not policy.per_competence:
        all_useful, counts, ids = all_useful.sum(axis=0)[None], counts.sum()[None], ("",)
    information = supply.pool_information(bank, INFORMATION_AT, eligible=run.eligible)
    return Supply(
        abilities=abilities,
        people=tuple(people),
        needed=tuple(needed),
        needed_in_all=supply.needed(policy, 1.0, quota=quota),
        shelves=tuple(
            Shelf(id_, count, tuple(row), tuple(map(int.__lt__, row, needed)))
            for id_, count, row in zip(ids, counts.tolist(), all_useful.tolist(), strict=True)
        ),
        information=tuple(zip(INFORMATION_AT, information.tolist(), strict=True)),
    )


def _places(run: _Run) -> int:
    """What a test asks of each competence, or of the whole bank when it has no quotas."""
    policy, competences = run.experiment.policy, len(run.setup.bank.competence_ids)
    if not policy.per_competence:
        return policy.length
    return min(policy.per_competence, ceil(policy.length / competences))


def _cuts() -> tuple[float, ...]:
    """Where the levels of a whole test begin, by default."""
    from chalicelib.core.psychometrics.scale import Scale

    return Scale().inner_bounds
