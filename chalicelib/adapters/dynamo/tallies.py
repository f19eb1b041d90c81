"""Sums of campaigns in DynamoDB, beside the participations they are made of.

Under a campaign: `g#a#<scope>` its activity and `g#r#<scope>` its results, a row a scope; `k#<id>`
what they hold of a participation. Under `w#<campaign>`: `<day>#<id>`, a participation in progress
by its last move, in a partition of its own since it is read alone. A campaign's stream comes in one
sequence and each batch is folded before it is written, so that a sum needs no shards
(docs/decisions/campaign-tallies.md).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from pynamodb.expressions.condition import Condition
from pynamodb.transactions import TransactWrite

from chalicelib.adapters.dynamo.orga_tables import CampaignRow
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing
from chalicelib.core.errors import StaleRow
from chalicelib.core.participation import Results
from chalicelib.core.tally import NOTHING, Counts, Facts, Tallies, plus
from chalicelib.ports.results import Counted, Sum, Waiting

_WAITING = "w#"


class DynamoTallies:
    """`ports.results.CampaignTallies` on the table `campaigns`."""

    def activity(self, campaign_id: str, division: str | None = None) -> Sum:
        """One Get."""
        return _sum(campaign_id, _key("a", division))

    def results(self, campaign_id: str, division: str | None = None) -> Sum:
        """One Get."""
        return _sum(campaign_id, _key("r", division))

    def activities(self, campaign_ids: Sequence[str]) -> Mapping[str, Counts]:
        """One BatchGet."""
        keys = [(campaign_id, _key("a", None)) for campaign_id in dict.fromkeys(campaign_ids)]
        found = CampaignRow.batch_get(keys) if keys else ()
        return {row.campaign_id: _counts(row) for row in found}

    def list_waiting(self, campaign_id: str, *, until: date, limit: int = 100) -> Sequence[Waiting]:
        """One Query over rows that hold little but their keys."""
        wanted = CampaignRow.row < f"{until}$"  # "$" follows "#"
        rows = CampaignRow.query(_WAITING + campaign_id, wanted, limit=limit)
        places = [(*row.row.split("#"), row.division or "") for row in rows]
        return [Waiting(date.fromisoformat(day), id_, division) for day, id_, division in places]

    def counted(self, campaign_id: str, participation_ids: Sequence[str]) -> Mapping[str, Counted]:
        """One strongly consistent BatchGet."""
        known = {id_: Counted(id_, NOTHING) for id_ in participation_ids}
        keys = [(campaign_id, f"k#{id_}") for id_ in known]
        for row in CampaignRow.batch_get(keys, consistent_read=True) if keys else ():
            id_ = row.row.removeprefix("k#")
            known[id_] = Counted(id_, _facts(row.body), int(row.version))
        return known

    def count(
        self,
        campaign_id: str,
        rows: Sequence[tuple[Counted, Facts]],
        sums: Mapping[str | None, Tallies],
        *,
        now: datetime,
    ) -> None:
        """A strongly consistent BatchGet of the sums, then one transaction."""
        before = _read_sums(campaign_id, sums)
        try:
            with all_or_nothing() as transaction:
                for row in rows:
                    _keep(transaction, campaign_id, row)
                for scope, more in sums.items():
                    _add(transaction, campaign_id, (scope, more), before=before, now=now)
        except Refused as error:
            raise StaleRow from error


_Sums = Mapping[str, CampaignRow]


def _read_sums(campaign_id: str, scopes: Iterable[str | None]) -> _Sums:
    keys = [(campaign_id, _key(kind, scope)) for scope in scopes for kind in "ar"]
    return {row.row: row for row in CampaignRow.batch_get(keys, consistent_read=True)}


def _keep(transaction: TransactWrite, campaign_id: str, change: tuple[Counted, Facts]) -> None:
    counted, facts = change
    row = CampaignRow(
        campaign_id,
        f"k#{counted.participation_id}",
        body=_text(facts),
        version=counted.version + 1,
    )
    transaction.save(row, condition=_unchanged(counted.version))
    was, now = counted.facts, facts
    if was.waits_since and was.waits_since != now.waits_since:
        transaction.delete(_waiting(campaign_id, counted, was))
    if now.waits_since and (was.waits_since, was.division) != (now.waits_since, now.division):
        transaction.save(_waiting(campaign_id, counted, now))


def _add(
    transaction: TransactWrite,
    campaign_id: str,
    change: tuple[str | None, Tallies],
    *,
    before: _Sums,
    now: datetime,
) -> None:
    scope, more = change
    rows = {kind: before.get(_key(kind, scope)) for kind in "ar"}
    kept = Tallies(*(_counts(row) if row else {} for row in rows.values()))
    total = plus(kept, more)
    for kind, counts, delta in (
        ("a", total.activity, more.activity),
        ("r", total.results, more.results),
    ):
        if not delta:
            continue
        known = rows[kind]
        version = int(known.version) if known else 0
        row = CampaignRow(
            campaign_id, _key(kind, scope), body=_compact(counts), at=now, version=version + 1
        )
        transaction.save(row, condition=_unchanged(version))


def _unchanged(version: int) -> Condition:
    return CampaignRow.version == version if version else CampaignRow.campaign_id.does_not_exist()


def _key(kind: str, division: str | None) -> str:
    scope = "*" if division is None else f"={quote(division, safe='')}"
    return f"g#{kind}#{scope}"


def _waiting(campaign_id: str, counted: Counted, facts: Facts) -> CampaignRow:
    key = f"{facts.waits_since}#{counted.participation_id}"
    return CampaignRow(_WAITING + campaign_id, key, division=facts.division or None)


def _sum(campaign_id: str, key: str) -> Sum:
    try:
        row = CampaignRow.get(campaign_id, key)
    except CampaignRow.DoesNotExist:
        return Sum({})
    return Sum(_counts(row), row.at)


def _counts(row: CampaignRow) -> dict[str, int]:
    counts: dict[str, int] = json.loads(row.body)
    return counts


def _compact(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _text(facts: Facts) -> str:
    """Compact JSON; what is usual is left out."""
    return _compact({key: value for key, value in _members(facts).items() if value})


def _members(facts: Facts) -> dict[str, object]:
    return {
        "d": facts.division,
        "s": _iso(facts.started_on),
        "c": facts.is_completed,
        "x": _iso(facts.shared_on),
        "z": facts.is_certifiable,
        "i": _iso(facts.waits_since),
        "r": _results_members(facts.results) if facts.results else None,
    }


def _results_members(results: Results) -> dict[str, object]:
    return {
        "c": results.codes,
        "l": dict(results.levels),
        "x": dict(results.pix),
        "p": results.percentage,
        "t": results.stage,
        "g": list(results.badge_ids),
    }


def _facts(text: str) -> Facts:
    members = json.loads(text)
    return Facts(
        division=members.get("d", ""),
        started_on=_day(members.get("s")),
        is_completed=members.get("c", False),
        shared_on=_day(members.get("x")),
        results=_results(members["r"]) if "r" in members else None,
        is_certifiable=members.get("z", False),
        waits_since=_day(members.get("i")),
    )


def _results(members: Mapping[str, Any]) -> Results:
    return Results(
        codes=members["c"],
        levels=members["l"],
        pix=members["x"],
        percentage=members["p"],
        stage=members["t"],
        badge_ids=tuple(members["g"]),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
