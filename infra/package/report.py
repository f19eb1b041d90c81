"""What was packaged, in figures: `build/package/report.json`."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

from chalicelib.settings import Deployment
from infra.package.completeness import LIMIT_BYTES, Unpacked
from infra.package.template import Document

_LINE = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|\s*(\S+)")
_START = "import sys; sys.path[:0] = sys.argv[1:]; import app"
_GATEWAY = ("get", "post", "put", "patch", "delete")


def report(out: Path, templates: dict[Deployment, Document], unpacked: Unpacked) -> dict[str, Any]:
    """The figures of a package."""
    sizes = unpacked.sizes
    return {
        "deployments": {name: _of_template(out, name, one) for name, one in templates.items()},
        "zipped": {name: (out / name).stat().st_size for name in ("deployment.zip", "layer.zip")},
        "unzipped": {
            "code": sizes["(ours)"],
            "layer": sum(sizes.values()) - sizes["(ours)"],
            "total": sum(sizes.values()),
            "limit": LIMIT_BYTES,
        },
        "packages": sizes,
        "start": {name: start_of(unpacked, name) for name in templates},
    }


def start_of(unpacked: Unpacked, deployment: Deployment) -> dict[str, Any]:
    """What the function that answers imports, and what each package costs by itself."""
    done = unpacked.start(_START, "-X", "importtime", PIX_DEPLOYMENT=deployment)
    costs: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for line in done.stderr.splitlines():
        if found := _LINE.match(line):
            name = found[3].partition(".")[0]
            costs[name] += int(found[1])
            counts[name] += 1
    imports = [
        {"package": name, "modules": counts[name], "self_ms": round(cost / 1000, 1)}
        for name, cost in costs.most_common()
        if cost >= 1000
    ]
    return {
        "ms": round(sum(costs.values()) / 1000),
        "modules": sum(counts.values()),
        "imports": imports,
    }


def _of_template(out: Path, deployment: Deployment, template: Document) -> dict[str, Any]:
    resources = template["Resources"]
    paths = resources["RestAPI"]["Properties"]["DefinitionBody"]["paths"]
    kinds = Counter(one["Type"] for one in resources.values())
    return {
        "template_bytes": (out / deployment / "template.json").stat().st_size,
        "resources": len(resources),
        "parameters": len(template.get("Parameters", {})),
        "functions": kinds["AWS::Serverless::Function"],
        "routes": sum(method in _GATEWAY for one in paths.values() for method in one),
        "gateway_resources": len(_segments(paths)),
        "kinds": dict(sorted(kinds.items())),
    }


def _segments(paths: dict[str, Any]) -> set[str]:
    """Every segment of a path is a resource of the gateway: 300 unless Amazon raises it."""
    found = set()
    for path in paths:
        parts = path.strip("/").split("/")
        found |= {"/".join(parts[: depth + 1]) for depth in range(len(parts))}
    return found
