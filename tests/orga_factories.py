"""Builders with defaults: campaigns and participations."""

from dataclasses import replace

from chalicelib.core.campaign import Campaign
from chalicelib.core.content import Release
from chalicelib.core.participation import Participation
from chalicelib.core.target import (
    Badge,
    Criterion,
    Stage,
    Target,
    TargetProfile,
    Threshold,
    Training,
)
from tests.factories import ASSESSMENT_ID, NOW, OWNER_ID, RELEASE_ID, release, texts

ORGANIZATION_ID = "g" * 24
CAMPAIGN_ID = "c" * 24
TEACHER_ID = "t" * 24
CODE = "BCDFGHJKM"

TARGET = Target(
    caps={"mots": 3, "dossiers": 2},
    stages=(Stage(0, texts("Départ"), texts("Un début.")), Stage(60, texts("Cap"), texts("Bien."))),
    badges=(
        Badge("chercher", texts("Chercher"), texts("Bravo."), (Criterion(80, {"mots": 3}),)),
        Badge("tout", texts("Tout"), texts("Bravo."), (Criterion(90, {}),), is_always_shown=False),
    ),
)


def campaign(**changes: object) -> Campaign:
    """A campaign that asks for subjects of two competences."""
    given: dict[str, object] = {
        "id": CAMPAIGN_ID,
        "organization_id": ORGANIZATION_ID,
        "code": CODE,
        "kind": "assessment",
        "name": "Rentrée",
        "title": "",
        "welcome": "",
        "target": TARGET,
        "release_id": RELEASE_ID,
        "created_by": TEACHER_ID,
        "created_at": NOW,
    }
    return Campaign(**{**given, **changes})  # type: ignore[arg-type]


def participation(**changes: object) -> Participation:
    """A first try that has just started."""
    given: dict[str, object] = {
        "id": ASSESSMENT_ID,
        "campaign_id": CAMPAIGN_ID,
        "organization_id": ORGANIZATION_ID,
        "user_id": OWNER_ID,
        "rank": 1,
        "status": "started",
        "started_at": NOW,
        "first_name": "Ada",
        "last_name": "Martin",
    }
    return Participation(**{**given, **changes})  # type: ignore[arg-type]


def catalogued() -> Release:
    """The usual release with a ready profile, stages and a training."""
    profile = TargetProfile(
        id="rentree-6e",
        category="rentree",
        title=texts("Rentrée"),
        description=texts("Pour commencer."),
        target=TARGET,
        audience="6e",
    )
    training = Training(
        id="chercher",
        title="Chercher",
        kind="module",
        minutes=10,
        lang="fr",
        editor="Sextant",
        thresholds=(Threshold({"mots": 3}, below=60),),
        html="<p>Cherchez.</p>",
    )
    return replace(
        release(), target_profiles=(profile,), usual_stages=TARGET.stages, trainings=(training,)
    )
