"""Joins the use cases of people's accounts to their adapters: cached factories."""

from collections.abc import Sequence
from functools import cache

from chalicelib import ports, wiring
from chalicelib.adapters import qr
from chalicelib.adapters.dynamo.accounts import DynamoAccounts, DynamoErasures
from chalicelib.adapters.dynamo.assessments import DynamoAssessments
from chalicelib.adapters.dynamo.candidates import DynamoCandidates
from chalicelib.adapters.dynamo.certifiability import DynamoCertifiability
from chalicelib.adapters.dynamo.certifications import DynamoCertifications
from chalicelib.adapters.dynamo.exams import DynamoExams
from chalicelib.adapters.dynamo.invigilators import DynamoInvigilators
from chalicelib.adapters.dynamo.issue_reports import DynamoIssueReports
from chalicelib.adapters.dynamo.learners import DynamoLearners
from chalicelib.adapters.dynamo.memberships import DynamoMemberships
from chalicelib.adapters.dynamo.outbox import DynamoOutbox
from chalicelib.adapters.dynamo.participations import DynamoParticipations
from chalicelib.adapters.dynamo.profiles import DynamoProfiles
from chalicelib.adapters.dynamo.reports import DynamoReports
from chalicelib.adapters.dynamo.sign_ins import DynamoDevices, DynamoFamilies
from chalicelib.adapters.dynamo.throttles import DynamoThrottles
from chalicelib.adapters.passwords import Argon2Passwords
from chalicelib.services import account, email_change, personal_data, second_factor, sign_in
from chalicelib.settings import settings
from chalicelib.wiring import queues as queues_wiring


@cache
def accounts() -> ports.Accounts:
    """Who everybody is."""
    return DynamoAccounts()


@cache
def passwords() -> ports.Passwords:
    """Argon2id."""
    return Argon2Passwords()


@cache
def sign_in_doors() -> sign_in.SignInDoors:
    """What getting in and staying in need."""
    return sign_in.SignInDoors(
        accounts=DynamoAccounts(),
        families=DynamoFamilies(),
        devices=DynamoDevices(),
        throttles=DynamoThrottles(),
        passwords=passwords(),
        tokens=wiring.tokens(),
        mails=queues_wiring.mails_queue(),
        outbox=DynamoOutbox(),
        new_id=wiring.ids().new_id,
    )


@cache
def account_doors() -> account.AccountDoors:
    """What one's own account needs."""
    return account.AccountDoors(
        accounts=DynamoAccounts(),
        families=DynamoFamilies(),
        throttles=DynamoThrottles(),
        passwords=passwords(),
        tokens=wiring.tokens(),
        mails=queues_wiring.mails_queue(),
        outbox=DynamoOutbox(),
        new_id=wiring.ids().new_id,
    )


@cache
def second_factor_doors() -> second_factor.SecondFactorDoors:
    """What the second factor needs."""
    return second_factor.SecondFactorDoors(
        accounts=DynamoAccounts(),
        families=DynamoFamilies(),
        throttles=DynamoThrottles(),
        passwords=passwords(),
        tokens=wiring.tokens(),
        mails=queues_wiring.mails_queue(),
        outbox=DynamoOutbox(),
        new_id=wiring.ids().new_id,
        service_name=settings().service_name,
    )


@cache
def email_doors() -> email_change.EmailDoors:
    """What changing one's address needs."""
    return email_change.EmailDoors(
        accounts=DynamoAccounts(),
        throttles=DynamoThrottles(),
        passwords=passwords(),
        tokens=wiring.tokens(),
        mails=queues_wiring.mails_queue(),
        outbox=DynamoOutbox(),
        new_id=wiring.ids().new_id,
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
