"""Records too long to read by eye: badges, references with a key, results of tests by version."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_MODULUS = 23


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The records named by the option `ask`."""
    return _RECORDS[str(options["ask"])](draw)


class Peak(NamedTuple):
    """The largest crowd, when it is first reached, and whether only then."""

    most: int
    minute: int
    is_alone: bool


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _peak(events: list[tuple[int, str]]) -> Peak:
    inside, most, at, times = 0, 0, 0, 0
    for minute, kind in sorted(events):
        inside += 1 if kind == "entrée" else -1
        if inside > most:
            most, at, times = inside, minute, 0
        times += inside == most
    return Peak(most, at, times == 1)


def _badges(draw: Draw) -> Variant:
    """Two doors' badges in one file, one door after the other: to be put in order first."""
    minutes = draw.sample(range(8 * 60, 20 * 60), 360)
    visits = [sorted(minutes[i : i + 2]) for i in range(0, 360, 2)]
    events = [(start, "entrée") for start, _ in visits] + [(end, "sortie") for _, end in visits]
    peak = _peak(events)
    if not peak.is_alone:
        return _badges(draw)
    doors = [(minute, kind, draw.choice(("nord", "sud"))) for minute, kind in events]
    north = sorted(one for one in doors if one[2] == "nord")
    south = sorted(one for one in doors if one[2] == "sud")
    rows = [(_clock(minute), door, kind) for minute, kind, door in [*north, *south]]
    unsorted = _as_written([(minute, kind) for minute, kind, _ in [*north, *south]])
    values = {
        "maximum": str(peak.most),
        "heure": _clock(peak.minute),
        "heure_avant": _clock(peak.minute - 1),
        "entrees": str(len(visits)),
        "non_trie": str(unsorted),
        "nord": str(_as_written([(m, k) for m, k, _ in north])),
    }
    if values["maximum"] in {values["entrees"], values["non_trie"], values["nord"]}:
        return _badges(draw)
    return Variant(values, {"badges.csv": csv_file([("heure", "porte", "sens"), *rows])})


def _as_written(events: list[tuple[int, str]]) -> int:
    """The largest count when the lines are taken in the order of the file."""
    inside = most = 0
    for _, kind in events:
        inside += 1 if kind == "entrée" else -1
        most = max(most, inside)
    return most


def _keys(draw: Draw) -> Variant:
    """References ending with a control letter; one letter is wrong."""
    weights = draw.sample(range(2, 10), 5)
    numbers = draw.sample(range(10_000, 99_999), 400)
    good = [f"{number}{_letter(number, weights)}" for number in numbers]
    bad = draw.integer(40, 380)
    wrong = draw.choice([x for x in _LETTERS[:_MODULUS] if x != good[bad][-1]])
    written = [*good[:bad], good[bad][:-1] + wrong, *good[bad + 1 :]]
    first = numbers[0]
    products = [int(d) * w for d, w in zip(str(first), weights, strict=True)]
    values = {
        "poids": ", ".join(map(str, weights)),
        "lettres": _LETTERS[:_MODULUS],
        "exemple": good[0],
        "calcul": " + ".join(f"{d} × {w}" for d, w in zip(str(first), weights, strict=True)),
        "somme": str(sum(products)),
        "reste": str(sum(products) % _MODULUS),
        "fausse": written[bad],
        "corrigee": good[bad],
        "avant": written[bad - 1],
        "apres": written[bad + 1],
    }
    rows = [(f"{i:03}", reference) for i, reference in enumerate(written, start=1)]
    return Variant(values, {"references.csv": csv_file([("ligne", "reference"), *rows])})


def _letter(number: int, weights: list[int]) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(str(number), weights, strict=True))
    return _LETTERS[total % _MODULUS]


def _versions(draw: Draw) -> Variant:
    """One test breaks for good; others waver, were mended in time, or never passed."""
    count = 36
    names = [f"T{n:02}" for n in draw.sample(range(1, 60), 9)]
    broken, wavering, mended, failing = names[:4]
    since, once = draw.integer(14, 30), draw.integer(5, 12)
    last_fall = draw.integer(since - 6, since - 2)
    rows = []
    for version in range(1, count + 1):
        for name in draw.shuffled(names):
            has_failed = (
                (name == broken and version >= since)
                or (
                    name == wavering
                    and (draw.integer(1, 3) == 1 or version == last_fall)
                    and version < count
                )
                or (name == mended and once <= version < once + 4)
                or name == failing
            )
            rows.append((f"1.{version}", name, "échec" if has_failed else "réussi"))
    first_fall = next(v for v, name, result in rows if name == wavering and result == "échec")
    values = {
        "version": f"1.{since}",
        "test": broken,
        "avant": f"1.{since - 1}",
        "ancienne": f"1.{once}",
        "instable": wavering,
        "premiere_instable": first_fall,
        "reparee": mended,
        "toujours": failing,
    }
    if first_fall == values["version"]:
        return _versions(draw)
    return Variant(values, {"essais.csv": csv_file([("version", "test", "resultat"), *rows])})


_RECORDS: Mapping[str, Callable[[Draw], Variant]] = {
    "badges": _badges,
    "keys": _keys,
    "versions": _versions,
}
