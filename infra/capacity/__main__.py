"""`python -m infra.capacity`: print the tables, and renew those of `docs/capacity.md`."""

import sys

from infra.capacity.page import PAGE, PICTURE, picture, plain, tables, written


def main() -> int:
    """Print and write."""
    for table in tables().values():
        print(plain(table), end="\n\n")
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    PICTURE.write_text(picture(), encoding="utf-8")
    print(f"{PAGE} and {PICTURE} are up to date.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
