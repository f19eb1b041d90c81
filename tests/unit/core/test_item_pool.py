"""What an exam chooses from, for one person's language and needs."""

import pytest

from chalicelib.core.errors import QuotasNotMet
from chalicelib.core.exposure import bank_of
from chalicelib.core.item_pool import ItemPool, Wanted, item_pool, tables_key
from chalicelib.core.psychometrics.adaptive_test import AdaptiveTest
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.tables import Tables
from tests.factories import challenge, release

POLICY = Policy(length=2, per_competence=0, per_tube=1, cap=0.5)
CHALLENGES = [
    challenge("mots-1"),
    challenge("mots-2", is_accessible=False),
    challenge("dossiers-1"),
    challenge("dossiers-2", lang="en"),
]
BANK = bank_of(release(challenges=CHALLENGES), "training")
TABLES = Tables.of(BANK)


def made(wanted: Wanted, **prices: float) -> ItemPool:
    named = {name.replace("_", "-"): price for name, price in prices.items()}
    return item_pool(BANK, wanted, tables=TABLES, prices=named, prices_id="p")


def asked(pool: ItemPool) -> list[str]:
    test = AdaptiveTest.begun(pool.choice, pool.grid, pool.curves)
    ids = []
    while not test.is_complete:
        item = test.next_item()
        ids.append(BANK.items[item].id)
        test.record(item, is_right=True)
    return ids


def test_somebody_with_needs_gets_accessible_challenges_only() -> None:
    pool = made(Wanted("training", POLICY, needs_accessible=True))
    assert sorted(asked(pool)) == ["dossiers-1a", "mots-1a"]


def test_a_dear_challenge_gives_way_to_a_cheaper_one() -> None:
    pool = made(Wanted("training", POLICY), mots_1a=9.0)
    assert "mots-2a" in asked(pool)


def test_a_language_without_enough_challenges_is_told() -> None:
    with pytest.raises(QuotasNotMet):
        made(Wanted("training", POLICY, lang="en"))


def test_tables_have_a_place_for_each_calibration() -> None:
    keys = {tables_key("r", calibration, "exam") for calibration in ("", "c1", "c2")}
    assert len(keys) == 3
