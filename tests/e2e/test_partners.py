"""Staff give an institution's machine a secret, see what it reads, and take everything back."""

import re
from collections.abc import Mapping
from uuid import uuid4

import requests
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Axe, LocalStack
from tests.e2e.story import enter_as_staff

UAI, OTHER = "0750001U", "0692866R"
WHY = "Convention 2026-114"
SECRET = re.compile(r"^sxs_[\w-]{40,}$")
V1 = "/api/partner/v1"


def test_a_machine_is_given_a_secret_watched_and_shut_out(
    page: Page, stack: LocalStack, axe: Axe
) -> None:
    name = f"Académie, livret scolaire {uuid4().hex[:6]}"
    enter_as_staff(page, stack)
    create(page, axe, name)
    secret = secret_of(page, axe)
    machine = Machine(stack.site, client_id=page.url.rsplit("/", 1)[-1])
    expect(page.get_by_text(secret)).to_have_count(0)
    assert machine.reads(secret, UAI) == 200
    assert machine.reads(secret, OTHER) != 200
    see_what_it_read(page, axe)
    renewed = renew(page, axe)
    assert machine.token(secret).status_code == 401
    assert machine.reads(renewed, UAI) == 200
    allow_one_read_a_day(page, name)
    assert machine.reads(renewed, UAI) == 429
    shut_out(page, axe, name)
    assert machine.token(renewed).status_code == 401


class Machine:
    """What runs at the institution."""

    def __init__(self, site: str, client_id: str) -> None:
        self._site = site
        self._id = client_id

    def token(self, secret: str) -> requests.Response:
        """Ask for one."""
        form = {"grant_type": "client_credentials", "client_id": self._id, "client_secret": secret}
        return requests.post(f"{self._site}{V1}/token", data=form, timeout=30)

    def reads(self, secret: str, uai: str) -> int:
        """How a read of a school ends."""
        given: Mapping[str, str] = self.token(secret).json()
        headers = {"Authorization": f"Bearer {given['access_token']}"}
        asked = {"uai": uai}
        address = f"{self._site}{V1}/schools/results"
        return requests.post(address, json=asked, headers=headers, timeout=30).status_code


def create(page: Page, axe: Axe, name: str) -> None:
    """By keyboard alone; nothing is made before everything is said."""
    page.get_by_role("link", name="Partenaires").press("Enter")
    page.get_by_role("link", name="Ajouter un partenaire").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ajouter un partenaire")
    press(page, "Créer et voir le secret")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Choisissez au moins une lecture")
    expect(alert).to_be_focused()
    assert axe(page) == []
    page.get_by_label("Nom", exact=True).fill(name)
    page.get_by_label("Les résultats d'un établissement").press("Space")
    page.get_by_label("Numéros UAI").fill(UAI.lower())
    reason(page)
    press(page, "Créer et voir le secret")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def secret_of(page: Page, axe: Axe) -> str:
    """Shown once: closed by mistake it comes back, once kept it does not."""
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Il n'est affiché qu'une fois.")
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    press(page, "Revoir le secret")
    secret = dialog.get_by_text(SECRET).inner_text()
    dialog.get_by_role("button", name="Il est en lieu sûr").press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Revoir le secret")).to_have_count(0)
    return secret


def see_what_it_read(page: Page, axe: Axe) -> None:
    """Counted, and written down with what came of it."""
    page.reload()
    expect(page.get_by_text("2 lectures en 30 jours.")).to_be_visible()
    lines = page.get_by_role("table", name=re.compile("^Lectures du")).get_by_role("row")
    expect(lines).to_have_count(3)
    expect(lines.filter(has_text="200 Répondu")).to_have_count(1)
    assert axe(page) == []


def renew(page: Page, axe: Axe) -> str:
    """At once: the former secret has leaked."""
    press(page, "Renouveler le secret")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("L'ancien secret vaut encore").select_option("0")
    assert axe(page) == []
    reason(dialog)
    dialog.get_by_role("button", name="Renouveler le secret").press("Enter")
    renewed = secret_of(page, axe)
    expect(page.get_by_role("cell", name="Renouvellement du secret")).to_be_visible()
    return renewed


def allow_one_read_a_day(page: Page, name: str) -> None:
    """It has read more than that already."""
    page.get_by_role("link", name="Changer les droits").press("Enter")
    quota = page.get_by_label("Lectures par jour, au plus")
    expect(quota).to_have_value("10000")
    quota.fill("1")
    reason(page)
    press(page, "Enregistrer")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.get_by_text("Quota par jour : 10000 → 1")).to_be_visible()


def shut_out(page: Page, axe: Axe, name: str) -> None:
    """For good."""
    press(page, "Révoquer")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("C'est définitif.")
    assert axe(page) == []
    dialog.get_by_label("Motif de la décision").fill(WHY)
    dialog.get_by_role("button", name="Révoquer").press("Enter")
    expect(page.get_by_text("Plus aucun secret ne vaut.")).to_be_visible()
    expect(page.get_by_role("button", name="Révoquer")).to_have_count(0)
    page.get_by_role("link", name="Partenaires").first.press("Enter")
    row = page.get_by_role("row").filter(has_text=name)
    expect(row.get_by_text("Révoqué")).to_be_visible()


def press(page: Page, name: str) -> None:
    """A button, by keyboard."""
    page.get_by_role("button", name=name, exact=True).press("Enter")


def reason(place: Page | Locator) -> None:
    """Nothing is done without one."""
    place.get_by_label("Motif de la décision").fill(WHY)
