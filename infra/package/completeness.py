"""Is everything there? Chalice says nothing of a wheel that is missing or cannot run."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from functools import cached_property
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PYTHON = (3, 11)
"""The runtime of the functions."""
GLIBC = (2, 26)
"""What that runtime has."""
LIMIT_BYTES = 262_144_000
"""What a function and its layers may be once unzipped."""
SITE_PACKAGES = Path("python/lib/python3.11/site-packages")
_SHARED = re.compile(r"manylinux_(\d+)_(\d+)_x86_64$")
_LEGACY = {"manylinux1": (2, 5), "manylinux2010": (2, 12), "manylinux2014": (2, 17)}
_IMPORT_ALL = """
import importlib, os, pkgutil, sys
sys.path[:0] = sys.argv[1:]
import chalicelib
names = ["app", *(one.name for one in pkgutil.walk_packages(chalicelib.__path__, "chalicelib."))]
for name in names:
    importlib.import_module(name)
outside = [
    name for name, one in sys.modules.items()
    if getattr(one, "__file__", None) and "-packages" in one.__file__
    and not one.__file__.startswith(sys.argv[2])
]
sys.exit(f"from elsewhere: {outside}" if outside else print(len(names)))
"""


class Incomplete(Exception):
    """The package lacks something, or cannot be what a function starts with."""


@dataclass(frozen=True)
class Unpacked:
    """A package as a function finds it: its code, and its layer."""

    folder: Path

    @classmethod
    def of(cls, out: Path, folder: Path) -> "Unpacked":
        """Unzip a package."""
        shutil.rmtree(folder, ignore_errors=True)
        for name, place in (("deployment.zip", "code"), ("layer.zip", "layer")):
            with zipfile.ZipFile(out / name) as zipped:
                zipped.extractall(folder / place)
        return cls(folder)

    @property
    def code(self) -> Path:
        """What is ours."""
        return self.folder / "code"

    @property
    def packages(self) -> Path:
        """What is in the layer."""
        return self.folder / "layer" / SITE_PACKAGES

    @cached_property
    def sizes(self) -> dict[str, int]:
        """Bytes of each package of the layer, the largest first, and of our code."""
        found = {"(ours)": _bytes(self.code)}
        found |= {path.name: _bytes(path) for path in self.packages.iterdir()}
        return dict(sorted(found.items(), key=lambda item: -item[1]))

    def start(
        self, script: str, *options: str, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a script as a function starts: this package and the standard library alone."""
        if sys.version_info[:2] != PYTHON:
            raise Incomplete(f"only Python {PYTHON[0]}.{PYTHON[1]} can import what is packaged")
        environment = {"AWS_DEFAULT_REGION": "eu-west-3", "PATH": os.environ["PATH"], **variables}
        return subprocess.run(
            [
                sys.executable,
                "-I",
                "-S",
                "-B",
                *options,
                "-c",
                script,
                str(self.code),
                str(self.packages),
            ],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )


def verify(unpacked: Unpacked, requirements: Path) -> int:
    """How many of our modules import from the package alone; raises `Incomplete`."""
    wrong = [*_missing(unpacked, requirements), *_unfit(unpacked)]
    total = sum(unpacked.sizes.values())
    if total > LIMIT_BYTES:
        wrong.append(f"{total:,} bytes unzipped: at most {LIMIT_BYTES:,}")
    if wrong:
        raise Incomplete("\n".join(wrong))
    done = unpacked.start(_IMPORT_ALL, PIX_DEPLOYMENT="all")
    if done.returncode:
        raise Incomplete(done.stderr)
    return int(done.stdout)


def _missing(unpacked: Unpacked, requirements: Path) -> Iterator[str]:
    found = {canonicalize_name(about["Name"]): about for about in _about(unpacked)}
    wanted = [
        (Requirement(line), "requirements.txt")
        for line in requirements.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    for about in found.values():
        needs = about.get_all("Requires-Dist") or []
        wanted += [(Requirement(text), about["Name"]) for text in needs]
    here = {name: str(value) for name, value in default_environment().items()}
    environment = here | {"extra": "", "python_version": "3.11"}
    for need, place in wanted:
        if need.marker is None or need.marker.evaluate(environment):
            there = found.get(canonicalize_name(need.name))
            if there is None:
                yield f"{place} wants {need.name}, which is not in the layer"
            elif not need.specifier.contains(there["Version"], prereleases=True):
                yield f"{place} wants {need}, the layer has {there['Version']}"


def _unfit(unpacked: Unpacked) -> Iterator[str]:
    for path in unpacked.packages.glob("*.dist-info/WHEEL"):
        tags = HeaderParser().parsestr(path.read_text(encoding="utf-8")).get_all("Tag") or []
        if not any(_runs(*tag.split("-")) for tag in tags):
            yield f"{path.parent.name} is built for {', '.join(tags)}"


def _runs(python: str, abi: str, platform: str) -> bool:
    """Does a wheel of this tag run where functions do?"""
    if platform == "any":
        return abi == "none"
    legacy, shared = _LEGACY.get(platform.removesuffix("_x86_64")), _SHARED.match(platform)
    glibc = legacy or (shared and (int(shared[1]), int(shared[2])))
    fits = abi in {"cp311", "none"} or (abi == "abi3" and int(python[3:]) <= PYTHON[1])
    return bool(fits and glibc and glibc <= GLIBC)


def _about(unpacked: Unpacked) -> list[Message]:
    paths = unpacked.packages.glob("*.dist-info/METADATA")
    return [HeaderParser().parsestr(path.read_text(encoding="utf-8")) for path in paths]


def _bytes(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(one.stat().st_size for one in path.rglob("*") if one.is_file())
