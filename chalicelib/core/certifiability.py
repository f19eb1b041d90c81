"""Who may be certified, and what the others still lack."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chalicelib.core.scoring import CompetenceProfile, Rules, certifiable_count, score


@dataclass(frozen=True, slots=True)
class Certifiability:
    """Where one person stands; `missing`: the competences not yet at the level that counts."""

    is_certifiable: bool
    certifiable_competences: int
    missing: tuple[str, ...]


def levels_of(profiles: Sequence[CompetenceProfile], rules: Rules) -> dict[str, int]:
    """Level by competence, those of level 0 left out."""
    levels = {
        one.competence_id: score(one.exact_pix, max_level=rules.max_level).level for one in profiles
    }
    return {competence_id: level for competence_id, level in sorted(levels.items()) if level}


def certifiability(
    levels: Mapping[str, int], competence_ids: Sequence[str], rules: Rules
) -> Certifiability:
    """What some levels allow, in a framework of these competences."""
    count = certifiable_count(list(levels.values()), rules=rules)
    return Certifiability(
        is_certifiable=count >= rules.certifiable_competences,
        certifiable_competences=count,
        missing=tuple(i for i in competence_ids if levels.get(i, 0) < rules.certifiable_level),
    )
