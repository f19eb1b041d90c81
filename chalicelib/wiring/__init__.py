"""Joins use cases to adapters: cached factories, the only place that knows both sides."""

from collections.abc import Sequence
from functools import cache

from chalicelib import ports
from chalicelib.adapters import qr
from chalicelib.adapters.access_tokens import SignedTokens
from chalicelib.adapters.clock import ShiftedClock, SystemClock
from chalicelib.adapters.dynamo.accounts import DynamoAccounts, DynamoErasures
from chalicelib.adapters.dynamo.assessments import DynamoAssessments
from chalicelib.adapters.dynamo.candidates import DynamoCandidates
from chalicelib.adapters.dynamo.certifiability import DynamoCertifiability
from chalicelib.adapters.dynamo.certifications import DynamoCertifications
from chalicelib.adapters.dynamo.exams import DynamoExams
from chalicelib.adapters.dynamo.invigilators import DynamoInvigilators
from chalicelib.adapters.dynamo.invitations import DynamoInvitations
from chalicelib.adapters.dynamo.issue_reports import DynamoIssueReports
from chalicelib.adapters.dynamo.learners import DynamoLearners
from chalicelib.adapters.dynamo.memberships import DynamoMemberships
from chalicelib.adapters.dynamo.organizations import DynamoOrganizations
from chalicelib.adapters.dynamo.outbox import DynamoOutbox
from chalicelib.adapters.dynamo.participations import DynamoParticipations
from chalicelib.adapters.dynamo.profiles import DynamoProfiles
from chalicelib.adapters.dynamo.reports import DynamoReports
from chalicelib.adapters.dynamo.sign_ins import DynamoDevices, DynamoFamilies
from chalicelib.adapters.dynamo.throttles import DynamoDeliveries, DynamoThrottles
from chalicelib.adapters.dynamo.uses import DynamoUseCounts
from chalicelib.adapters.ids import RandomIds
from chalicelib.adapters.item_pools import CachedItemPools
from chalicelib.adapters.passwords import Argon2Passwords
from chalicelib.adapters.prices import S3Prices
from chalicelib.adapters.release import CachedReleases
from chalicelib.adapters.s3 import S3Content
from chalicelib.adapters.secret_texts import told_or_secret
from chalicelib.adapters.ses import SesMailer
from chalicelib.adapters.sqs import SqsQueue
from chalicelib.adapters.templates import MailTemplates
from chalicelib.core.certification import versions
from chalicelib.core.events import QueueName
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.scoring import Rules
from chalicelib.ports import bank as bank_ports
from chalicelib.ports import partner as partner_ports
from chalicelib.services import (
    account,
    assessment,
    email_change,
    exposure,
    mails,
    personal_data,
    profile,
    second_factor,
    sign_in,
)
from chalicelib.settings import settings


@cache
def clock() -> ports.Clock:
    """The time; the local stage may move it."""
    offset_file = settings().clock_offset_file
    if settings().is_local and offset_file:
        return ShiftedClock(offset_file)
    return SystemClock()


@cache
def ids() -> ports.Ids:
    """New opaque ids."""
    return RandomIds()


@cache
def content() -> S3Content:
    """The content bucket."""
    return S3Content(settings().bucket_name("content"), region=settings().region)


@cache
def content_files() -> ports.ContentFiles:
    """Signed addresses of attachments."""
    return content()


@cache
def releases() -> ports.Releases:
    """Content releases, two of them kept in memory."""
    return CachedReleases(content(), clock())


@cache
def signing_keys() -> Sequence[str]:
    """Keys of tokens, the one that signs first."""
    text = told_or_secret(settings().signing_keys, region=settings().region)
    return [key for key in (part.strip() for part in text.split(",")) if key]


@cache
def tokens() -> ports.Tokens:
    """Signed tokens: access, and links sent by mail."""
    return SignedTokens(signing_keys(), issuer=settings().site_origin)


@cache
def machine_tokens() -> partner_ports.MachineTokens:
    """Signed tokens of institutions' machines."""
    return SignedTokens(signing_keys(), issuer=settings().site_origin)


@cache
def rules() -> Rules:
    """Caps and delays of this service."""
    return Rules(
        max_level=settings().max_reachable_level,
        days_before_improving=settings().days_before_improving,
        days_before_reset=settings().days_before_reset,
        certifiable_level=settings().certifiable_level,
        certifiable_competences=settings().certifiable_competences,
    )


@cache
def assessment_stores() -> assessment.Stores:
    """What assessments need."""
    return assessment.Stores(
        assessments=DynamoAssessments(),
        profiles=DynamoProfiles(),
        releases=releases(),
        reports=DynamoReports(),
        rules=rules(),
        rule=settings().self_assessment_rule,
    )


