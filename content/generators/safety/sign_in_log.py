"""A log of sign-ins in which one address tries many accounts and enters one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from content.compiler.variants import Draw, Variant

ACCOUNTS = (
    "a.benali",
    "c.morel",
    "d.fontaine",
    "e.nguyen",
    "f.diallo",
    "h.lacroix",
    "i.costa",
    "j.perrin",
    "l.haddad",
    "m.girard",
    "n.keita",
    "o.marchal",
    "r.silva",
    "s.roche",
)
NIGHT = datetime(2026, 3, 17, 21, 30, tzinfo=UTC)
ATTACK_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log."""

    at: datetime
    account: str
    address: str
    is_success: bool

    def __str__(self) -> str:
        result = "REUSSITE" if self.is_success else "ECHEC"
        return f"{self.at:%Y-%m-%d %H:%M:%S} compte={self.account} ip={self.address} {result}"


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Mix an ordinary evening, an absent-minded person and the attack."""
    homes = {
        name: f"192.0.2.{number}"
        for name, number in zip(ACCOUNTS, draw.sample(range(10, 250), len(ACCOUNTS)), strict=True)
    }
    victim, absent, aimed = draw.sample(ACCOUNTS, 3)
    attacker = f"{draw.choice(('198.51.100', '203.0.113'))}.{draw.integer(2, 250)}"
    attack = _attack(draw, victim, attacker)
    entries = [*_evening(draw, homes), *_mistakes(draw, absent, homes[absent]), *attack]
    lines = [str(entry) for entry in sorted(entries, key=lambda entry: entry.at)]
    values = {
        "compte": victim,
        "ip": attacker,
        "ip_habituelle": homes[victim],
        "distrait": absent,
        "ip_distrait": homes[absent],
        "vise": aimed,
        "echecs": str(sum(not entry.is_success for entry in attack)),
        "vises": str(len(ACCOUNTS)),
    }
    return Variant(values=values, files={"connexions.log": "\r\n".join([*lines, ""]).encode()})


def _evening(draw: Draw, homes: Mapping[str, str]) -> list[Entry]:
    """Everyone enters from home, a few times, with a slip now and then."""
    entries = []
    for account, address in homes.items():
        for _ in range(draw.integer(3, 6)):
            at = NIGHT + timedelta(seconds=draw.integer(0, 36_000))
            entries.append(Entry(at, account, address, is_success=True))
            if draw.integer(1, 5) == 1:
                before = at - timedelta(seconds=draw.integer(6, 20))
                entries.append(Entry(before, account, address, is_success=False))
    return entries


def _mistakes(draw: Draw, account: str, address: str) -> list[Entry]:
    """Several failures in a row, then a success, all from home."""
    start = NIGHT + timedelta(seconds=draw.integer(600, 7_200))
    failures = draw.integer(5, 7)
    times = [start + timedelta(seconds=25 * rank) for rank in range(failures + 1)]
    return [Entry(at, account, address, is_success=at == times[-1]) for at in times]


def _attack(draw: Draw, victim: str, address: str) -> list[Entry]:
    """Each round tries every account with one password; the victim's is found in the last."""
    start = NIGHT + timedelta(seconds=draw.integer(14_400, 21_600))
    pace = draw.integer(7, 14)
    targets = [name for _ in range(ATTACK_ROUNDS) for name in draw.shuffled(ACCOUNTS)]
    found = max(rank for rank, name in enumerate(targets) if name == victim)
    return [
        Entry(start + timedelta(seconds=pace * rank), name, address, is_success=rank == found)
        for rank, name in enumerate(targets)
    ]
