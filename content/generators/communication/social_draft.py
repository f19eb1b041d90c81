"""A post to write on a social network: who sees it, who is named, what it shows, when it goes."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import DAYS
from content.generators.french_values import readable_date
from content.generators.spaces import as_json, first_name, later, members

_WEEK = (*DAYS, "samedi", "dimanche")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Draw the audience, two people to tag, the picture that fits and the hour to publish."""
    people = [
        {"id": one["id"], "name": one["name"], "relation": "friend"}
        for one in members(draw, [""] * 7)
    ]
    labels = draw.shuffled(options["audiences"])
    audiences = [{"id": f"a{rank}", "label": label} for rank, label in enumerate(labels, 1)]
    audience, wrong = draw.sample(audiences, 2)
    one, two, three = draw.sample(people[1:], 3)
    values = {
        "prenom": first_name(people[0]),
        "audience": audience["label"],
        "audience_id": audience["id"],
        "autre_audience_id": wrong["id"],
        "une": one["name"],
        "deux": two["name"],
        "etiquettes": ",".join(sorted((one["id"], two["id"]))),
        "une_id": one["id"],
        "trop": ",".join(sorted((one["id"], two["id"], three["id"]))),
    }
    pictures = _pictures(draw, options) if "pictures" in options else []
    values |= {f"image_{name}": picture["id"] for name, picture in _named(pictures).items()}
    values |= _moment(draw)
    drawn = [{key: one[key] for key in ("id", "label")} for one in pictures]
    return Variant(values | as_json(people=people, audiences=[*audiences], pictures=drawn))


def _pictures(draw: Draw, options: Mapping[str, Any]) -> list[dict[str, str]]:
    """One picture of `fits`, the others from `pictures`; ids follow the order shown."""
    right = draw.choice(options["fits"])
    labels = draw.shuffled([right, *draw.sample(options["pictures"], 5)])
    return [
        {"id": f"i{rank}", "label": label, "is_right": "yes" if label == right else ""}
        for rank, label in enumerate(labels, 1)
    ]


def _named(pictures: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    if not pictures:
        return {}
    right = next(one for one in pictures if one["is_right"])
    wrong = next(one for one in pictures if not one["is_right"])
    return {"juste": right, "fausse": wrong}


def _moment(draw: Draw) -> dict[str, str]:
    """An event to come, and when to speak of it: some days before, at a full hour."""
    event, before, hour = later(draw), draw.integer(2, 6), draw.integer(7, 21)
    day = event - timedelta(days=before)
    return {
        "evenement": f"{_WEEK[event.weekday()]} {readable_date(event)}",
        "jours": str(before),
        "heure": f"{hour} h",
        "programme": f"{day.isoformat()} {hour:02}:00",
        "programme_mots": f"{_WEEK[day.weekday()]} {readable_date(day)} à {hour} h",
        "programme_jour_j": f"{event.isoformat()} {hour:02}:00",
        "programme_decale": f"{(day + timedelta(days=1)).isoformat()} {hour:02}:00",
    }
