"""A computer's microphones and loudspeakers, as a call offers them."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

HEADSETS = ("Casque Alto 2", "Casque filaire", "Écouteurs Brise", "Casque de la salle")
OTHERS_IN = ("Micro intégré", "Webcam (micro)", "Entrée ligne", "Micro de la salle voisine")
OTHERS_OUT = ("Haut-parleurs intégrés", "Écran (son)", "Sortie ligne", "Enceinte du salon")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The headset is one of four microphones and one of four outputs, at drawn places."""
    headset, other = draw.sample(HEADSETS, 2)
    inputs = draw.shuffled([headset, other, *draw.sample(OTHERS_IN, 2)])
    outputs = draw.shuffled([headset, other, *draw.sample(OTHERS_OUT, 2)])
    values = {f"micro{number}": name for number, name in enumerate(inputs, start=1)}
    values |= {f"sortie{number}": name for number, name in enumerate(outputs, start=1)}
    level = draw.choice((50, 60, 70, 80, 90))
    first_in = draw.choice([place for place in range(4) if inputs[place] != headset])
    first_out = draw.choice([place for place in range(4) if outputs[place] != headset])
    return Variant(
        values
        | {
            "prenom": draw.choice(FIRST_NAMES),
            "casque": headset,
            "niveau": str(level),
            "bon_micro": f"i{inputs.index(headset) + 1}",
            "bonne_sortie": f"o{outputs.index(headset) + 1}",
            "micro_pose": f"i{first_in + 1}",
            "sortie_posee": f"o{first_out + 1}",
            "autre_micro": f"i{inputs.index(other) + 1}",
        }
    )
