"""`python -m infra.package --stage prod`: what Lambda gets, and the three templates."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from infra.package.build import OUT, package
from infra.package.bundle import PackageFailed
from infra.package.completeness import Incomplete

SHOWN = 12


def main(arguments: list[str] | None = None) -> int:
    """Package, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m infra.package", description=__doc__)
    parser.add_argument("--stage", choices=("dev", "prod"), default="prod")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--edition", default="", help="another one starts new processes")
    given = parser.parse_args(arguments)
    try:
        out = package(given.stage, given.out, edition=given.edition)
    except (PackageFailed, Incomplete) as failure:
        print(failure, file=sys.stderr)
        return 1
    print("\n".join(_lines(out, json.loads((out / "report.json").read_text(encoding="utf-8")))))
    return 0


def _lines(out: Path, told: dict[str, Any]) -> list[str]:
    unzipped = told["unzipped"]
    free = unzipped["limit"] - unzipped["total"]
    lines = [f"{out}: {told['modules']} modules import from the package alone"]
    lines += [f"  {name:16} {size:>12,} bytes" for name, size in told["zipped"].items()]
    lines.append(f"  unzipped         {unzipped['total']:>12,} bytes, {free:,} to spare")
    largest = list(told["packages"].items())[:SHOWN]
    lines += [f"    {name:30} {size:>12,}" for name, size in largest]
    for name, one in told["deployments"].items():
        lines.append(
            f"  {name}: template {one['template_bytes']:,} bytes, {one['resources']} resources, "
            f"{one['functions']} functions, {one['routes']} routes, "
            f"{one['gateway_resources']} of 300 gateway resources"
        )
    for name, one in told["start"].items():
        shown = ", ".join(f"{i['package']} {i['self_ms']}" for i in one["imports"][:SHOWN])
        lines.append(f"  start of {name}: {one['modules']} modules, {one['ms']} ms: {shown}")
    return lines


if __name__ == "__main__":
    raise SystemExit(main())
