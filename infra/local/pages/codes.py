"""What the demonstration's doors want: codes of second factors, the secret of a machine."""

from html import escape

from infra.local.pages.html import table

ADDRESSES = ("staff@demo.test", "teacher@demo.test")
"""Whose codes are shown: demonstration accounts, and nobody else's."""


class CodePages:
    """What an authenticator application would show."""

    def show(self) -> str:
        """The code of now and the one after, by account; what a machine exchanges for a token."""
        return _codes() + _partner()


def _codes() -> str:
    rows = [row for address in ADDRESSES if (row := _row(address))]
    if not rows:
        return "<p>No demonstration account has a second factor.</p>"
    told = "<p>Each code counts once, for about half a minute. Reload for the next one.</p>"
    return told + table(("Account", "Code now", "Next code"), rows)


def _partner() -> str:
    from chalicelib.core.api_client import SECRET_PREFIX
    from chalicelib.wiring.api_clients import client_doors
    from infra.local.demo_partner import CLIENT_ID, TEXT

    if client_doors().clients.find(CLIENT_ID) is None:
        return ""
    told = "<p>The machine of the demonstration, for <code>POST /api/partner/v1/token</code>.</p>"
    cells = (f"<code>{CLIENT_ID}</code>", f"<code>{SECRET_PREFIX}{TEXT}</code>")
    return told + table(("client_id", "client_secret"), (cells,))


def _row(address: str) -> tuple[str, str, str] | None:
    from chalicelib import wiring  # the product is there only once the stack has started
    from chalicelib.core.identity import email_key
    from chalicelib.core.second_factor import code_at, step_at
    from chalicelib.wiring import accounts as accounts_wiring

    user = accounts_wiring.account_doors().accounts.find_by_email(email_key(address))
    if user is None or not user.second_factor.is_on:
        return None
    step = step_at(wiring.clock().now())
    codes = (code_at(user.second_factor.secret, at) for at in (step, step + 1))
    now, following = (f"<code>{code}</code>" for code in codes)
    return escape(address), now, following
