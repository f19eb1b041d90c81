"""Makes somebody one of the staff: `python -m infra.staff <address>`, in the stage's environment.

They sign up first like everybody. It opens nothing before they add a second factor to their account
and sign in with it: a stolen password does not open what staff may do.
"""

import argparse
import sys

from chalicelib.core.errors import AccountNotFound, EmailNotReadable
from chalicelib.services.account import appoint_staff
from chalicelib.wiring import accounts as accounts_wiring


def main(arguments: list[str] | None = None) -> int:
    """Appoint, or say why not."""
    parser = argparse.ArgumentParser(prog="python -m infra.staff", description=__doc__)
    parser.add_argument("email", help="the address of an account")
    given = parser.parse_args(arguments)
    try:
        user = appoint_staff(accounts_wiring.account_doors(), given.email)
    except (AccountNotFound, EmailNotReadable):
        print("No account has this address: its owner signs up first.", file=sys.stderr)
        return 1
    print(
        "One of the staff from the next sign-in with the second factor on."
        if user.second_factor.is_on
        else "One of the staff, once a second factor is added to the account (page /account)."
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
