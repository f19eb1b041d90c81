"""A school to try: its team, three classes of made-up pupils, a campaign in progress, and staff."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice, zip_longest

from chalicelib.core.campaign import Campaign
from chalicelib.core.content import Release
from chalicelib.core.draws import draw, identifier_of
from chalicelib.core.learner import Learner
from chalicelib.core.organization import InvitationToken, secret_name
from chalicelib.core.organization_file import OrganizationForm
from chalicelib.core.roster_match import Claim
from chalicelib.core.second_factor import code_at, step_at
from chalicelib.services import (
    account,
    assessment,
    campaign,
    invitation,
    joining,
    learners,
    organization_creation,
    participation,
    participation_start,
    second_factor,
)
from chalicelib.wiring import accounts as accounts_wiring
from chalicelib.wiring import campaigns as campaigns_wiring
from chalicelib.wiring import pupil as pupil_wiring
from chalicelib.wiring import teams as teams_wiring
from chalicelib.wiring import training as training_wiring
from infra.local.demo_people import (
    PASSWORD,
    Account,
    Person,
    answer_on,
    ids_of,
    moments,
    signed_up,
)

TEACHER = Person("teacher", "Hélène", "Marchand")
STAFF = Person("staff", "Inès", "Caron")
SCHOOL = OrganizationForm(
    type="school",
    name="Collège Ada-Lovelace",
    uai="0991234D",
    admin_email=TEACHER.email,
    lang="fr",
)
FIRST_NAMES = (
    "Zélie Noé Inaya Léo-Paul Maëlle Sacha Yasmine Gabin Louise Ismaël Chloé Théo "
    "Anaïs Rayan Jeanne Côme Fatou Élio Romane Kenzo Agathe Nils Salomé Aymeric"
)
LAST_NAMES = (
    "Martelin Da-Silva Rousseau Nguyen Lefèvre Benhaddou Moreau Traoré Garnier Kowalski Petit "
    "Fontaine Diallo Marchetti Lambert Özdemir Chevalier Haddad Renard"
)
CLASSES: Mapping[str, int] = {"6e A": 16, "6e B": 14, "5e C": 12}
"""Class -> how many pupils."""
TUBES_ASKED = 6
TOP_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Part:
    """How a pupil takes part: how good they are, when they started, where they stopped."""

    level: int
    days_ago: int
    stops_after: int = 99
    is_shared: bool = False


PARTS: Sequence[Part] = (
    Part(level=3, days_ago=9, is_shared=True),
    Part(level=2, days_ago=9, is_shared=True),
    Part(level=1, days_ago=9, is_shared=True),
    Part(level=4, days_ago=8, is_shared=True),
    Part(level=2, days_ago=8, is_shared=True),
    Part(level=3, days_ago=7, is_shared=True),
    Part(level=1, days_ago=7, is_shared=True),
    Part(level=2, days_ago=2),
    Part(level=3, days_ago=1),
    Part(level=1, days_ago=8, stops_after=4),
    Part(level=2, days_ago=1, stops_after=6),
    Part(level=3, days_ago=0, stops_after=0),
)


def make_staff(now: datetime) -> Account:
    """Staff, whose second factor has a secret that everybody knows."""
    user_id = signed_up(STAFF, now)
    account.appoint_staff(accounts_wiring.account_doors(), STAFF.email)
    doors = replace(accounts_wiring.second_factor_doors(), new_id=ids_of("staff#factor"))
    if not doors.accounts.get(user_id).second_factor.is_on:
        asked = second_factor.ask_second_factor(doors, user_id, password=PASSWORD, now=now)
        principal = doors.accounts.get(user_id).principal("demo")
        code = code_at(asked.secret, step_at(now))
        second_factor.confirm_second_factor(doors, principal, code=code, now=now)
    return STAFF.account


def make_school(now: datetime) -> list[Account]:
    """The school and all that is in it; the accounts to print."""
    founded_at = now - timedelta(days=12)
    organization_id = founded(SCHOOL, founded_at)
    teacher_id = signed_up(TEACHER, founded_at)
    joined(organization_id, teacher_id, founded_at)
    listed = _listed(organization_id)
    asked = _campaign(organization_id, teacher_id, founded_at)
    pupils = [_taking_part(asked, *one, now=now) for one in zip(listed, PARTS, strict=False)]
    return [TEACHER.account, *(Account(name, PASSWORD, "pupil") for name in pupils[:2])]


def founded(form: OrganizationForm, now: datetime) -> str:
    """A place, by staff; who is to run it is invited."""
    doors = teams_wiring.creation_doors()
    known = doors.organizations.find_by_uai(form.uai or "", form.type)
    if known is not None:
        return known.id
    new_id = form.natural_id
    return organization_creation.create_organization(doors, form, new_id=new_id, now=now).id


def joined(organization_id: str, user_id: str, now: datetime) -> None:
    """Who is to run it follows the link of the letter."""
    doors = teams_wiring.invitation_doors()
    if doors.memberships.find(organization_id, user_id) is not None:
        return
    for waiting in invitation.list_invitations(doors, organization_id, now=now):
        secret = doors.tokens.derived(secret_name(organization_id, waiting.id))[0]
        token = InvitationToken(organization_id, waiting.id, secret).text
        invitation.accept_invitation(doors, token, user_id=user_id, now=now)


def _listed(organization_id: str) -> list[Learner]:
    """The pupils of sixth grade, one class after the other in turn."""
    doors = pupil_wiring.learner_doors()
    if not doors.learners.divisions(organization_id):
        for number, form in enumerate(_pupils()):
            learner_id = identifier_of(f"demo#{organization_id}#learner#{number}")
            learners.add_learner(doors, organization_id, form, learner_id=learner_id)
    asked = [name for name in CLASSES if name.startswith("6e")]
    pages = [
        learners.list_learners(doors, organization_id, division=one, after="") for one in asked
    ]
    return [
        learner for each in zip_longest(*(page for page, _ in pages)) for learner in each if learner
    ]


def _pupils() -> list[learners.NewLearner]:
    first_names, last_names = FIRST_NAMES.split(), LAST_NAMES.split()
    divisions = [name for name, size in CLASSES.items() for _ in range(size)]
    return [
        learners.NewLearner(
            first_name=first_names[number % len(first_names)],
            last_name=last_names[(number * 7 + number // 24) % len(last_names)],
            birth_date=date(2015 - (division[0] == "5"), 1, 1)
            + timedelta(days=draw("demo#born", number) % 365),
            division=division,
        )
        for number, division in enumerate(divisions)
    ]


def _campaign(organization_id: str, teacher_id: str, now: datetime) -> Campaign:
    """What the classes of sixth grade are asked at the start of the year."""
    doors = campaigns_wiring.campaign_doors()
    release = doors.releases.current()
    profile_id = _ready(release)
    wanted = campaign.NewCampaign(
        kind="assessment",
        name="Rentrée des 6e",
        title="Où en êtes-vous avec le numérique ?",
        welcome="Répondez seul et sans vous presser : ce n'est pas une note.",
        profile_id=profile_id,
        caps={} if profile_id else _caps(release),
        divisions=tuple(name for name in CLASSES if name.startswith("6e")),
    )
    new_id = identifier_of(f"demo#{organization_id}#campaign")
    making = campaign.Making(organization_id, teacher_id, now, new_id)
    return campaign.create_campaign(doors, wanted, making)


def _ready(release: Release) -> str:
    """The ready profile for the start of sixth grade; "" in a release that has none."""
    found = (one for one in release.target_profiles if one.category == "rentree")
    return next((one.id for one in found if one.audience == "6e"), "")


def _caps(release: Release) -> Mapping[str, int]:
    return {
        tube_id: min(level, TOP_LEVEL)
        for tube_id, level in islice(release.top_levels.items(), TUBES_ASKED)
    }


def _taking_part(asked: Campaign, learner: Learner, part: Part, *, now: datetime) -> str:
    """A pupil joins, answers, sends; their user name."""
    times = moments(now - timedelta(days=part.days_ago, hours=1))
    learner, user_id = _pupil(asked, learner, next(times))
    request = participation_start.StartRequest(user_id, "fr", next(times))
    one, is_new = participation_start.start_or_resume(
        campaigns_wiring.start_doors(), request, asked.code
    )
    if is_new:
        test = assessment.resume(training_wiring.assessment_stores(), user_id, one.id)
        answer_on(test, name=learner.id, level=part.level, at_most=part.stops_after, times=times)
        if part.is_shared:
            doors = campaigns_wiring.participation_doors()
            participation.share_results(doors, user_id, one.id, now=next(times))
    return learner.username


def _pupil(asked: Campaign, learner: Learner, now: datetime) -> tuple[Learner, str]:
    """The pupil with their account, made with the campaign's code if it is missing."""
    if learner.user_id is not None:
        return learner, learner.user_id
    doors = replace(pupil_wiring.join_doors(), new_id=ids_of(learner.id))
    claim = Claim(learner.first_name, learner.last_name, learner.birth_date or now.date())
    request = joining.JoinRequest(asked.code, claim, device_id="demo")
    entered = joining.join(doors, request, password=PASSWORD, lang="fr", now=now)
    doors.families.remove_all(entered.user.id)  # its tokens come from known ids
    return doors.learners.get(learner.organization_id, learner.id), entered.user.id
