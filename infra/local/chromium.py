"""Finds Chromium for the browser tests, installing Debian's package when that is possible."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

PACKAGES = ("chromium", "fonts-liberation")
NAMES = ("chromium", "chromium-browser", "google-chrome")


def find() -> str | None:
    """The path of a Chromium, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def can_install() -> bool:
    """True when this process may install Debian packages."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: Sequence[str] = PACKAGES) -> None:
    """Install Debian's packages; raises when apt fails."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ("apt-get", "update", "-q"),
        ("apt-get", "install", "-q", "-y", "--no-install-recommends", *packages),
    ):
        subprocess.run(command, check=True, env=environment, stdin=subprocess.DEVNULL)


def main() -> int:
    """Leave a Chromium on this machine, or say which package is missing."""
    if find():
        return 0
    if can_install():
        print("· Chromium, from Debian's packages…", flush=True)
        install()
    if find():
        return 0
    print(
        f"The browser tests need Chromium: install the packages {' and '.join(PACKAGES)}.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
