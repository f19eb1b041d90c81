"""The second factor, one-time passwords and new addresses, through the real app."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from chalicelib import wiring
from chalicelib.adapters.messages import from_json
from chalicelib.core.second_factor import STEP, code_at, step_at
from chalicelib.services.account import appoint_staff
from chalicelib.services.mails import send_mail
from chalicelib.settings import settings
from chalicelib.wiring import accounts as accounts_wiring
from chalicelib.wiring import mails as mails_wiring
from infra import staff
from infra.local.pages.codes import ADDRESSES, CodePages
from tests.aws import rows_of, waiting
from tests.tab import EMAIL, PASSWORD, Hands, Tab

ACCOUNT = "/api/learner/account"
FACTOR = f"{ACCOUNT}/second-factor"


class Phone:
    """An authenticator application: it never shows one code twice, for time passes."""

    def __init__(self, secret: str, hands: Hands) -> None:
        self.secret = secret
        self.hands = hands

    def code(self) -> str:
        self.hands.move(STEP.total_seconds())
        return code_at(self.secret, step_at(wiring.clock().now()))


@pytest.fixture
def phone(tab: Tab, hands: Hands) -> Phone:
    """Ana has an account, and a phone that gives codes of it."""
    tab.sign_up()
    made = tab.post(FACTOR, {"password": PASSWORD}).body
    return Phone(made["secret"], hands)


def confirm(tab: Tab, phone: Phone) -> list[str]:
    reply = tab.post(f"{FACTOR}/confirmation", {"code": phone.code()})
    assert reply.status == 200
    return list(reply.body["recovery_codes"])


def other(tab: Tab) -> Tab:
    return Tab(tab.client)


def test_the_secret_is_given_as_text_as_a_link_and_as_a_square(tab: Tab) -> None:
    tab.sign_up()
    made = tab.post(FACTOR, {"password": PASSWORD}).body
    assert made["address"].startswith("otpauth://totp/Sextant:ana%40school.test?")
    assert f"secret={made['secret']}" in made["address"]
    assert {len(row) for row in made["qr"]} == {len(made["qr"])}
    assert set("".join(made["qr"])) == {"0", "1"}
    assert made["qr"][0].startswith("1111111")


def test_a_code_is_asked_after_the_password(tab: Tab, phone: Phone) -> None:
    codes = confirm(tab, phone)
    assert len(set(codes)) == 10
    browser = other(tab)
    asked = browser.sign_in()
    assert (asked.status, asked.code) == (401, "second_factor_required")
    assert "refresh" not in browser.jar
    step = next(line for line in asked.cookies if line.startswith("step="))
    expected = {"Max-Age=600", "Path=/api/auth", "HttpOnly", "SameSite=Strict"}
    assert expected <= set(step.split("; "))
    wrong = browser.post("/api/auth/second-factor", {"code": "000000"})
    assert (wrong.status, wrong.code) == (422, "wrong_code")
    entered = browser.post("/api/auth/second-factor", {"code": phone.code()})
    assert (entered.status, entered.body["user"]["has_second_factor"]) == (200, True)
    assert "step" not in browser.jar
    assert browser.get(ACCOUNT).body["has_second_factor"]
    assert browser.refresh().status == 200


def test_a_recovery_code_stands_for_a_lost_phone(tab: Tab, phone: Phone) -> None:
    codes = confirm(tab, phone)
    browser = other(tab)
    browser.sign_in()
    assert browser.post("/api/auth/second-factor", {"code": codes[3].lower()}).status == 200
    again = other(tab)
    again.sign_in()
    assert again.post("/api/auth/second-factor", {"code": codes[3]}).code == "wrong_code"


def test_a_step_without_its_cookie_is_over(tab: Tab, phone: Phone) -> None:
    confirm(tab, phone)
    for path, body in (
        ("/api/auth/second-factor", {"code": phone.code()}),
        ("/api/auth/new-password", {"password": PASSWORD}),
    ):
        reply = other(tab).post(path, body)
        assert (reply.status, reply.code) == (401, "step_expired")


def test_the_factor_is_removed_with_both_proofs(tab: Tab, phone: Phone) -> None:
    confirm(tab, phone)
    body = {"password": PASSWORD, "code": phone.code()}
    assert tab.post(f"{FACTOR}/removal", body).status == 204
    assert other(tab).sign_in().status == 200


def test_recovery_codes_are_renewed_with_both_proofs(tab: Tab, phone: Phone) -> None:
    before = confirm(tab, phone)
    body = {"password": PASSWORD, "code": phone.code()}
    after = tab.post(f"{FACTOR}/recovery-codes", body).body["recovery_codes"]
    assert not set(before) & set(after)


def test_staff_are_staff_after_their_second_factor_only_and_keep_it(tab: Tab, phone: Phone) -> None:
    appoint_staff(accounts_wiring.account_doors(), EMAIL)
    tokens, now = wiring.tokens(), wiring.clock().now

    def is_staff(who: Tab) -> bool:
        return tokens.principal(who.token, now=now()).is_staff

    before = other(tab)
    assert before.sign_in().body["user"]["is_staff"]
    assert not is_staff(before)
    confirm(tab, phone)
    tab.refresh()
    assert is_staff(tab)
    reply = tab.post(f"{FACTOR}/removal", {"password": PASSWORD, "code": phone.code()})
    assert (reply.status, reply.code) == (409, "second_factor_needed")


def give_one_time_password(user_id: str, password: str) -> None:
    accounts, passwords = accounts_wiring.account_doors().accounts, accounts_wiring.passwords()
    before = accounts.get(user_id)
    accounts.register(
        replace(
            before,
            email=None,
            username="ana.silva0203",
            password_hash=passwords.hash(password),
            must_change_password=True,
        ),
        before=before,
    )


def test_a_one_time_password_is_changed_at_once(tab: Tab) -> None:
    user = tab.sign_up().body["user"]
    give_one_time_password(user["id"], "bcdfgh23")
    browser = other(tab)
    asked = browser.sign_in("Ana.Silva0203", "bcdfgh23")
    assert (asked.status, asked.code) == (401, "password_change_required")
    weak = browser.post("/api/auth/new-password", {"password": "azertyuiop"})
    assert (weak.status, weak.code) == (422, "weak_password")
    entered = browser.post("/api/auth/new-password", {"password": "trois petits cailloux"})
    assert (entered.status, entered.body["user"]["username"]) == (200, "ana.silva0203")
    assert other(tab).sign_in("ana.silva0203", "bcdfgh23").code == "wrong_credentials"
    assert other(tab).sign_in("ana.silva0203", "trois petits cailloux").status == 200


def test_a_pupil_who_leaves_keeps_the_account_with_an_address(tab: Tab) -> None:
    user = tab.sign_up().body["user"]
    give_one_time_password(user["id"], "bcdfgh23")
    pupil = other(tab)
    pupil.sign_in("ana.silva0203", "bcdfgh23")
    pupil.post("/api/auth/new-password", {"password": "trois petits cailloux"})
    waiting("mails")
    asked = pupil.post(
        f"{ACCOUNT}/email", {"email": "ana@home.test", "password": "trois petits cailloux"}
    )
    assert asked.status == 202
    messages = waiting("mails")
    assert not any("home.test" in message for message in messages)
    code = letter_code(messages)
    reply = pupil.post(f"{ACCOUNT}/email/confirmation", {"code": code})
    assert (reply.status, reply.body["email"]) == (200, "ana@home.test")
    assert other(tab).sign_in("ANA@home.test", "trois petits cailloux").status == 200
    assert other(tab).sign_in("ana.silva0203", "trois petits cailloux").status == 200


def letter_code(messages: list[str]) -> str:
    """The six digits of the letter that a message asks for."""
    letters: list[Any] = []

    class Pocket:
        def send(self, letter: Any, *, to: str) -> None:
            letters.append((to, letter))

    doors = replace(mails_wiring.mail_doors(), mailer=Pocket())
    for message in messages:
        event = from_json(message)
        if event.type == "email_asked":
            send_mail(doors, event, now=wiring.clock().now())
    ((_, letter),) = letters
    return next(word for word in letter.text.split() if word.isdigit())


def test_no_secret_of_a_factor_leaves_with_a_copy_of_ones_data(tab: Tab, phone: Phone) -> None:
    codes = confirm(tab, phone)
    text = json.dumps(tab.post(f"{ACCOUNT}/export").body)
    assert phone.secret not in text
    for row in rows_of(settings().table_name("accounts")):
        for digest in str(row.get("w", {}).get("S", "")).split():
            assert digest not in text
    assert not any(code in text for code in codes)


def test_a_command_appoints_staff_who_signed_up_first(
    tab: Tab, capsys: pytest.CaptureFixture[str]
) -> None:
    assert staff.main([EMAIL]) == 1
    assert staff.main(["not an address"]) == 1
    assert EMAIL not in capsys.readouterr().err
    tab.sign_up()
    assert staff.main([EMAIL]) == staff.main([EMAIL]) == 0
    assert tab.get(ACCOUNT).body["is_staff"]


def test_the_local_page_shows_the_codes_that_sign_in(tab: Tab, hands: Hands) -> None:
    page = CodePages()
    assert "<code>" not in page.show()
    tab.sign_up(email=ADDRESSES[0])
    made = tab.post(FACTOR, {"password": PASSWORD}).body
    assert "<code>" not in page.show()
    confirm(tab, Phone(made["secret"], hands))
    hands.move(STEP.total_seconds())
    shown = re.findall(r"<code>(\d{6})</code>", page.show())
    browser = other(tab)
    browser.sign_in(ADDRESSES[0])
    assert browser.post("/api/auth/second-factor", {"code": shown[0]}).status == 200
