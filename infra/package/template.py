"""What is merged into the templates that Chalice makes: fragments of `infra/`."""

from pathlib import Path
from typing import Any

import yaml

from chalicelib.settings import Deployment

INFRA = Path(__file__).parents[1]
API = ("api.yaml", "alarms-api.yaml")
FRAGMENTS: dict[Deployment, tuple[str, ...]] = {
    "exam": API,
    "partner": API,
    "office": (
        *API,
        "data.yaml",
        "queues.yaml",
        "site.yaml",
        "triggers.yaml",
        "alarms.yaml",
        "dashboards.yaml",
    ),
}
"""Which files are merged where: data, queues and the site belong to one stack."""
CONCURRENCY: dict[str, dict[Deployment, int]] = {
    "dev": {"exam": 10, "partner": 5, "office": 20},
    "prod": {"exam": 500, "partner": 20, "office": 250},
}
"""What is reserved for the function that answers, unless told: within 1,000, the usual quota."""

Document = dict[str, Any]


class FragmentsDisagree(Exception):
    """Two fragments say different things of one name."""


def merged(deployment: Deployment, stage: str) -> Document:
    """One document of all the fragments of a deployment; raises `FragmentsDisagree`."""
    document: Document = {"Description": f"Sextant, {stage}: {deployment}"}
    for name in FRAGMENTS[deployment]:
        fragment = yaml.safe_load((INFRA / name).read_text(encoding="utf-8"))
        for section, entries in fragment.items():
            _add(document.setdefault(section, {}), entries, f"{name}: {section}")
    parameters = document["Parameters"]
    parameters["Stage"] |= {"Default": stage, "AllowedValues": [stage]}
    parameters["Deployment"] |= {"Default": deployment, "AllowedValues": [deployment]}
    parameters["ApiConcurrency"]["Default"] = CONCURRENCY[stage][deployment]
    return document


def _add(known: Document, entries: Document, place: str) -> None:
    for name, entry in entries.items():
        if known.setdefault(name, entry) != entry:
            raise FragmentsDisagree(f"{place}.{name} is said twice")


def unmet(template: Document) -> list[str]:
    """Resources that a fragment adds to and nothing makes: their function has another name."""
    return sorted(name for name, one in template["Resources"].items() if "Type" not in one)
