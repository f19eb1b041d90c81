"""A message to write in the right channel, to the right thread and people, with a document."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.spaces import as_json, documents, first_name, members


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Each subject has its channel, its document and a question somebody asked in it."""
    people = members(draw, [""] * 7)
    subjects = draw.shuffled(options["subjects"])
    items = documents(draw, [one["file"] for one in subjects])
    for item in items:
        item.pop("modified")
    channels, asked = [], []
    ids = draw.shuffled([f"m{rank}" for rank in range(1, 2 * len(subjects) + 1)])
    for rank, one in enumerate(subjects, 1):
        askers = draw.sample(people[1:], 2)
        asked.append((askers, ids[2 * rank - 2]))
        messages = [
            {"id": ids[2 * rank - 2], "by": askers[0]["id"], "text": one["question"]},
            {"id": ids[2 * rank - 1], "by": askers[1]["id"], "text": one["remark"]},
        ]
        dated = [m | {"date": f"2026-03-{10 + n} 09:1{rank}"} for n, m in enumerate(messages)]
        channels.append(
            {"id": f"s{rank}", "name": one["channel"], "about": one["about"], "messages": dated}
        )
    place, wrong = draw.sample(range(len(subjects)), 2)
    (asker, remarker), message = asked[place]
    known = draw.choice([one for one in people[1:] if one not in (asker, remarker)])
    groups = [
        {"id": f"g{rank}", "name": one["group"], "members": [people[rank]["id"], "u1"]}
        for rank, one in enumerate(subjects, 1)
    ]
    subject = subjects[place]
    values = {
        "prenom": first_name(people[0]),
        "sujet": subject["about"],
        "besoin": subject["need"],
        "salon": subject["channel"],
        "salon_id": f"s{place + 1}",
        "autre_salon_id": f"s{wrong + 1}",
        "groupe": subject["group"],
        "groupe_id": f"g{place + 1}",
        "fichier": subject["file"],
        "fichier_id": items[place]["id"],
        "autre_fichier_id": items[wrong]["id"],
        "demandeur": asker["name"],
        "question": subject["question"],
        "message_id": message,
        "autre_message_id": ids[2 * place + 1],
        "savant": known["name"],
        "savant_id": known["id"],
        "demandeur_id": asker["id"],
    }
    lists = as_json(people=people, groups=groups, items=items, channels=channels)
    return Variant(values | lists)
