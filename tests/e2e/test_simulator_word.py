"""The word processor by itself: styles, table of contents, review, replacing, by every way in."""

from playwright.sync_api import Browser, Frame, Page, expect

from tests.e2e.simulators import PHONE, Json, expect_answer, expect_sound, press, shown, tab_to

GARDEN: Json = {
    "task": "edit",
    "title": "reglement.odt",
    "paragraphs": [
        {"id": "p1", "style": "title", "text": "Règlement du jardin partagé"},
        {"id": "p2", "text": "Les horaires", "bold": True, "size": 16},
        {"id": "p3", "text": "Le jardin ouvre de **8 h** à 20 h."},
        {"id": "p4", "style": "h1", "text": "Le matériel"},
        {"id": "p5", "style": "bullet", "text": "Rendre les outils propres"},
        {"id": "p6", "style": "h2", "text": "La serre"},
        {"id": "p7", "text": "Fermez la porte en partant."},
        {"id": "p8", "style": "h1", "text": "Les voisins"},
        {"id": "p9", "style": "table", "rows": [["Jour", "Heure"], ["Lundi", "9 h"]]},
        {"id": "p10", "style": "image", "name": "Plan du jardin", "alt": ""},
    ],
}
DRAFT: Json = {
    "task": "review",
    "title": "compte-rendu.odt",
    "paragraphs": [
        {"id": "p1", "style": "h1", "text": "Compte rendu"},
        {"id": "p2", "text": "Réunion du [-c1:3-][+c2:4+] mars, [#k1:salle B#]."},
        {"id": "p3", "text": "Budget voté[+c3: à l'unanimité+]."},
    ],
    "changes": [
        {"id": "c1", "author": "Inès", "date": "2026-03-05"},
        {"id": "c2", "author": "Inès", "date": "2026-03-05"},
        {"id": "c3", "author": "Paul", "date": "2026-03-06"},
    ],
    "comments": [{"id": "k1", "author": "Paul", "date": "2026-03-06", "text": "Salle C ?"}],
}
LETTER: Json = {
    "task": "text",
    "title": "lettre.odt",
    "paragraphs": [
        {"id": "p1", "text": "Le club de Roche accueille Mme Roche."},
        {"id": "p2", "text": "La rocheuse reste fermée."},
        {"id": "p3", "text": "Roche, le 3 mars"},
    ],
    "watch": [{"id": "w1", "text": "Roche"}, {"id": "w2", "text": "Martin"}],
}


def test_styles_moves_and_a_table_of_contents_with_the_mouse(page: Page) -> None:
    frame = shown(page, "word", GARDEN)
    frame.get_by_text("Les horaires", exact=True).click()
    frame.get_by_label("Style", exact=True).select_option("Titre 1")
    expect(frame.get_by_role("heading", name="Les horaires", level=2)).to_be_visible()
    expect_answer(page, {"p2": "h1"})
    frame.get_by_role("button", name="Insertion").click()
    frame.get_by_role("button", name="Table des matières").click()
    expect_answer(page, {"p2": "h1", "toc": "p2"})
    frame.get_by_text("Fermez la porte en partant.", exact=True).click()
    frame.get_by_role("button", name="Saut de page avant").click()
    frame.get_by_role("button", name="En-tête et pied de page").click()
    frame.get_by_label("Numéro de page").select_option("Dans le pied de page")
    frame.get_by_role("button", name="Valider").click()
    done = {"p2": "h1", "toc": "p2", "breaks": "p7", "page_number": "footer"}
    expect_answer(page, done)
    frame.get_by_role("button", name="Accueil").click()
    frame.get_by_role("heading", name="Le matériel").click()
    frame.get_by_role("button", name="Descendre la section").click()
    order = "p1,p2,p3,p8,p9,p10,p4,p5,p6,p7"
    expect_answer(page, {**done, "order": order, "toc_state": "stale"})
    frame.get_by_role("button", name="Mettre à jour").click()
    expect_answer(page, {**done, "order": order})
    for _ in range(6):
        frame.get_by_role("button", name="Annuler").click()
    expect_answer(page, None)


