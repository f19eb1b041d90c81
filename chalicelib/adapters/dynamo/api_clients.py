"""Institutions' machines in DynamoDB: clients and their logs, what they used, what they read."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import cast

from pydantic import TypeAdapter
from pynamodb.exceptions import PutError
from pynamodb.expressions.update import Action

from chalicelib.adapters.dynamo.partner_tables import PartnerRow
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing
from chalicelib.core.api_client import (
    TRAIL_KEPT,
    Act,
    ApiClient,
    Change,
    ClientAct,
    ClientNotFound,
    DayOfUse,
    Reading,
    Scope,
    Secret,
    TrailUnavailable,
    day_of,
)
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.sign_in import Limit

_ITSELF = "c"
_LIST = "all"
_ACT = "l#"
_USE = "u#"
_READING = "r#"
_ACTS_SHOWN = 100
_SECRETS = TypeAdapter(tuple[Secret, ...])
_CHANGES = TypeAdapter(tuple[Change, ...])


class DynamoApiClients:
    """`ports.partner.ApiClients` on the table `partners`."""

    def add(self, client: ApiClient, act: ClientAct) -> None:
        """One transaction: the client must be new; its line of the list, its first act."""
        is_new = PartnerRow.partition.does_not_exist()
        try:
            with all_or_nothing() as transaction:
                transaction.save(PartnerRow(_LIST, client.id))
                transaction.save(_act_row(act))
                transaction.save(_row(client), condition=is_new)
        except Refused as refused:
            raise RowExists from refused

    def get(self, client_id: str) -> ApiClient:
        """One strongly consistent Get."""
        client = self.find(client_id)
        if client is None:
            raise ClientNotFound
        return client

    def find(self, client_id: str) -> ApiClient | None:
        """One strongly consistent Get."""
        try:
            return _client(PartnerRow.get(client_id, _ITSELF, consistent_read=True))
        except PartnerRow.DoesNotExist:
            return None

    def save(self, client: ApiClient, act: ClientAct) -> None:
        """One transaction: what staff may change, if the version is the one read, and the act."""
        try:
            with all_or_nothing() as transaction:
                transaction.save(_act_row(act))
                transaction.update(
                    PartnerRow(client.id, _ITSELF),
                    actions=_changes(client),
                    condition=PartnerRow.version == client.version,
                )
        except Refused as refused:
            raise StaleRow from refused

    def list_page(self, *, after: str = "", limit: int = 100) -> tuple[Sequence[ApiClient], str]:
        """One Query of the list, one BatchGet; both strongly consistent."""
        lines = PartnerRow.query(
            _LIST,
            consistent_read=True,
            limit=limit,
            last_evaluated_key={"p": {"S": _LIST}, "s": {"S": after}} if after else None,
        )
        ids = [line.row for line in lines]
        is_end = lines.last_evaluated_key is None or not ids
        keys = [(client_id, _ITSELF) for client_id in ids]
        rows = PartnerRow.batch_get(keys, consistent_read=True)
        found = {row.partition: _client(row) for row in rows}
        return [found[one] for one in ids], "" if is_end else ids[-1]

    def acts(self, client_id: str) -> Sequence[ClientAct]:
        """One Query, backwards."""
        rows = PartnerRow.query(
            client_id,
            PartnerRow.row.startswith(_ACT),
            consistent_read=True,
            scan_index_forward=False,
            limit=_ACTS_SHOWN,
        )
        return [_act(row) for row in rows]

    def count(self, client: ApiClient, *, now: datetime) -> int:
        """One atomic Update; another one the first time of a day."""
        day = day_of(now)
        row = PartnerRow(client.id, f"{_USE}{day}")
        row.update(actions=[PartnerRow.total.add(1), PartnerRow.ttl.set(_end_of_trail(now))])
        if client.last_used_on is None or client.last_used_on < day:
            PartnerRow(client.id, _ITSELF).update(
                actions=[PartnerRow.last_used_on.set(day.isoformat())],
                condition=PartnerRow.partition.exists(),
            )
        return int(row.total)

    def use_of(self, client_id: str, *, since: date) -> Sequence[DayOfUse]:
        """One Query, backwards."""
        rows = PartnerRow.query(
            client_id,
            PartnerRow.row.between(f"{_USE}{since}", f"{_USE}9999"),
            scan_index_forward=False,
        )
        return [
            DayOfUse(date.fromisoformat(row.row.removeprefix(_USE)), int(row.total)) for row in rows
        ]

    def count_failure(self, client_id: str, limit: Limit, *, now: datetime) -> int:
        """One atomic Update."""
        row = PartnerRow(f"{client_id}#failures", f"w#{limit.window_of(now)}")
        end = limit.end_of_window(now)
        row.update(actions=[PartnerRow.total.add(1), PartnerRow.ttl.set(end)])
        return int(row.total)


class DynamoTrail:
    """`ports.partner.Trail` on the table `partners`: a partition a client and a day."""

    def add(self, reading: Reading) -> None:
        """One Put."""
        try:
            _reading_row(reading).save()
        except PutError as error:
            raise TrailUnavailable from error

    def of_day(
        self, client_id: str, day: date, *, after: str = "", limit: int = 100
    ) -> tuple[Sequence[Reading], str]:
        """One Query."""
        partition = f"{client_id}#{day}"
        place = {"p": {"S": partition}, "s": {"S": after}}
        rows = PartnerRow.query(partition, limit=limit, last_evaluated_key=place if after else None)
        found = list(rows)
        is_end = rows.last_evaluated_key is None or not found
        return [_reading(row) for row in found], "" if is_end else found[-1].row


def _row(client: ApiClient) -> PartnerRow:
    return PartnerRow(
        client.id,
        _ITSELF,
        at=client.created_at,
        name=client.name,
        scopes=" ".join(client.scopes),
        uais=_uais(client),
        daily_quota=client.daily_quota,
        created_by=client.created_by,
        trail_key=client.trail_key,
        secrets=_SECRETS.dump_json(client.secrets).decode(),
        version=client.version + 1,
    )


def _changes(client: ApiClient) -> list[Action]:
    uais = _uais(client)
    changes: list[Action] = [
        PartnerRow.name.set(client.name),
        PartnerRow.scopes.set(" ".join(client.scopes)),
        PartnerRow.uais.remove() if uais is None else PartnerRow.uais.set(uais),
        PartnerRow.daily_quota.set(client.daily_quota),
        PartnerRow.secrets.set(_SECRETS.dump_json(client.secrets).decode()),
        PartnerRow.version.set(client.version + 1),
    ]
    if client.revoked_at is not None:
        changes += [
            PartnerRow.revoked_at.set(client.revoked_at),
            PartnerRow.revoked_by.set(client.revoked_by),
        ]
    return changes


def _uais(client: ApiClient) -> str | None:
    """A "-" is no school at all; no text at all is every school."""
    return None if client.uais is None else " ".join(client.uais) or "-"


def _client(row: PartnerRow) -> ApiClient:
    return ApiClient(
        id=row.partition,
        name=row.name,
        scopes=cast("tuple[Scope, ...]", tuple(row.scopes.split())),
        uais=tuple(row.uais.replace("-", "").split()) if row.uais else None,
        daily_quota=int(row.daily_quota),
        created_at=row.at,
        created_by=row.created_by,
        trail_key=row.trail_key,
        secrets=_SECRETS.validate_json(row.secrets),
        revoked_at=row.revoked_at,
        revoked_by=row.revoked_by or "",
        last_used_on=date.fromisoformat(row.last_used_on) if row.last_used_on else None,
        version=int(row.version),
    )


def _act_row(act: ClientAct) -> PartnerRow:
    return PartnerRow(
        act.client_id,
        f"{_ACT}{_order(act.at)}#{act.id}",
        act=act.act,
        at=act.at,
        actor_id=act.by,
        reason=act.reason,
        changes=_CHANGES.dump_json(act.changes).decode() if act.changes else None,
    )


def _act(row: PartnerRow) -> ClientAct:
    return ClientAct(
        id=row.row.rpartition("#")[2],
        client_id=row.partition,
        act=cast("Act", row.act),
        at=row.at,
        by=row.actor_id,
        reason=row.reason,
        changes=_CHANGES.validate_json(row.changes) if row.changes else (),
    )


def _reading_row(reading: Reading) -> PartnerRow:
    return PartnerRow(
        f"{reading.client_id}#{day_of(reading.at)}",
        f"{_READING}{_order(reading.at)}#{reading.id}",
        at=reading.at,
        operation=reading.operation,
        status=reading.status,
        found=reading.found,
        subject=reading.subject,
        request_id=reading.request_id,
        ttl=_end_of_trail(reading.at),
    )


def _reading(row: PartnerRow) -> Reading:
    return Reading(
        id=row.row.rpartition("#")[2],
        client_id=row.partition.partition("#")[0],
        at=row.at,
        operation=row.operation,
        status=int(row.status),
        found=int(row.found),
        subject=row.subject,
        request_id=row.request_id,
    )


def _order(at: datetime) -> str:
    """Instants as texts that sort by time."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _end_of_trail(now: datetime) -> datetime:
    """TTL is in whole seconds."""
    return now.astimezone(UTC).replace(microsecond=0) + TRAIL_KEPT
