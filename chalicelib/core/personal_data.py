"""The register of personal data: every table, each of its fields, what a copy gives, what goes."""

from collections.abc import Iterator, Mapping
from datetime import date

from chalicelib.core.personal_certif import CERTIF_TABLES
from chalicelib.core.personal_fields import Field, Table
from chalicelib.core.personal_fields import secret as _secret
from chalicelib.core.personal_fields import shown as _shown
from chalicelib.core.personal_fields import technical as _technical
from chalicelib.core.personal_orga import ORGA_TABLES

# Nothing personal is kept elsewhere: queues carry ids, logs carry ids, mails are not stored, and
# the content store holds no person, but the staff who activated something in it. Exported answers
# have a pseudonym and go after 7 days. Files that schools hand in go after 30 days, those that are
# made for them after 7, cards with passwords after one (`infra/data.yaml`). A table or a field that
# is not declared here fails a test.

ACCOUNTS = Table(
    "accounts",
    keeps="who the person is, where they are signed in",
    erasure="erased",
    fields=(
        _shown("user_id", "account.id"),
        _shown("row", "sign_ins.id", "trusted_devices.id"),
        _shown("kind", "account.kind"),
        _shown("lang", "account.lang"),
        _shown("created_at", "account.created_at"),
        _shown("email", "account.email"),
        _shown("first_name", "account.first_name"),
        _shown("last_name", "account.last_name"),
        _shown("terms_accepted_at", "account.terms_accepted_at"),
        _shown("expires_at", "sign_ins.expires_at", "trusted_devices.until"),
        _shown("turned_at", "sign_ins.turned_at"),
        _shown("username", "account.username"),
        _shown("must_change_password", "account.must_change_password"),
        _shown("is_staff", "account.is_staff"),
        _shown("identities", "account.identities.provider"),
        _shown("factor_since", "account.second_factor.since"),
        _shown("pending_email", "account.pending_email.email"),
        _shown("pending_until", "account.pending_email.until"),
        _shown("is_strong", "sign_ins.is_strong"),
        _secret("password_hash"),
        _secret("factor_secret"),
        _secret("factor_asked"),
        _secret("recovery_digests"),
        _secret("pending_id"),
        _technical("factor_step"),
        _technical("pending_failures"),
        _secret("digest"),
        _secret("previous_digest"),
        Field("holder_id", why_not="the same as the account's id"),
        _technical("version"),
        _technical("is_closed"),
        _technical("ttl"),
    ),
)

ASSESSMENTS = Table(
    "assessments",
    keeps="what the person was asked and answered",
    erasure="erased",
    fields=(
        _shown("assessment_id", "assessments.id"),
        _shown("row", "assessments.events.sequence"),
        _shown("owner_id", "assessments.owner_id"),
        _shown("kind", "assessments.kind", "assessments.events.kind"),
        _shown("at", "assessments.started_at", "assessments.events.at"),
        _shown("release_id", "assessments.release_id"),
        _shown("calibration_id", "assessments.calibration_id"),
        _shown("rule", "assessments.rule"),
        _shown("scope", "assessments.scope"),
        _shown("campaign_id", "assessments.campaign_id"),
        _shown("is_apart", "assessments.is_apart"),
        _shown("lang", "assessments.lang"),
        _shown("competence_id", "assessments.competence_id"),
        _shown("is_improving", "assessments.is_improving"),
        _shown("known", "assessments.known"),
        _shown("first_challenge_id", "assessments.first_challenge_id"),
        _shown("next_challenge_id", "assessments.events.next_challenge_id"),
        _shown("answer", "assessments.events.answer"),
        _shown("outcome", "assessments.events.outcome"),
        _shown("is_checkpoint", "assessments.events.is_checkpoint"),
        Field("digest", why_not="computed from the answer, which is shown"),
    ),
)

PROFILES = Table(
    "profiles",
    keeps="what the person has shown they can do",
    erasure="erased",
    fields=(
        _shown("user_id", "account.id"),
        _shown("row", "competences.competence_id"),
        _shown("release_id", "competences.release_id"),
        _shown("exact_pix", "competences.exact_pix"),
        _shown("last_at", "competences.last_at"),
        _shown("assessment_id", "competences.assessment_id"),
        _shown("is_assessment_completed", "competences.is_assessment_completed"),
        _shown(
            "elements",
            "competences.elements.skill_id",
            "competences.elements.mark",
            "competences.elements.source",
            "competences.elements.pix",
            "competences.elements.at",
        ),
        _technical("version"),
    ),
)

