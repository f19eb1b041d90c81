"""What institutions' machines need from outside: their clients, what they used, what they read."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from chalicelib.core.api_client import ApiClient, ClientAct, DayOfUse, Reading
from chalicelib.core.identity import Principal
from chalicelib.core.sign_in import Limit


class MachineTokens(Protocol):
    """Signed texts for institutions' machines, read without any storage."""

    def machine_token(self, machine: Principal, *, now: datetime) -> str:
        """A token, good for `TOKEN_LIFE`."""
        ...

    def machine(self, token: str, *, now: datetime) -> Principal:
        """Which machine a token names; raises `NotSignedIn`, for people's tokens too."""
        ...


class ApiClients(Protocol):
    """The machines of institutions: rewritten rows with a version, and a log of what staff did."""

    def add(self, client: ApiClient, act: ClientAct) -> None:
        """Store a new client and the first line of its log; raises `RowExists`."""
        ...

    def get(self, client_id: str) -> ApiClient:
        """The client, read consistently; raises `ClientNotFound`."""
        ...

    def find(self, client_id: str) -> ApiClient | None:
        """The client, read consistently, or None."""
        ...

    def save(self, client: ApiClient, act: ClientAct) -> None:
        """Rewrite the client and add to its log, both or neither; raises `StaleRow`.

        The day of last use is left as it is: `count` writes it.
        """
        ...

    def list_page(self, *, after: str = "", limit: int = 100) -> tuple[Sequence[ApiClient], str]:
        """Clients in the order of their ids, and the place where the next page starts, or ""."""
        ...

    def acts(self, client_id: str) -> Sequence[ClientAct]:
        """The log of the client, the newest line first; at most a hundred."""
        ...

    def count(self, client: ApiClient, *, now: datetime) -> int:
        """Count one read on this day, and say how many that makes; keeps the day of last use."""
        ...

    def use_of(self, client_id: str, *, since: date) -> Sequence[DayOfUse]:
        """The days of use from that one on, the newest first; days without any are left out."""
        ...

    def count_failure(self, client_id: str, limit: Limit, *, now: datetime) -> int:
        """Count one wrong secret, and say how many that makes in this window."""
        ...


class Trail(Protocol):
    """What every client read, or was refused: only ever added to, gone after `TRAIL_KEPT`."""

    def add(self, reading: Reading) -> None:
        """Write it down; raises `TrailUnavailable` when that could not be done."""
        ...

    def of_day(
        self, client_id: str, day: date, *, after: str = "", limit: int = 100
    ) -> tuple[Sequence[Reading], str]:
        """The readings of a day in order, and the place where the next page starts, or ""."""
        ...
