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
        "edge.yaml",
        "shield.yaml",
        "triggers.yaml",
        "alarms.yaml",
        "dashboards.yaml",
    ),
}
"""Which files are merged where: data, queues and the site belong to one stack."""
LIMITS: dict[str, dict[Deployment, dict[str, int]]] = {
    "dev": {
        "exam": {"ApiConcurrency": 10, "GatewayRate": 200, "GatewayBurst": 100},
        "partner": {"ApiConcurrency": 5, "GatewayRate": 20, "GatewayBurst": 20},
        "office": {"ApiConcurrency": 20, "GatewayRate": 200, "GatewayBurst": 100},
    },
    "prod": {
        "exam": {"ApiConcurrency": 500, "GatewayRate": 6000, "GatewayBurst": 3000},
        "partner": {"ApiConcurrency": 20, "GatewayRate": 100, "GatewayBurst": 100},
        "office": {"ApiConcurrency": 250, "GatewayRate": 3000, "GatewayBurst": 1500},
    },
}
"""What is kept for each unless told: together less than the quotas of a new account.

1,000 functions at once, of which 100 stay for everybody; 10,000 requests a second, bursts of 5,000.
"""

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
    for name, limit in LIMITS[stage][deployment].items():
        parameters[name]["Default"] = limit
    return document


def justify(template: Document) -> None:
    """Write beside each resource why it leaves undone what the audit asks of its kind."""
    reasons = yaml.safe_load((INFRA / "justified.yaml").read_text(encoding="utf-8"))
    for resource in template["Resources"].values():
        if skipped := reasons.get(resource["Type"]):
            resource.setdefault("Metadata", {})["checkov"] = {"skip": skipped}


def _add(known: Document, entries: Document, place: str) -> None:
    for name, entry in entries.items():
        if known.setdefault(name, entry) != entry:
            raise FragmentsDisagree(f"{place}.{name} is said twice")


def unmet(template: Document) -> list[str]:
    """Resources that a fragment adds to and nothing makes: their function has another name."""
    return sorted(name for name, one in template["Resources"].items() if "Type" not in one)
