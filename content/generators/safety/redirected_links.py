"""The link of a newsletter, which goes through a server that counts and knows who clicks."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

COUNTERS = ("clic", "lien", "go", "suivi", "t")
HOSTS = ("lettre-express.example", "envois-groupes.example", "info-flash.example", "mailo.example")
PAPERS = ("courrier-du-val.example", "gazette-du-lac.example", "echo-des-iles.example")
ARTICLES = ("port-agrandi", "fete-du-pain", "cine-rouvert", "tram-retard", "ecole-bois")
KEYS = ("uid", "rcpt", "s", "abo", "k")
CAMPAIGNS = ("printemps", "hebdo12", "avril26", "edition7", "flash3")
LETTERS = "abcdefghjkmnpqrstuvwxyz"


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """https://counter/…?campaign=…&key=identifier&to=article."""
    through = f"{draw.choice(COUNTERS)}.{draw.choice(HOSTS)}"
    paper, article, key = draw.choice(PAPERS), draw.choice(ARTICLES), draw.choice(KEYS)
    campaign = draw.choice(CAMPAIGNS)
    name = "".join(f"{draw.choice(LETTERS)}{draw.integer(2, 9)}" for _ in range(5))
    parameters = draw.shuffled([f"lettre={campaign}", f"{key}={name}"])
    link = f"https://{through}/r?{'&'.join(parameters)}&vers={paper}/{article}"
    return Variant({
        "prenom": draw.choice(FIRST_NAMES), "lien": link, "passage": through, "destination": paper,
        "identifiant": name, "cle": key, "campagne": campaign, "article": article,
    })  # fmt: skip
