"""A health tool tried on several groups: for whom does it miss most?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from content.compiler.files import csv_file, ods
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.french_values import plain_number, readable_number

GROUPS = ("Moins de 30 ans", "30 à 44 ans", "45 à 59 ans", "60 à 74 ans", "75 ans et plus")


@dataclass(frozen=True, slots=True)
class Group:
    """Ill people found and missed, others left alone and alarmed."""

    name: str
    found: int
    missed: int
    quiet: int
    alarmed: int

    @property
    def misses(self) -> Decimal:
        """Share of ill people whom the tool misses."""
        return Decimal(self.missed) / (self.found + self.missed)

    @property
    def errors(self) -> Decimal:
        """Share of errors of any kind, which hides them."""
        return Decimal(self.missed + self.alarmed) / (
            self.found + self.missed + self.quiet + self.alarmed
        )


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The group most missed has neither the most missed people, nor the most errors."""
    groups = drawn_until(lambda: [_group(draw, name) for name in GROUPS], _is_good)
    return Variant(_values(groups), _files(groups))


def _is_good(groups: Sequence[Group]) -> bool:
    ranked = sorted(one.misses for one in groups)
    top = _worst(groups)
    return (
        ranked[-1] - ranked[-2] >= Decimal("0.04")
        and abs(top.misses - top.errors) >= Decimal("0.03")
        and top.name not in {_most_missed(groups).name, _most_wrong(groups).name}
    )


def _values(groups: Sequence[Group]) -> dict[str, str]:
    top, whole = _worst(groups), _whole(groups)
    return {
        "groupe": top.name,
        "part": plain_number(round(100 * top.misses)),
        "part_lisible": readable_number(round(100 * top.misses, 1)),
        "manques": str(top.missed),
        "malades": str(top.found + top.missed),
        "plus_de_manques": _most_missed(groups).name,
        "plus_d_erreurs": _most_wrong(groups).name,
        "ensemble": readable_number(round(100 * whole.misses, 1)),
        "ensemble_plat": plain_number(round(100 * whole.misses)),
        "exactitude": readable_number(round(100 - 100 * whole.errors, 1)),
        "part_erreurs": plain_number(round(100 * top.errors)),
        "detectee": plain_number(100 - round(100 * top.misses)),
    }


def _files(groups: Sequence[Group]) -> dict[str, bytes]:
    head = [
        "Groupe",
        "Malades détectés",
        "Malades non détectés",
        "Bien portants sans alerte",
        "Bien portants alertés à tort",
    ]
    rows: list[list[str | int]] = [
        [one.name, one.found, one.missed, one.quiet, one.alarmed] for one in groups
    ]
    return {"essai.csv": csv_file([head, *rows]), "essai.ods": ods({"Essai": [head, *rows]})}


def _worst(groups: Sequence[Group]) -> Group:
    return max(groups, key=lambda one: one.misses)


def _most_missed(groups: Sequence[Group]) -> Group:
    return max(groups, key=lambda one: one.missed)


def _most_wrong(groups: Sequence[Group]) -> Group:
    return max(groups, key=lambda one: one.errors)


def _whole(groups: Sequence[Group]) -> Group:
    """Everybody as one group."""
    return Group(
        "",
        found=sum(one.found for one in groups),
        missed=sum(one.missed for one in groups),
        quiet=sum(one.quiet for one in groups),
        alarmed=sum(one.alarmed for one in groups),
    )


def _group(draw: Draw, name: str) -> Group:
    ill, well = draw.integer(30, 300), draw.integer(600, 4_000)
    missed = max(2, ill * draw.integer(5, 45) // 100)
    alarmed = well * draw.integer(2, 14) // 100
    return Group(name, ill - missed, missed, well - alarmed, alarmed)
