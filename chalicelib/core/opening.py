"""How an assessment starts: its header, with what its owner knows and the first challenge."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core.assessment import (
    NOTHING_TO_ASK,
    Header,
    Kind,
    content_lang,
    encode_known,
    first_challenge,
    targets_of,
)
from chalicelib.core.content import Release
from chalicelib.core.errors import NothingToAsk
from chalicelib.core.knowledge import KnowledgeElement, current
from chalicelib.core.next_challenge import FIRST_RULE, Rule


@dataclass(frozen=True, slots=True)
class Opening:
    """What to measure of whom. `elements`: what they have shown before, of any skill.

    `scope`, `campaign_id` and `is_apart` are of a campaign's test (`assessment.Header`).
    """

    id: str
    owner_id: str
    kind: Kind
    lang: str
    now: datetime
    elements: Sequence[KnowledgeElement] = ()
    competence_id: str | None = None
    is_improving: bool = False
    rule: Rule = FIRST_RULE
    scope: str = ""
    campaign_id: str = ""
    is_apart: bool = False


def header_of(opening: Opening, release: Release) -> Header:
    """The header of a new assessment; raises `UnknownCompetence`, `NothingToAsk`."""
    targets = targets_of(
        release, opening.kind, competence_id=opening.competence_id, scope=opening.scope
    )
    header = Header(
        id=opening.id,
        owner_id=opening.owner_id,
        kind=opening.kind,
        release_id=release.id,
        lang=content_lang(release, targets, opening.lang),
        known=encode_known(targets, current(opening.elements)),
        first_challenge_id=NOTHING_TO_ASK,
        started_at=opening.now,
        competence_id=opening.competence_id,
        is_improving=opening.is_improving,
        calibration_id=release.calibration_id,
        rule=opening.rule,
        scope=opening.scope,
        campaign_id=opening.campaign_id,
        is_apart=opening.is_apart,
    )
    return replace(header, first_challenge_id=_first(header, release))


def _first(header: Header, release: Release) -> str:
    """A campaign's test in which all is known already is over as it starts: its results count."""
    try:
        return first_challenge(header, release)
    except NothingToAsk:
        if header.kind != "campaign":
            raise
        return NOTHING_TO_ASK
