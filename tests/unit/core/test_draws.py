"""Draws: the same on every machine, and spread."""

from collections import Counter

import pytest

from chalicelib.core.draws import Draw, draw, seed_of


def test_draws_are_these_numbers_on_every_machine():
    assert draw("key", 0) == 10458342754673957138
    assert seed_of("key") == 2416002761
    stream = Draw("key")
    assert [stream.integer(1, 6) for _ in range(10)] == [3, 3, 5, 1, 3, 3, 3, 2, 6, 6]
    assert Draw("key").shuffled("abcdef") == ["c", "a", "e", "b", "d", "f"]


def test_integers_cover_their_range_evenly():
    stream = Draw("dice")
    counts = Counter(stream.integer(1, 6) for _ in range(6000))
    assert set(counts) == set(range(1, 7))
    assert all(850 < count < 1150 for count in counts.values())


def test_a_sample_never_takes_an_item_twice():
    stream = Draw("sample")
    for _ in range(200):
        assert len(set(stream.sample(range(10), 6))) == 6


def test_every_order_can_come_out():
    stream = Draw("orders")
    assert len({tuple(stream.shuffled("abc")) for _ in range(200)}) == 6


def test_another_key_draws_otherwise():
    assert [Draw("a").integer(0, 99) for _ in range(1)] != [Draw("b").integer(0, 99)]
    assert draw("a", 0) != draw("a", 1)


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(ValueError, match="empty range"):
        Draw("x").integer(2, 1)
    with pytest.raises(ValueError, match="asked"):
        Draw("x").sample("ab", 3)
