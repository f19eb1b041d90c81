"""Sixteen writers at once on the stores of accounts: prints what each race ended with, as JSON.

A process of its own: the models keep the address of the AWS they first spoke to.
"""

import json
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier

from chalicelib.adapters.dynamo.accounts import DynamoAccounts
from chalicelib.adapters.dynamo.sign_ins import DynamoFamilies
from chalicelib.adapters.dynamo.throttles import DynamoDeliveries, DynamoThrottles
from chalicelib.core.errors import DomainError
from chalicelib.core.identity import User, anonymous_user, email_key
from chalicelib.core.sign_in import Limit, RefreshFamily
from infra.local.provision import provision

WRITERS = 16
NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
LIMIT = Limit(10, timedelta(minutes=15))
ACCOUNTS = DynamoAccounts()
FAMILIES = DynamoFamilies()


def race(act: Callable[[int], object]) -> Counter[str]:
    """What sixteen writers that start together are told."""
    start = Barrier(WRITERS)

    def run(number: int) -> str:
        start.wait()
        try:
            return str(act(number))
        except DomainError as error:
            return error.code

    with ThreadPoolExecutor(WRITERS) as writers:
        return Counter(writers.map(run, range(WRITERS)))


def somebody(user_id: str, email: str) -> User:
    return User(id=user_id, kind="registered", lang="fr", created_at=NOW, email=email)


def sign_ups() -> dict[str, object]:
    told = race(lambda number: ACCOUNTS.add(somebody(f"u{number}", "ana@school.test")))
    holder = ACCOUNTS.find_by_email(email_key("ana@school.test"))
    stored = [number for number in range(WRITERS) if exists(f"u{number}")]
    return {"told": told, "stored": len(stored), "is_holder": holder and exists(holder.id)}


def exists(user_id: str) -> bool:
    try:
        ACCOUNTS.get(user_id)
    except DomainError:
        return False
    return True


def conversion_against_expiry() -> dict[str, object]:
    """A person signs up while the sweeper closes their account: one of the two, wholly."""
    ACCOUNTS.add(anonymous_user("late", lang="fr", now=NOW))
    before = ACCOUNTS.get("late")
    after = replace(somebody("late", "late@school.test"), version=before.version)

    def act(number: int) -> None:
        if number % 2:
            ACCOUNTS.register(after, before=before)
        else:
            ACCOUNTS.close(before, last_erasure_at=before.erase_at or NOW)

    told = race(act)
    holder = ACCOUNTS.find_by_email(email_key("late@school.test"))
    return {"told": told, "is_open": exists("late"), "is_held": holder is not None}


def turns() -> dict[str, object]:
    family = RefreshFamily(id="f", user_id="u", digest="old", expires_at=NOW + timedelta(days=7))
    FAMILIES.add(family)
    return {
        "told": race(
            lambda number: FAMILIES.turn(family.turned(f"new{number}", now=NOW, ends_at=None))
        )
    }


def counts() -> dict[str, object]:
    throttles = DynamoThrottles()
    return {"told": race(lambda _: throttles.count("k", LIMIT, now=NOW))}


def deliveries() -> dict[str, object]:
    marks = DynamoDeliveries()
    return {"told": race(lambda _: marks.begin("m", now=NOW))}


if __name__ == "__main__":
    provision()
    races = (sign_ups, conversion_against_expiry, turns, counts, deliveries)
    print(json.dumps({found.__name__: found() for found in races}))
