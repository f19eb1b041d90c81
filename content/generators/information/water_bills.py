"""Water meters billed by tiers, to compute with nested conditions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import decimals
from content.generators.workbooks import Value, workbook


@dataclass(frozen=True)
class _Tariff:
    """Amounts in cents, thresholds in cubic meters."""

    subscription: int
    first_limit: int
    second_limit: int
    prices: tuple[int, int, int]

    def bill(self, volume: int) -> int:
        """What a household owes."""
        return self.subscription + self.water(volume)

    def water(self, volume: int) -> int:
        """The same without the subscription."""
        low = min(volume, self.first_limit)
        middle = max(0, min(volume, self.second_limit) - self.first_limit)
        high = max(0, volume - self.second_limit)
        return sum(
            part * price for part, price in zip((low, middle, high), self.prices, strict=True)
        )

    def flat(self, volume: int) -> int:
        """The usual mistake: the last tier's price for the whole volume."""
        tier = (volume > self.first_limit) + (volume > self.second_limit)
        return self.subscription + volume * self.prices[tier]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Between 28 and 42 households, some in each tier."""
    tariff = _tariff(draw)
    volumes = [draw.integer(12, 2 * tariff.second_limit) for _ in range(draw.integer(28, 42))]
    meters = draw.sample(range(10_000, 99_999), len(volumes))
    rows: list[list[Value]] = [["Foyer", "Consommation (m³)"]]
    rows += [[f"Compteur {meter}", volume] for meter, volume in zip(meters, volumes, strict=True)]
    book = workbook({"Consommations": rows})
    return Variant(_values(tariff, volumes), {"eau.xlsx": book})


def _tariff(draw: Draw) -> _Tariff:
    first_limit = 10 * draw.integer(3, 6)
    prices = (draw.integer(105, 145), draw.integer(160, 210), draw.integer(230, 310))
    second_limit = first_limit + 10 * draw.integer(4, 8)
    return _Tariff(100 * draw.integer(25, 48), first_limit, second_limit, prices)


def _values(tariff: _Tariff, volumes: Sequence[int]) -> dict[str, str]:
    return {
        "abonnement": str(tariff.subscription // 100),
        "seuil1": str(tariff.first_limit),
        "debut2": str(tariff.first_limit + 1),
        "seuil2": str(tariff.second_limit),
        **{f"prix{tier}": decimals(price) for tier, price in enumerate(tariff.prices, start=1)},
        "total": decimals(sum(tariff.bill(volume) for volume in volumes)),
        "sans_abonnement": decimals(sum(tariff.water(volume) for volume in volumes)),
        "prix_unique": decimals(sum(tariff.flat(volume) for volume in volumes)),
        "sur_le_total": decimals(tariff.bill(sum(volumes))),
    }
