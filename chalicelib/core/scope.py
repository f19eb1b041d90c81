"""What a test over several competences asks for: some subjects, each up to a level."""

from collections.abc import Mapping

from chalicelib.core.content import Release, Skill


def scope_of(release: Release, caps: Mapping[str, int]) -> str:
    """Compact text of the caps: one digit a tube of the release, in order, 0 for "not asked"."""
    return "".join(str(caps.get(tube.id, 0)) for tube in release.tubes)


def skills_in(release: Release, scope: str) -> tuple[Skill, ...]:
    """The skills that a scope of this release asks for, in the release's order."""
    digits = zip(release.tubes, scope, strict=True)
    return skills_within(release, {tube.id: int(digit) for tube, digit in digits})


def skills_within(release: Release, caps: Mapping[str, int]) -> tuple[Skill, ...]:
    """The skills of the tubes of `caps`, up to their level, in the release's order."""
    return tuple(skill for skill in release.skills if skill.level <= caps.get(skill.tube_id, 0))
