"""Certification versions of a release: which there are, and what the engine is given of them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from chalicelib.core.certif_errors import UnknownExamVersion
from chalicelib.core.certification.historic import CHALLENGES
from chalicelib.core.content import Challenge, Release
from chalicelib.core.errors import QuotasNotMet
from chalicelib.core.exam_version import ExamVersion
from chalicelib.core.item_pool import ItemPool, Wanted
from chalicelib.core.psychometrics.policy import Policy

if TYPE_CHECKING:  # numpy takes 80 ms to load: only those who choose or score wait for it
    from chalicelib.core.psychometrics.flash import FlashPolicy
    from chalicelib.core.psychometrics.scale import Scale

LANGS = ("fr", "en")
_NO_LIMIT = 1_000


def default_version(release: Release) -> ExamVersion:
    """The version that a session gets unless it names another; raises `UnknownExamVersion`."""
    if not release.exam_versions:
        raise UnknownExamVersion(f"{release.id}: no exam")
    return release.exam_versions[0]


def version_of(release: Release, version_id: str) -> ExamVersion:
    """The version of that id; raises `UnknownExamVersion`."""
    found = (version for version in release.exam_versions if version.id == version_id)
    version = next(found, None)
    if version is None:
        raise UnknownExamVersion(version_id)
    return version


def exam_policy(release: Release) -> Policy:
    """The rules that prices are made for: the default version's; the usual ones without it."""
    return policy_of(default_version(release)) if release.exam_versions else Policy()


def policy_of(version: ExamVersion) -> Policy:
    """The rules of the version as the engine's."""
    if version.kind == "adaptive":
        return Policy(
            length=version.length,
            per_competence=version.per_competence,
            per_tube=version.per_tube,
            cap=version.cap,
            look_ahead=version.look_ahead,
            jitter=version.jitter,
            randomesque=version.randomesque,
        )
    is_drawn = version.kind == "historic"
    return Policy(
        length=version.length,
        per_competence=CHALLENGES if is_drawn else 0,
        per_tube=0 if is_drawn else version.per_tube,
        cap=None,
        look_ahead=0.0,
    )


def flash_policy(version: ExamVersion) -> "FlashPolicy":
    """The rules of the version as the incumbent's."""
    from chalicelib.core.psychometrics.flash import FlashPolicy

    return FlashPolicy(
        length=version.length,
        minimum_answers=version.minimum_answers,
        spacing=version.spacing,
        one_per_tube=version.per_tube == 1,
        variation=version.variation,
        start=version.start,
        first_share=version.first_share,
    )


def scale_of(version: ExamVersion) -> "Scale":
    """From abilities to pix and levels, as the version says."""
    from chalicelib.core.psychometrics.scale import Scale

    return Scale(
        id=version.id,
        bounds=version.bounds,
        weights=version.weights,
        cuts=version.cuts,
        competence_cuts=version.competence_cuts,
    )


def wanted_of(
    version: ExamVersion, *, lang: str, needs_accessible: bool = False
) -> Iterator[Wanted]:
    """What to ask of the bank, from the whole rule to the least of it.

    A pool in which no whole test fits is asked more than once of a subject, then of a competence,
    before anybody is asked what they cannot read or reach.
    """
    for policy in relaxed(policy_of(version)):
        yield Wanted(version.pool, policy, lang=lang, needs_accessible=needs_accessible)


def relaxed(policy: Policy) -> Iterator[Policy]:
    """The policy, then without the limit of a subject, then without that of a competence."""
    yield policy
    yield replace(policy, per_tube=0)
    yield replace(policy, per_tube=0, per_competence=0)


def items_for(
    version: ExamVersion,
    get: Callable[[Wanted], ItemPool],
    *,
    lang: str,
    needs_accessible: bool = False,
) -> ItemPool | None:
    """What the exam chooses from, `get` giving the pool of a `Wanted`; None for a drawn exam.

    Raises `QuotasNotMet` when the bank holds fewer items than the exam asks.
    """
    if version.kind == "historic":
        return None
    refused: QuotasNotMet | None = None
    for wanted in wanted_of(version, lang=lang, needs_accessible=needs_accessible):
        try:
            return get(wanted)
        except QuotasNotMet as error:
            refused = error
    raise refused or QuotasNotMet


def langs_of(
    version: ExamVersion, release: Release, *, needs_accessible: bool = False
) -> tuple[str, ...]:
    """The languages in which the pool holds a whole exam.

    Within all its limits; those who need accessible questions are asked more than once of a
    subject before they are turned away, as `wanted_of` says.
    """
    if needs_accessible:
        held = {
            lang: sum(1 for _ in playable(version, release, lang=lang, needs_accessible=True))
            for lang in LANGS
        }
    else:
        held = {lang: fitting(version, release, lang=lang) for lang in LANGS}
    return tuple(lang for lang, count in held.items() if count >= version.length)


def fitting(version: ExamVersion, release: Release, *, lang: str) -> int:
    """The most questions that one exam can ask within the limits of the version.

    ``sum over competences of min(per_competence, sum over its tubes of min(per_tube, items))``
    """
    policy, tubes = policy_of(version), dict[str, dict[str, int]]()
    for challenge in playable(version, release, lang=lang):
        skill = release.skill(challenge.skill_id)
        inside = tubes.setdefault(skill.competence_id, {})
        inside[skill.tube_id] = inside.get(skill.tube_id, 0) + 1
    in_tube, in_competence = policy.per_tube or _NO_LIMIT, policy.per_competence or _NO_LIMIT
    return sum(
        min(in_competence, sum(min(in_tube, count) for count in inside.values()))
        for inside in tubes.values()
    )


def playable(
    version: ExamVersion, release: Release, *, lang: str, needs_accessible: bool = False
) -> Iterator[Challenge]:
    """The challenges that the exam may ask of somebody, in the release's order."""
    return (
        one
        for one in release.challenges
        if one.pool == version.pool and one.status == "validated" and lang in one.langs
        if one.is_accessible or not needs_accessible
    )
