"""Sign-ins elsewhere in DynamoDB: questions, tokens that were used, arrivals; keys are digests."""

from datetime import UTC, datetime
from typing import TypeVar

from pydantic import TypeAdapter
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamo.orga_tables import SsoRow
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing
from chalicelib.core.external_identity import Arrival, Asked, Proof, digest
from chalicelib.core.orga_errors import IdentityRefused

_ASKED = TypeAdapter(Asked)
_ARRIVAL = TypeAdapter(Arrival)

_R = TypeVar("_R", Asked, Arrival)


class DynamoSignInsElsewhere:
    """`ports.sso.SignInsElsewhere` on the table `sso`."""

    def ask(self, asked: Asked) -> None:
        """One Put that must be the first."""
        with all_or_nothing() as transaction:
            transaction.save(_row(_asked_key(asked.state), asked, _ASKED), condition=_is_new())

    def asked(self, state: str, *, now: datetime) -> Asked:
        """One strongly consistent Get."""
        return _read(_asked_key(state), _ASKED, now=now)

    def settle(self, asked: Asked, *, proof: Proof, code: str, arrival: Arrival) -> None:
        """One transaction: the question goes, the token is marked, the arrival waits."""
        used = SsoRow(f"used#{proof.token_key}", ttl=_whole(proof.until))
        try:
            with all_or_nothing() as transaction:
                transaction.delete(SsoRow(_asked_key(asked.state)), condition=SsoRow.key.exists())
                transaction.save(used, condition=_is_new())
                transaction.save(_row(_arrival_key(code), arrival, _ARRIVAL), condition=_is_new())
        except Refused as refused:
            raise IdentityRefused("used already") from refused

    def keep(self, name: str, arrival: Arrival) -> None:
        """One Put."""
        _row(_arrival_key(name), arrival, _ARRIVAL).save()

    def find(self, name: str, *, now: datetime) -> Arrival:
        """One strongly consistent Get."""
        return _read(_arrival_key(name), _ARRIVAL, now=now)

    def take(self, name: str, *, now: datetime) -> Arrival:
        """One Get, and one Delete of which only one succeeds."""
        found = self.find(name, now=now)
        try:
            with all_or_nothing() as transaction:
                row = SsoRow(_arrival_key(name))
                transaction.delete(row, condition=SsoRow.key.exists())
        except Refused as refused:
            raise IdentityRefused("used already") from refused
        return found


def _is_new() -> Condition:
    is_new: Condition = SsoRow.key.does_not_exist()
    return is_new


def _row(key: str, record: _R, form: "TypeAdapter[_R]") -> SsoRow:
    body = form.dump_json(record).decode()
    return SsoRow(key, body=body, ttl=_whole(record.expires_at))


def _read(key: str, form: "TypeAdapter[_R]", *, now: datetime) -> _R:
    try:
        row = SsoRow.get(key, consistent_read=True)
    except SsoRow.DoesNotExist as error:
        raise IdentityRefused("not waiting") from error
    record = form.validate_json(row.body)
    if record.expires_at <= now:  # rows that are due may stand for days
        raise IdentityRefused("waited too long")
    return record


def _asked_key(state: str) -> str:
    return f"asked#{digest(state)}"


def _arrival_key(name: str) -> str:
    return f"arrival#{digest(name)}"


def _whole(at: datetime) -> datetime:
    """TTL is in whole seconds."""
    return at.astimezone(UTC).replace(microsecond=0)
