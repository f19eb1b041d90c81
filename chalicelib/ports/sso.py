"""What signing in elsewhere needs from outside."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.core.external_identity import Answer, Arrival, Asked, IdentityProvider, Proof


class IdentityProviders(Protocol):
    """The identity providers that humans configured."""

    def get(self, provider_id: str) -> IdentityProvider:
        """The provider; raises `ProviderNotFound`."""
        ...

    def list_all(self) -> Sequence[IdentityProvider]:
        """All of them, in the order to show them."""
        ...


class IdentityProtocol(Protocol):
    """One way of asking an identity provider who somebody is."""

    def address(self, provider: IdentityProvider, asked: Asked, *, now: datetime) -> str:
        """Where to send the browser with the question; raises `ProviderUnavailable`."""
        ...

    def proof(
        self, provider: IdentityProvider, asked: Asked, *, answer: Answer, now: datetime
    ) -> Proof:
        """What the answer proves; raises `IdentityRefused`, `ProviderUnavailable`.

        Whether it was used before is not looked at here.
        """
        ...


class SignInsElsewhere(Protocol):
    """What waits for an answer, and what the answers were; each goes by itself when too old.

    What is too old, used or never made raises `IdentityRefused`.
    """

    def ask(self, asked: Asked) -> None:
        """Remember a question."""
        ...

    def asked(self, state: str, *, now: datetime) -> Asked:
        """The question that was put with this state."""
        ...

    def settle(self, asked: Asked, *, proof: Proof, code: str, arrival: Arrival) -> None:
        """Take the answer to a question, once: the question goes, and its token never counts again.

        The arrival waits under a one-time code. All at once, or `IdentityRefused` when another
        answer was first or the token was used before.
        """
        ...

    def keep(self, name: str, arrival: Arrival) -> None:
        """Let an arrival wait under a secret name."""
        ...

    def find(self, name: str, *, now: datetime) -> Arrival:
        """The arrival that waits under a name."""
        ...

    def take(self, name: str, *, now: datetime) -> Arrival:
        """The same, for one caller only: it waits no more."""
        ...
