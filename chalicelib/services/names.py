"""Who is behind an account's id, for those who may know."""

from collections.abc import Iterable
from contextlib import suppress

from chalicelib.core.errors import AccountNotFound
from chalicelib.ports import Accounts


def names_of(accounts: Accounts, user_ids: Iterable[str]) -> dict[str, str]:
    """The names of those that are accounts; the others are a name already, or gone."""
    names = {}
    for user_id in set(user_ids):
        with suppress(AccountNotFound):
            user = accounts.get(user_id)
            names[user_id] = f"{user.first_name} {user.last_name}".strip()
    return names
