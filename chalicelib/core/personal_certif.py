"""The register of personal data, for the tables of certification.

An exam counts for others than its candidate: the center answers for its session, the country for
the certificate. When somebody deletes their account, what they sat stays, under the name they sat
it with, and leads to no account any more. Before it is published a result is told to nobody, hence
neither in a copy; nor are the outcomes of answers until then.
"""

from chalicelib.core.personal_fields import Field, Table, secret, shown, technical


def _of_the_session(name: str) -> Field:
    return Field(name, why_not="says something of the session, not of a person")


def _of_the_room(name: str) -> Field:
    return Field(name, why_not="the same as the candidate's, which is shown")


SESSIONS = Table(
    "sessions",
    keeps="who is registered in which session, who watched over it, what happened there",
    erasure="parted",
    fields=(
        shown("session_id", "candidates.session_id", "invigilations.session_id"),
        shown("row", "candidates.id"),
        shown("user_id", "account.id"),
        shown("number", "candidates.number"),
        shown("first_name", "candidates.first_name", "invigilations.name"),
        shown("last_name", "candidates.last_name"),
        shown("birth_date", "candidates.birth_date"),
        shown("at", "invigilations.since", "candidates.incidents.at"),
        shown(
            "body",
            "candidates.school_id",
            "candidates.learner_id",
            "candidates.division",
            "candidates.external_id",
            "candidates.email",
            "candidates.recipient_email",
            "candidates.extra_percent",
            "candidates.adjustments",
            "candidates.cpf.sex",
            "candidates.cpf.country",
            "candidates.cpf.insee_code",
            "candidates.cpf.postal_code",
            "candidates.cpf.city",
            "candidates.wants_clea",
            "candidates.billing",
            "candidates.incidents.category",
            "candidates.incidents.subcategory",
        ),
        Field("holder_id", why_not="the candidate of a ticket, by its hash; or a session's number"),
        *map(_of_the_session, ("organization_id", "order", "state")),
        technical("version"),
    ),
)

ROOMS = Table(
    "rooms",
    keeps="how far each candidate is, for who watches over the room",
    erasure="parted",
    fields=(
        *map(
            _of_the_room,
            (
                "session_id",
                "candidate_id",
                "number",
                "first_name",
                "last_name",
                "extra_percent",
            ),
        ),
        Field("state", why_not="follows from the exam's events, which are shown"),
        technical("sequence"),
    ),
)

EXAMS = Table(
    "exams",
    keeps="what was asked and answered in an exam, what was noticed meanwhile",
    erasure="parted",
    fields=(
        shown("exam_id", "exams.id"),
        shown("row", "exams.events.sequence", "exams.noticed.index"),
        shown("owner_id", "account.id"),
        shown("session_id", "exams.session_id"),
        shown("kind", "exams.events.kind"),
        shown("at", "exams.opened_at", "exams.events.at"),
        shown("answer", "exams.events.answer"),
        shown("outcome", "exams.events.outcome"),
        shown("detail", "exams.events.detail"),
        shown(
            "noticed",
            "exams.noticed.noticed.kind",
            "exams.noticed.noticed.position",
            "exams.noticed.noticed.seconds",
            "exams.noticed.noticed.at",
        ),
        Field("by", why_not="the account of another person: who watched over the exam"),
        Field("digest", why_not="computed from the answer, which is shown"),
        secret("device_id"),
        Field("next_challenge_id", why_not="questions that others are still asked"),
        Field("start", why_not="the rules of the exam; the adjustments among them are shown"),
        Field("place", why_not="where the session is, which the person was there to see"),
        technical("reference"),
        technical("ttl"),
    ),
)

CERTIFICATIONS = Table(
    "certifications",
    keeps="what exams were worth, and who decided what about it",
    erasure="parted",
    fields=(
        shown("certification_id", "certifications.id"),
        shown("user_id", "account.id"),
        shown("session_id", "certifications.session_id"),
        shown("organization_id", "certifications.organization_id"),
        shown("first_name", "certifications.first_name"),
        shown("last_name", "certifications.last_name"),
        shown("birth_date", "certifications.birth_date"),
        shown("division", "certifications.division"),
        shown("external_id", "certifications.external_id"),
        shown("comment_for_candidate", "certifications.comment_for_candidate"),
        shown("at", "certifications.taken_at", "certifications.trail.at"),
        shown("action", "certifications.trail.action"),
        shown(
            "body",
            "certifications.version_id",
            "certifications.end_reason",
            "certifications.cause",
            "certifications.stage",
            "certifications.published_at",
            "certifications.code",
            "certifications.certificate",
            "certifications.issued_at",
            "certifications.revoked_at",
            "certifications.shown_name",
            "certifications.wants_clea",
            "certifications.result.status",
            "certifications.result.comment",
            "certifications.result.pix",
            "certifications.result.mesh",
            "certifications.result.is_clea",
            "certifications.result.levels.competence_id",
            "certifications.result.levels.level",
        ),
        Field("row", why_not="the place of a result or of a decision, in an order that is shown"),
        Field("is_published", why_not="the same as the stage, which is shown"),
        Field("by", why_not="the account of another person: who decided"),
        Field("reason", why_not="written for the jury, who may name others in it; given on asking"),
        Field("comment_for_organization", why_not="written to the center; given on asking"),
        Field("holder_id", why_not="the certification of a code, which is shown"),
        technical("version"),
    ),
)


def _of_the_result(name: str) -> Field:
    return Field(name, why_not="computed from the certification and the school's list, both shown")


RESULTS = Table(
    "results",
    keeps="what institutions are told of certifications",
    erasure="parted",
    fields=(
        *map(
            _of_the_result,
            (
                "certification_id",
                "body",
                "changed_at",
                "school_key",
                "name_key",
                "ine_key",
                "identity_key",
                "code_key",
            ),
        ),
        technical("version"),
    ),
)

FEEDS = Table(
    "feeds",
    keeps="which certifications institutions were told of, night after night, and what they said",
    erasure="parted",
    fields=(
        Field("key", why_not="an id of a certification, which is shown"),
        Field("row", why_not="the date of a run"),
        Field("body", why_not="the runs that told of a certification, which is shown; a digest"),
        technical("version"),
    ),
)

CERTIF_TABLES = (SESSIONS, ROOMS, EXAMS, CERTIFICATIONS, RESULTS, FEEDS)