REPORTS = Table(
    "reports",
    keeps="problems the person reported on challenges",
    erasure="erased",
    fields=(
        _shown("owner_id", "account.id"),
        _shown("row", "reports.id"),
        _shown("challenge_id", "reports.challenge_id"),
        _shown("release_id", "reports.release_id"),
        _shown("reason", "reports.reason"),
        _shown("text", "reports.text"),
        _shown("at", "reports.at"),
    ),
)

THROTTLES = Table(
    "throttles",
    keeps="counts of failures, by the SHA-256 of an address, by account and by browser; mails sent",
    erasure="expires",
    fields=(
        Field(
            "key",
            why_not="an id or the hash of an address, meaningless alone: a count goes in an hour, "
            "the id of a mail that was sent in fifteen days",
        ),
        _technical("attempts"),
        _technical("leased_until"),
        _technical("is_done"),
        _technical("ttl"),
    ),
)

WORK = Table(
    "work",
    keeps="which closed accounts are still to be erased, which mails still to be sent",
    erasure="erased",
    fields=(
        _technical("list_shard"),
        Field("due", why_not="an account's id and a date; it goes with the last of the data"),
        Field("body", why_not="an event that waits for a queue, ids only; gone within minutes"),
    ),
)

SSO = Table(
    "sso",
    keeps="what a sign-in elsewhere waits for: a question, a name and a school until an account",
    erasure="expires",
    fields=(
        Field("key", why_not="the hash of a secret that is thrown away; gone within the hour"),
        Field("body", why_not="what a portal says of somebody without account yet; gone in 20 min"),
        _technical("ttl"),
    ),
)

USES = Table(
    "uses",
    keeps="how often each challenge was asked, by everybody together",
    erasure="expires",
    fields=(
        _technical("hour_shard"),
        _technical("batch_id"),
        Field("uses", why_not="challenges and numbers; of nobody in particular, gone in a week"),
        _technical("ttl"),
    ),
)


_STAFF_AT_WORK = ("created_by", "revoked_by", "actor_id", "reason")


def _of_the_machine(name: str) -> Field:
    return Field(name, why_not="says something of an institution's machine, not of a person")


PARTNERS = Table(
    "partners",
    keeps="institutions' machines, and for 400 days what each asked, blinded",
    erasure="parted",
    fields=(
        *map(
            _of_the_machine,
            (
                "partition",
                "row",
                "at",
                "name",
                "scopes",
                "uais",
                "daily_quota",
                "revoked_at",
                "last_used_on",
                "act",
                "changes",
                "total",
                "operation",
                "status",
                "found",
                "request_id",
            ),
        ),
        *(Field(name, why_not="staff at their work") for name in _STAFF_AT_WORK),
        Field("subject", why_not="a question, blinded: only who knows it finds it; 400 days"),
        _secret("trail_key"),
        _secret("secrets"),
        _technical("version"),
        _technical("ttl"),
    ),
)

TABLES = (
    ACCOUNTS,
    ASSESSMENTS,
    PROFILES,
    REPORTS,
    THROTTLES,
    WORK,
    USES,
    SSO,
    PARTNERS,
    *ORGA_TABLES,
    *CERTIF_TABLES,
)


def shown_paths() -> Iterator[str]:
    """Every place of a person's copy that the register promises."""
    for table in TABLES:
        for field in table.fields:
            yield from field.shown_as


def exported(sections: Mapping[str, object]) -> Mapping[str, object]:
    """The declared fields of what is held, ready for JSON; what is not declared stays out."""
    paths = set(shown_paths())
    ancestors = {path[:at] for path in paths for at, mark in enumerate(path) if mark == "."}
    return {
        name: _selected(section, name, paths | ancestors)
        for name, section in sections.items()
        if name in ancestors
    }


def _selected(value: object, path: str, known: set[str]) -> object:
    if isinstance(value, Mapping):
        return {
            name: _selected(inner, f"{path}.{name}", known)
            for name, inner in value.items()
            if f"{path}.{name}" in known
        }
    if isinstance(value, list | tuple):
        return [_selected(inner, path, known) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
