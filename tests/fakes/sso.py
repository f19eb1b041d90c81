"""Signing in elsewhere, in memory."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from chalicelib.core.external_identity import Answer, Arrival, Asked, IdentityProvider, Proof
from chalicelib.core.orga_errors import IdentityRefused, ProviderNotFound


class InMemorySignInsElsewhere:
    def __init__(self) -> None:
        self.questions: dict[str, Asked] = {}
        self.used: set[str] = set()
        self.arrivals: dict[str, Arrival] = {}

    def ask(self, asked: Asked) -> None:
        self.questions[asked.state] = asked

    def asked(self, state: str, *, now: datetime) -> Asked:
        found = self.questions.get(state)
        if found is None or found.expires_at <= now:
            raise IdentityRefused
        return found

    def settle(self, asked: Asked, *, proof: Proof, code: str, arrival: Arrival) -> None:
        if asked.state not in self.questions or proof.token_key in self.used:
            raise IdentityRefused
        del self.questions[asked.state]
        self.used.add(proof.token_key)
        self.arrivals[code] = arrival

    def keep(self, name: str, arrival: Arrival) -> None:
        self.arrivals[name] = arrival

    def find(self, name: str, *, now: datetime) -> Arrival:
        found = self.arrivals.get(name)
        if found is None or found.expires_at <= now:
            raise IdentityRefused
        return found

    def take(self, name: str, *, now: datetime) -> Arrival:
        found = self.find(name, now=now)
        del self.arrivals[name]
        return found


class ListedProviders:
    def __init__(self, *providers: IdentityProvider) -> None:
        self.providers = providers

    def get(self, provider_id: str) -> IdentityProvider:
        for provider in self.providers:
            if provider.id == provider_id:
                return provider
        raise ProviderNotFound

    def list_all(self) -> Sequence[IdentityProvider]:
        return self.providers


class SayingProtocol:
    """Believes a message that it was told about."""

    def __init__(self, proofs: Mapping[str, Proof]) -> None:
        self.proofs = dict(proofs)

    def address(self, provider: IdentityProvider, asked: Asked, *, now: datetime) -> str:
        return f"https://{provider.id}.test/?state={asked.state}"

    def proof(
        self, provider: IdentityProvider, asked: Asked, *, answer: Answer, now: datetime
    ) -> Proof:
        if answer.message not in self.proofs:
            raise IdentityRefused
        return self.proofs[answer.message]
