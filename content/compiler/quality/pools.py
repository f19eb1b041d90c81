"""Whether each pool can hold a whole exam for people of every level."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chalicelib.core.certification.versions import exam_policy
from chalicelib.core.content import Pool, Release
from chalicelib.core.exposure import bank_of
from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.selection import room
from content.compiler.priors import ability_of

POOLS: tuple[Pool, ...] = ("training", "exam")
LEVELS = range(8)
REACH = 1.4
"""Logits: farther from a person than a level and a half, a question tells little about them."""


@dataclass(frozen=True)
class PoolReport:
    """A pool: its size, by level, and for people of which level a whole exam cannot be drawn."""

    items: int
    by_level: dict[int, int]
    fitting: dict[int, int]
    short: dict[int, list[str]]
    length: int

    @property
    def serves_all(self) -> bool:
        """Whether a whole exam within reach exists at every level."""
        return not self.short


def pool_report(release: Release, pool: Pool) -> PoolReport:
    """What the pool holds, and what an exam of the default version could take at each level."""
    bank, policy = bank_of(release, pool), exam_policy(release)
    levels = {skill.id: skill.level for skill in release.skills}
    counted = Counter(levels[one.skill_id] for one in release.challenges if one.pool == pool)
    rooms = {level: _room(bank, policy, level) for level in LEVELS} if len(bank) else {}
    fitting = {level: sum(room.values()) for level, room in rooms.items()}
    short = {
        level: _short(rooms[level], policy, release)
        for level in fitting
        if fitting[level] < policy.length
    }
    return PoolReport(len(bank), dict(sorted(counted.items())), fitting, short, policy.length)


def _room(bank: ItemBank, policy: Policy, level: int) -> dict[str, int]:
    """Questions within reach of this level that one exam can hold, by competence."""
    difficulty = np.array([item.b for item in bank.items])
    near = np.abs(difficulty - ability_of(level)) <= REACH
    return dict(zip(bank.competence_ids, map(int, room(bank, policy, near)), strict=True))


def _short(fitting: dict[str, int], policy: Policy, release: Release) -> list[str]:
    wanted = policy.per_competence or 0
    known: Sequence[str] = [competence.id for competence in release.competences]
    return [id_ for id_ in known if fitting.get(id_, 0) < wanted]