@cache
def profile_stores() -> profile.Stores:
    """What profiles need."""
    return profile.Stores(
        assessments=DynamoAssessments(),
        profiles=DynamoProfiles(),
        releases=releases(),
        rules=rules(),
    )


# the bank


@cache
def use_counts() -> bank_ports.UseCounts:
    """How often challenges were asked."""
    return DynamoUseCounts()


@cache
def prices() -> bank_ports.Prices:
    """Snapshots of prices."""
    return S3Prices(settings().bucket_name("content"), region=settings().region)


@cache
def exposure_doors() -> exposure.ExposureDoors:
    """What prices are made from."""
    return exposure.ExposureDoors(releases=releases(), counts=use_counts(), prices=prices())


@cache
def item_pools() -> bank_ports.ItemPools:
    """What exams choose from."""
    return CachedItemPools(content(), prices(), clock())


def exam_policy() -> Policy:
    """The rules that exams choose items by: those of the usual version."""
    return versions.exam_policy(releases().current())


# accounts


@cache
def passwords() -> ports.Passwords:
    """Argon2id."""
    return Argon2Passwords()


@cache
def mails_queue() -> ports.Queue:
    """Where the `mails` worker finds what to write about."""
    return queue("mails")


@cache
def queue(name: QueueName) -> ports.Queue:
    """Where the worker of that name finds its events."""
    return SqsQueue(settings().queue_name(name), region=settings().region)


@cache
def sign_in_doors() -> sign_in.SignInDoors:
    """What getting in and staying in need."""
    return sign_in.SignInDoors(
        accounts=DynamoAccounts(),
        families=DynamoFamilies(),
        devices=DynamoDevices(),
        throttles=DynamoThrottles(),
        passwords=passwords(),
        tokens=tokens(),
        mails=mails_queue(),
        outbox=DynamoOutbox(),
        new_id=ids().new_id,
    )


@cache
def account_doors() -> account.AccountDoors:
    """What one's own account needs."""
    return account.AccountDoors(
        accounts=DynamoAccounts(),
        families=DynamoFamilies(),
        throttles=DynamoThrottles(),
        passwords=passwords(),
        tokens=tokens(),
        mails=mails_queue(),
        outbox=DynamoOutbox(),
        new_id=ids().new_id,
    )


@cache
def outbox_doors(name: QueueName) -> mails.OutboxDoors:
    """What leaving the outbox of a queue needs."""
    return mails.OutboxDoors(outbox=DynamoOutbox(name), queue=queue(name))


@cache
def second_factor_doors() -> second_factor.SecondFactorDoors:
    """What the second factor needs."""
    return second_factor.SecondFactorDoors(
        accounts=DynamoAccounts(),
        families=DynamoFamilies(),
        throttles=DynamoThrottles(),
        passwords=passwords(),
        tokens=tokens(),
        mails=mails_queue(),
        outbox=DynamoOutbox(),
        new_id=ids().new_id,
        service_name=settings().service_name,
    )


@cache
def email_doors() -> email_change.EmailDoors:
    """What changing one's address needs."""
    return email_change.EmailDoors(
        accounts=DynamoAccounts(),
        throttles=DynamoThrottles(),
        passwords=passwords(),
        tokens=tokens(),
        mails=mails_queue(),
        outbox=DynamoOutbox(),
        new_id=ids().new_id,
    )


def qr_rows(text: str) -> Sequence[str]:
    """The QR code of a text, as rows of 0 and 1."""
    return qr.qr_rows(text)


@cache
def personal_data_doors() -> personal_data.PersonalDataDoors:
    """Every store that holds something of a person."""
    return personal_data.PersonalDataDoors(
        accounts=DynamoAccounts(),
        erasures=DynamoErasures(),
        families=DynamoFamilies(),
        devices=DynamoDevices(),
        assessments=DynamoAssessments(),
        profiles=DynamoProfiles(),
        reports=DynamoReports(),
        memberships=DynamoMemberships(),
        learners=DynamoLearners(),
        certifiability=DynamoCertifiability(),
        participations=DynamoParticipations(),
        passwords=passwords(),
        throttles=DynamoThrottles(),
        candidates=DynamoCandidates(),
        invigilators=DynamoInvigilators(),
        issue_reports=DynamoIssueReports(),
        exams=DynamoExams(),
        certifications=DynamoCertifications(),
    )


@cache
def mail_doors() -> mails.MailDoors:
    """What writing letters needs."""
    return mails.MailDoors(
        accounts=DynamoAccounts(),
        tokens=tokens(),
        letters=MailTemplates(settings().service_name),
        mailer=SesMailer(settings().mail_sender, region=settings().region),
        deliveries=DynamoDeliveries(),
        site_origin=settings().site_origin,
        invitations=DynamoInvitations(),
        organizations=DynamoOrganizations(),
    )
