"""PynamoDB models, one a table: private to this folder; `infra/data.yaml` makes the tables."""

from datetime import UTC, datetime
from typing import Any

from pynamodb.attributes import (
    Attribute,
    BooleanAttribute,
    NumberAttribute,
    TTLAttribute,
    UnicodeAttribute,
)
from pynamodb.constants import NULL, NUMBER
from pynamodb.models import Model

from chalicelib.settings import settings

CONNECTIONS = 50
"""More than the local runner has threads; a connection is opened when it is needed only."""


class MillisAttribute(Attribute[datetime]):
    """An instant as a whole number of milliseconds since 1970: 7 bytes where text takes 24."""

    attr_type = NUMBER

    def serialize(self, value: datetime) -> str:
        """The number, as text."""
        return str(round(value.timestamp() * 1000))

    def deserialize(self, value: str) -> datetime:
        """The instant, in UTC."""
        return datetime.fromtimestamp(int(value) / 1000, tz=UTC)


def meta(room: str) -> Any:
    """What PynamoDB wants to know of the table of a room."""

    class Meta:
        table_name = settings().table_name(room)
        region = settings().region
        connect_timeout_seconds = 2
        read_timeout_seconds = 5
        max_pool_connections = CONNECTIONS

    return Meta


class ReadOften:
    """Before `Model`: rows read by the score, made in half the time PynamoDB takes.

    For models without defaults, discriminators or attributes inside attributes.
    """

    @classmethod
    def from_raw_data(cls, data: dict[str, dict[str, Any]]) -> Any:
        """The row of an item."""
        row: Any = cls.__new__(cls)
        row.attribute_values = {
            name: attribute.deserialize(attribute.get_value(data[attribute.attr_name]))
            for name, attribute in cls.get_attributes().items()  # type: ignore[attr-defined]  # of Model, which comes after
            if attribute.attr_name in data and NULL not in data[attribute.attr_name]
        }
        return row


class AssessmentRow(Model):
    """`h`: the header; `e0001`...: events; `x0001`...: the text of a long answer.

    Short names: a usual event is at most 120 bytes with its keys.
    """

    Meta = meta("assessments")

    assessment_id = UnicodeAttribute(hash_key=True, attr_name="p")
    row = UnicodeAttribute(range_key=True, attr_name="s")
    # events
    kind = UnicodeAttribute(attr_name="k", null=True)
    at = MillisAttribute(attr_name="t", null=True)
    answer = UnicodeAttribute(attr_name="a", null=True)
    digest = UnicodeAttribute(attr_name="d", null=True)
    outcome = UnicodeAttribute(attr_name="o", null=True)
    next_challenge_id = UnicodeAttribute(attr_name="n", null=True)
    is_checkpoint = BooleanAttribute(attr_name="m", null=True)
    # header
    owner_id = UnicodeAttribute(attr_name="w", null=True)
    release_id = UnicodeAttribute(attr_name="r", null=True)
    lang = UnicodeAttribute(attr_name="l", null=True)
    known = UnicodeAttribute(attr_name="q", null=True)
    first_challenge_id = UnicodeAttribute(attr_name="f", null=True)
    competence_id = UnicodeAttribute(attr_name="c", null=True)
    is_improving = BooleanAttribute(attr_name="i", null=True)
    calibration_id = UnicodeAttribute(attr_name="b", null=True)
    rule = UnicodeAttribute(attr_name="u", null=True)
    scope = UnicodeAttribute(attr_name="g", null=True)
    campaign_id = UnicodeAttribute(attr_name="j", null=True)
    is_apart = BooleanAttribute(attr_name="y", null=True)


class ProfileRow(Model):
    """`c#1.1`: a competence's profile; `k#1.1`: its elements; `a#<id>`: an assessment owned."""

    Meta = meta("profiles")

    user_id = UnicodeAttribute(hash_key=True, attr_name="p")
    row = UnicodeAttribute(range_key=True, attr_name="s")
    release_id = UnicodeAttribute(attr_name="r", null=True)
    exact_pix = NumberAttribute(attr_name="x", null=True)
    last_at = MillisAttribute(attr_name="t", null=True)
    assessment_id = UnicodeAttribute(attr_name="a", null=True)
    is_assessment_completed = BooleanAttribute(attr_name="o", null=True)
    version = NumberAttribute(attr_name="v", null=True)
    elements = UnicodeAttribute(attr_name="e", null=True)


