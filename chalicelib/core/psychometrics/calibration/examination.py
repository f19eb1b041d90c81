"""What a draft calibration is examined for: fit, fairness, drift, people, information."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chalicelib.core.psychometrics.calibration.dif import (
    abilities_by_group,
    differential_functioning,
)
from chalicelib.core.psychometrics.calibration.drift import drift
from chalicelib.core.psychometrics.calibration.item_fit import item_fit
from chalicelib.core.psychometrics.calibration.study import (
    Former,
    Found,
    Observed,
    Table,
    bank_information,
    changes,
    median_seconds,
    observe,
)
from chalicelib.core.psychometrics.calibration.surprises import Surprises, surprises
from chalicelib.core.psychometrics.model import Floats, Indexes

LEVEL = 0.01
NOTICEABLE, LARGE = 0.05, 0.10
"""Root mean square distance between two curves, in probability: five points, ten points."""

THETA = np.linspace(-4.0, 4.0, 81, dtype=np.float64)
PEOPLE_EDGES = np.linspace(-4.0, 4.0, 33, dtype=np.float64)


@dataclass(frozen=True, eq=False)
class Effects:
    """(J,) sizes, p-values (NaN: nothing could be tested), gravity: 0 none, 1 moderate, 2 large."""

    size: Floats
    p_value: Floats
    gravity: Indexes


@dataclass(frozen=True, eq=False)
class Examined:
    """All that was looked at; `information` : (T, 3) theta, before, after."""

    observed: Observed
    change: Floats
    seconds: Floats
    information: Floats
    people_edges: Floats
    people: Floats
    surprises: Surprises
    fit: Effects | None = None
    dif: Effects | None = None
    drift: Effects | None = None


def examine(table: Table, found: Found, former: Former, *, groups: Sequence[int]) -> Examined:
    """Everything a report shows.

    Parameters
    ----------
    table : M answers to J items. `found`, `former` : the J items as estimated, and before.
    groups : the codes of the two groups to compare, the reference first, or nothing.
    """
    observed = observe(table, found)
    before = bank_information(THETA, former.items)
    after = bank_information(THETA, found.items)
    inside = np.clip(found.abilities.means, PEOPLE_EDGES[0], PEOPLE_EDGES[-1])
    people = np.histogram(inside[np.unique(table.examinee)], PEOPLE_EDGES)[0]
    return Examined(
        observed=observed,
        change=changes(found, former, observed.density),
        seconds=median_seconds(table, len(found.items)),
        information=np.stack([THETA, before, after], axis=1),
        people_edges=PEOPLE_EDGES,
        people=people.astype(np.float64),
        fit=_fit(table, found),
        dif=_dif(table, found, groups) if len(groups) > 1 else None,
        drift=_drift(found, former),
        surprises=surprises(table, found, observed),
    )


def _dif(table: Table, found: Found, groups: Sequence[int]) -> Effects:
    """Positive: harder for the second group, at equal ability."""
    members = table.group_of_people()
    rows = table.where(np.isin(members[table.examinee], groups))
    is_focal = members == groups[1]
    own = abilities_by_group(found.abilities, is_focal, log_prior=found.log_prior)
    dif = differential_functioning(rows.responses(len(found.items)), own, is_focal)
    gravity = (dif.classes == "B") + 2 * (dif.classes == "C")
    return Effects(-dif.shift, dif.uniform_p, gravity.astype(np.intp))


def _drift(found: Found, former: Former) -> Effects | None:
    """Positive: harder than at the last calibration, in probability of success."""
    both = np.flatnonzero(found.is_estimated & former.is_measured)
    if not len(both):
        return None
    seen = drift(former.items.only(both), found.items.only(both))
    size, p_value = (np.full(len(found.items), np.nan) for _ in range(2))
    size[both] = -np.copysign(seen.effect, seen.change)
    p_value[both] = seen.p_value
    return _graded(size, p_value, moderate=NOTICEABLE, large=LARGE)


def _graded(size: Floats, p_value: Floats, *, moderate: float, large: float) -> Effects:
    """Beyond chance and of a size that matters."""
    is_real = p_value < LEVEL
    gravity = np.where(is_real, np.digitize(np.abs(size), [moderate, large]), 0)
    return Effects(size, p_value, gravity.astype(np.intp))


def _fit(table: Table, found: Found) -> Effects:
    """Of scored and seeded items apart: the first are in the abilities, the second are not."""
    size, p_value = (np.full(len(found.items), np.nan) for _ in range(2))
    for chosen, is_counted in ((found.is_estimated, True), (found.is_pretest, False)):
        rows = table.where(chosen[table.item])
        if not len(rows):
            continue
        fit = item_fit(
            rows.responses(len(found.items)),
            found.abilities,
            (found.items.a, found.items.b),
            is_counted=is_counted,
            is_estimated=True,
        )
        size[chosen], p_value[chosen] = fit.effect[chosen], fit.p_value[chosen]
    return _graded(size, p_value, moderate=NOTICEABLE, large=LARGE)
