"""Things alike but for a few attributes: some are wanted, each other one misses a condition.

The author writes one template a thing (`{{place3}}`, `{{price3}}`); this draws which things are
wanted, and what each attribute is worth for each of them.

    slots: 10                  how many things; their ids are r1 to r10 (another `prefix`, or `ids`)
    good: 3                    how many are wanted
    attributes:                for each, groups of which one is drawn
      place: [[Orval, Joncy, Vernoy]]                        the wanted value, then values that miss
      year: [{name: "2025", in: ["2025-02-01"], out: [...]}]   several wanted values
    unique: {price: {low: 3, high: 40}, word: [pain, sel, …]}   one different value a thing
    draws: {who: [Awa, Noé]}   drawn once
    numbers: [price]           `{{price3_json}}` is a number for a simulator's data

A value written "a|b" gives `{{x}}` and `{{x_b}}`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES


@dataclass(frozen=True, slots=True)
class Group:
    """A condition: its name, the values that meet it and those that do not."""

    name: str
    met: Sequence[str]
    missed: Sequence[str]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Draw the conditions, which things meet them, and what the others miss."""
    count, wanted, prefix = options["slots"], options.get("good", 1), options.get("prefix", "r")
    groups = {
        name: _group(draw.choice(choices))
        for name, choices in options.get("attributes", {}).items()
    }
    ids = options.get("ids") or [f"{prefix}{n}" for n in range(1, count + 1)]
    good = sorted(draw.sample(range(count), wanted))
    missed = _missed(draw, list(groups), [n for n in range(count) if n not in good])
    values = {"prenom": draw.choice(FIRST_NAMES), "good": _joined(ids[n] for n in good)}
    values |= {"n_good": str(wanted), "rang": str(good[0] + 1), "un_seul": ids[good[0]]}
    for name, group in groups.items():
        each = [missed.get(n, "") for n in range(count)]
        values |= _attribute(draw, name, group=group, missed=each)
        forgotten = [n for n in range(count) if missed.get(n, name) in ("", name)]
        values[f"sans_{name}"] = _joined(ids[n] for n in sorted({*good, *forgotten}))
        first = next((n for n in range(count) if missed.get(n) == name), None)
        values |= {} if first is None else {f"rate_{name}": str(first + 1)}
    for name, spec in options.get("unique", {}).items():
        near = {miss: n for n, miss in sorted(missed.items(), reverse=True)}
        marked = {"good": good[0]} | near
        values |= _unique(draw, name, spec=spec, count=count, marked=marked)
    for name in options.get("numbers", ()):
        values |= {f"{name}{n}_json": values[f"{name}{n}"] for n in range(1, count + 1)}
    for name, choices in options.get("draws", {}).items():
        values |= _parts(name, draw.choice(choices))
    return Variant(values)


def _group(choice: Any) -> Group:
    if isinstance(choice, Mapping):
        return Group(choice["name"], choice["in"], choice["out"])
    return Group(choice[0], choice[:1], choice[1:])


def _missed(draw: Draw, names: Sequence[str], others: Sequence[int]) -> dict[int, str]:
    """Which condition each unwanted thing misses: all of them in turn, then shuffled."""
    if not names:
        return {}
    turns = draw.shuffled([names[n % len(names)] for n in range(len(others))])
    return dict(zip(others, turns, strict=True))


def _attribute(draw: Draw, name: str, *, group: Group, missed: Sequence[str]) -> dict[str, str]:
    """What the attribute is worth for each thing, and for the first wanted one."""
    values = _parts(name, group.name) | _parts(f"{name}_non", group.missed[0])
    for n, miss in enumerate(missed, 1):
        worth = draw.choice(group.missed if miss == name else group.met)
        values |= _parts(f"{name}{n}", worth)
        if not miss:
            values |= _parts(f"{name}_good", worth)
    return values


def _unique(
    draw: Draw, name: str, *, spec: Any, count: int, marked: Mapping[str, int]
) -> dict[str, str]:
    """One value a thing, all different; also those of the things that have a mark."""
    pool = spec if isinstance(spec, list) else _numbers(spec)
    drawn = draw.sample(pool, min(count, len(pool)))
    values: dict[str, str] = {}
    for n, value in enumerate(drawn, 1):
        values |= _parts(f"{name}{n}", value)
    for mark, n in marked.items():
        values |= _parts(f"{name}_{mark}", drawn[n])
    return values


def _numbers(spec: Mapping[str, Any]) -> list[str]:
    return [str(n) for n in range(spec["low"], spec["high"] + 1, spec.get("step", 1))]


def _parts(name: str, text: str) -> dict[str, str]:
    first, *rest = str(text).split("|")
    others = zip("bcd", rest, strict=False)
    return {name: first} | {f"{name}_{letter}": part for letter, part in others}


def _joined(ids: Any) -> str:
    return ",".join(sorted(ids))
