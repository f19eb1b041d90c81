"""Finds the programs that read certificates in tests, installing Debian's packages if possible."""

import shutil
import sys

from infra.local.chromium import can_install, install

PACKAGES = ("poppler-utils", "qpdf")
NAMES = ("pdfinfo", "pdftotext", "qpdf")


def missing() -> list[str]:
    """The programs that are not here."""
    return [name for name in NAMES if shutil.which(name) is None]


def main() -> int:
    """Leave them on this machine, or say which packages are missing."""
    if missing() and can_install():
        print("· Readers of PDF, from Debian's packages…", flush=True)
        install(PACKAGES)
    if not missing():
        return 0
    print(
        f"The tests of certificates need {', '.join(missing())}:"
        f" install the packages {' and '.join(PACKAGES)}.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
