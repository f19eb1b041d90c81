"""The jury in the browser: a suspected fraud, four eyes that settle it, a publication."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.certif_story import approve_as_another
from tests.e2e.conftest import Axe, LocalStack
from tests.e2e.story import enter_as_staff

HOME = "/admin/certification"
ROOM = "Salle 5"
"""Of the session that waits for the jury in the demonstration."""
SOON = 60_000


def test_a_session_goes_from_a_suspicion_to_its_certificates(
    page: Page, stack: LocalStack, axe: Axe
) -> None:
    enter_as_staff(page, stack)
    open_session(page)
    take_it(page, axe)
    reject_for_fraud(page, stack, axe)
    open_session(page, "/publish")
    expect(page.get_by_text("plus aucun incident n'attend")).to_be_visible()
    publish(page, axe)


def open_session(page: Page, tab: str = "") -> None:
    """From a list: of what waits for the jury, unless told."""
    page.goto(f"{HOME}{tab}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Certification")
    row = page.get_by_role("row").filter(has_text=ROOM)
    row.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Session "))


def take_it(page: Page, axe: Axe) -> None:
    """Follow the session, so that nobody else decides at the same time."""
    assert axe(page) == []
    page.get_by_role("button", name="M'en charger").click()
    expect(page.get_by_text("Vous suivez cette session.")).to_be_visible()
    expect(page.get_by_role("button", name="Ne plus suivre")).to_be_visible()
    expect(page.get_by_text("attend que chaque incident soit réglé")).to_be_visible()
    expect(page.get_by_role("button", name="Publier les résultats")).to_have_count(0)


def reject_for_fraud(page: Page, stack: LocalStack, axe: Axe) -> None:
    """Propose with a reason; one does not approve one's own proposal, somebody else does."""
    page.get_by_role("link", name=re.compile("^Ouvrir la fiche de Simon")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Simon Jade")
    expect(page.get_by_text("sortie de page").first).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Rejeter pour fraude").click()
    page.get_by_role("button", name="Proposer la décision").click()
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("Indiquez le motif.")
    page.get_by_label("Motif de la décision").fill("Aide extérieure constatée deux fois.")
    assert axe(page) == []
    page.get_by_role("button", name="Proposer la décision").click()
    expect(page.get_by_role("heading", name="Proposition à approuver")).to_be_visible()
    expect(page.get_by_role("button", name="Approuver")).to_have_count(0)
    sheet = page.url
    page.goto(f"{HOME}/proposals")
    expect(page.get_by_role("row").filter(has_text="Simon Jade")).to_contain_text("fraude")
    assert axe(page) == []
    approve_as_another(stack, sheet)
    page.goto(sheet)
    expect(page.get_by_text("Fraude constatée.")).to_be_visible()
    trail = page.get_by_role("region", name="Historique")
    expect(trail.get_by_text("Décision proposée")).to_be_visible()
    expect(trail.get_by_text("Rejet pour fraude", exact=True)).to_be_visible()
    assert axe(page) == []


def publish(page: Page, axe: Axe) -> None:
    """One button, what it will do, then certificates as they come."""
    page.get_by_role("button", name="Publier les résultats").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("4 résultats seront publiés.")
    assert axe(page) == []
    dialog.get_by_role("button", name="Publier les résultats").click()
    expect(page.get_by_text("Tous les certificats sont produits.")).to_be_visible(timeout=SOON)
    expect(page.get_by_role("row").filter(has_text="Simon Jade")).to_contain_text("Non certifié")
    expect(page.get_by_role("row").filter(has_text="Faure Inès")).to_contain_text("Produit")
    page.goto(f"{HOME}/published")
    expect(page.get_by_role("row").filter(has_text=ROOM)).to_contain_text("Publiée")
    assert axe(page) == []