class ReportRow(Model):
    """A problem reported, under the person who wrote it, so that erasing finds it."""

    Meta = meta("reports")

    owner_id = UnicodeAttribute(hash_key=True, attr_name="p")
    row = UnicodeAttribute(range_key=True, attr_name="s")
    challenge_id = UnicodeAttribute(attr_name="c")
    release_id = UnicodeAttribute(attr_name="r")
    reason = UnicodeAttribute(attr_name="k")
    text = UnicodeAttribute(attr_name="a")
    at = MillisAttribute(attr_name="t")


# accounts


class AccountRow(Model):
    """`a`: an account; `f#<id>`: a family of refresh tokens; `d#<id>`: a trusted browser.

    Under `email#<sha256>`, `username#<sha256>` and `identity#<sha256>`, one row `e`: whose it is.
    """

    Meta = meta("accounts")

    user_id = UnicodeAttribute(hash_key=True, attr_name="p")
    row = UnicodeAttribute(range_key=True, attr_name="s")
    expires_at = MillisAttribute(attr_name="x", null=True)
    ttl = TTLAttribute(null=True)
    # account
    kind = UnicodeAttribute(attr_name="k", null=True)
    lang = UnicodeAttribute(attr_name="l", null=True)
    created_at = MillisAttribute(attr_name="t", null=True)
    email = UnicodeAttribute(attr_name="e", null=True)
    first_name = UnicodeAttribute(attr_name="f", null=True)
    last_name = UnicodeAttribute(attr_name="n", null=True)
    password_hash = UnicodeAttribute(attr_name="h", null=True)
    terms_accepted_at = MillisAttribute(attr_name="m", null=True)
    version = NumberAttribute(attr_name="v", null=True)
    is_closed = BooleanAttribute(attr_name="z", null=True)
    username = UnicodeAttribute(attr_name="y", null=True)
    must_change_password = BooleanAttribute(attr_name="c", null=True)
    is_staff = BooleanAttribute(attr_name="g", null=True)
    identities = UnicodeAttribute(attr_name="i", null=True)
    factor_secret = UnicodeAttribute(attr_name="q", null=True)
    factor_since = MillisAttribute(attr_name="r", null=True)
    factor_step = NumberAttribute(attr_name="j", null=True)
    factor_asked = UnicodeAttribute(attr_name="a", null=True)
    recovery_digests = UnicodeAttribute(attr_name="w", null=True)
    pending_id = UnicodeAttribute(attr_name="p1", null=True)
    pending_email = UnicodeAttribute(attr_name="p2", null=True)
    pending_until = MillisAttribute(attr_name="p3", null=True)
    pending_failures = NumberAttribute(attr_name="p4", null=True)
    # claim of an address, a user name or an identity
    holder_id = UnicodeAttribute(attr_name="u", null=True)
    # family
    digest = UnicodeAttribute(attr_name="d", null=True)
    previous_digest = UnicodeAttribute(attr_name="b", null=True)
    turned_at = MillisAttribute(attr_name="o", null=True)
    is_strong = BooleanAttribute(attr_name="st", null=True)


class ThrottleRow(Model):
    """Attempts in one window of time, or a message that is being carried out; all go by TTL."""

    Meta = meta("throttles")

    key = UnicodeAttribute(hash_key=True, attr_name="p")
    ttl = TTLAttribute()
    attempts = NumberAttribute(attr_name="n", null=True)
    leased_until = MillisAttribute(attr_name="x", null=True)
    is_done = BooleanAttribute(attr_name="o", null=True)


class WorkRow(Model):
    """What is due: `<kind>#<shard 0-15>` / `<due_at>#<id>`."""

    Meta = meta("work")

    list_shard = UnicodeAttribute(hash_key=True, attr_name="p")
    due = UnicodeAttribute(range_key=True, attr_name="s")
    body = UnicodeAttribute(attr_name="a", null=True)


class UseRow(Model):
    """How often challenges were asked in one batch: `exam#2026-11-22T09#<shard 0-15>` / it."""

    Meta = meta("uses")

    hour_shard = UnicodeAttribute(hash_key=True, attr_name="p")
    batch_id = UnicodeAttribute(range_key=True, attr_name="s")
    uses = UnicodeAttribute(attr_name="a")
    ttl = TTLAttribute()
