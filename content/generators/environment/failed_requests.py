"""What a page asked of the network: which requests failed, and whose they are."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

_THIRD = ("cartes.plan.example", "polices.lettres.example", "mesure.audience.example")
_TYPES = {"css": "style", "js": "script", "svg": "image", "jpg": "image", "json": "data"}


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options`: `host` and nine file `names`. Two or three of the site's own files fail."""
    names = draw.shuffled(options["names"])
    failing = draw.integer(2, 3)
    own = options["host"]
    plans = [(name, own, draw.choice([404, 404, 500, 403])) for name in names[:failing]]
    plans += [(names[3], draw.choice(_THIRD), draw.choice([404, 503]))]
    plans += [(names[4], draw.choice(_THIRD), 200), (names[5], own, 304)]
    plans += [(name, own, 200) for name in names[6:]]
    order = draw.shuffled(range(len(plans)))
    slowest = draw.choice([index for index in range(len(plans)) if plans[index][2] == 200])
    requests = [
        _request(draw, place, plans[index], is_slow=index == slowest)
        for place, index in enumerate(order, start=1)
    ]
    ids = {index: f"r{place}" for place, index in enumerate(order, start=1)}
    right = [ids[index] for index in range(failing)]
    late = next(one for one in requests if one["id"] == ids[slowest])
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "bons": ",".join(sorted(right)),
        "avec_tiers": ",".join(sorted([*right, ids[failing]])),
        "un_seul": right[0],
        "avec_cache": ",".join(sorted([*right, ids[failing + 2]])),
        "fichiers": ", ".join(plan[0] for plan in plans[:failing]),
        "tiers": plans[failing][0],
        "tiers_hote": plans[failing][1],
        "statut": str(plans[0][2]),
        "premier": plans[0][0],
        "lent": str(late["name"]),
        "lent_ms": str(late["ms"]),
        "lent_hote": str(late["host"]),
        "gros": str(max(requests, key=lambda one: one["size"])["name"]),
        "requests_json": json.dumps(requests, ensure_ascii=False),
    }
    return Variant(values)


def _request(
    draw: Draw, place: int, plan: tuple[str, str, int], *, is_slow: bool
) -> dict[str, Any]:
    name, host, status = plan
    size = draw.integer(9, 90) * 100 + (0 if is_slow else 900 * place * 7)
    return {
        "id": f"r{place}",
        "name": name,
        "host": host,
        "type": _TYPES[name.rsplit(".", 1)[-1]],
        "status": status,
        "size": size if status == 200 else 0,
        "ms": draw.integer(2100, 6800) if is_slow else draw.integer(20, 900),
    }