def test_styles_and_looks_with_the_keyboard_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    frame = shown(page, "word", GARDEN)
    tab_to(frame, page, "Sélectionner : Les horaires")
    press(page, "Space")
    frame.get_by_label("Style", exact=True).focus()
    press(page, "ArrowUp", "ArrowUp")
    expect_answer(page, {"p2": "h2"})
    tab_to(frame, page, "Effacer la mise en forme")
    press(page, "Enter")
    expect_answer(page, {"p2": "h2", "p2_size": "14", "p2_bold": "yes"})
    frame.get_by_role("button", name="Modifier un style").focus()
    press(page, "Enter")
    frame.get_by_label("Style").nth(0).wait_for()
    frame.get_by_label("Espace avant").fill("20")
    press(page, "Enter")
    expect_answer(page, {"p2": "h2", "p2_size": "14", "p2_bold": "yes", "h2_before": "20"})


def test_reviewing_decides_each_change_and_comment(page: Page) -> None:
    frame = shown(page, "word", DRAFT)
    frame.get_by_label("Afficher").select_option("Inès")
    frame.get_by_role("button", name="Accepter tout ce qui est affiché").click()
    expect_answer(page, {"c1": "accepted", "c2": "accepted"})
    expect(frame.get_by_text("Réunion du 4 mars")).to_be_visible()
    frame.get_by_label("Afficher").select_option("Tout le monde")
    tab_to(frame, page, "Refuser : Ajout 3")
    press(page, "Enter")
    tab_to(frame, page, "Marquer comme résolu : Commentaire 1")
    press(page, "Enter")
    done = {"c1": "accepted", "c2": "accepted", "c3": "rejected", "k1": "resolved"}
    expect_answer(page, done)
    expect(frame.get_by_text("Budget voté.")).to_be_visible()


def test_replacing_is_told_by_what_the_text_became(page: Page) -> None:
    frame = shown(page, "word", LETTER)
    frame.get_by_label("Rechercher", exact=True).fill("Roche")
    expect(frame.get_by_text("4 occurrences")).to_be_visible()
    frame.get_by_label("Mots entiers").check()
    frame.get_by_label("Remplacer par").fill("Martin")
    frame.get_by_role("button", name="Suivant").click()
    expect(frame.get_by_text("Occurrence 1 sur 3")).to_be_visible()
    frame.get_by_role("button", name="Suivant").click()
    frame.get_by_role("button", name="Remplacer", exact=True).click()
    expect_answer(page, {"w1": "2", "w2": "1", "changed": "p1"})
    frame.get_by_role("button", name="Tout remplacer").click()
    expect_answer(page, {"w1": "0", "w2": "3", "changed": "p1,p3"})


def test_looking_answers_what_is_asked_only(page: Page) -> None:
    ask = [{"key": "words", "label": "Nombre de mots"}]
    frame = shown(page, "word", {**GARDEN, "task": "look", "ask": ask})
    frame.get_by_role("button", name="Plan").click()
    frame.get_by_role("button", name="Le matériel").click()
    frame.get_by_role("button", name="Propriétés").click()
    expect(frame.get_by_text("Caractères, espaces compris")).to_be_visible()
    frame.get_by_role("button", name="Textes de remplacement").click()
    expect(frame.get_by_text("Aucun texte de remplacement")).to_be_visible()
    expect_answer(page, None)
    frame.get_by_label("Nombre de mots").fill("35")
    expect_answer(page, {"words": "35"})


def test_it_is_sound_everywhere(browser: Browser, site: str, axe_source: str) -> None:
    def open_panels(frame: Frame, lang: str) -> None:
        frame.get_by_role("button", name="View" if lang == "en" else "Affichage").click()
        frame.get_by_role("button", name="Outline" if lang == "en" else "Plan").click()
        frame.get_by_role("button", name="Hidden" if lang == "en" else "invisibles").click()

    expect_sound(browser, site, axe_source, name="word", data=GARDEN, steps=open_panels)
    expect_sound(browser, site, axe_source, name="word", data=DRAFT)
    expect_sound(browser, site, axe_source, name="word", data=LETTER)
