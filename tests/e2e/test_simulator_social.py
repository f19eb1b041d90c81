"""The social network: read, chosen from, set, moderated, written in."""

from playwright.sync_api import Browser, Frame, Page, expect

from tests.e2e.simulators import (
    DESK,
    PHONE,
    Json,
    expect_answer,
    expect_sound,
    press,
    shown,
    tab_to,
)

WHO = [{"id": "public", "label": "Tout le monde"}, {"id": "friends", "label": "Mes amis"}]
NETWORK: Json = {
    "task": "moderate",
    "network": "Rivage",
    "me": "u1",
    "people": [
        {"id": "u1", "name": "Camille Renard", "handle": "camille_r", "bio": "Bénévole."},
        {"id": "u2", "name": "Awa Diop", "handle": "awa.d", "relation": "friend"},
        {"id": "u3", "name": "Paul Henry", "relation": "request", "joined": "2026-03-12"},
        {"id": "u4", "name": "Mairie de Saint-Loup", "relation": "following", "verified": True},
    ],
    "posts": [
        {
            "id": "p1",
            "author": "u2",
            "date": "2026-03-14 09:12",
            "text": "Au marché avec Camille ! #marché",
            "audience": "public",
            "tags": ["u1"],
            "place": "Place du marché",
            "picture": "Trois personnes devant un étal.",
            "scene": "city",
            "likes": 12,
            "shares": 2,
            "comments": [
                {"id": "c1", "author": "u3", "date": "2026-03-14 10:00", "text": "Ridicule."},
                {"id": "c2", "author": "u1", "date": "2026-03-14 10:05", "text": "Merci !"},
            ],
        },
        {"id": "p2", "author": "u1", "text": "Je cherche un vélo.", "audience": "friends"},
        {
            "id": "p3",
            "author": "u4",
            "text": "Nos sacs.",
            "sponsor": "Sponsorisé",
            "why": "Vous randonnez.",
        },
    ],
    "groups": [
        {
            "id": "g1",
            "name": "Les jardiniers",
            "members": 42,
            "joined": True,
            "rules": ["Pas de publicité."],
        }
    ],
    "threads": [
        {
            "id": "t1",
            "with": "u3",
            "items": [{"from": "u3", "date": "2026-03-14 11:00", "text": "Salut"}],
        }
    ],
    "settings": [
        {"id": "s1", "label": "Publications", "kind": "choice", "value": "public", "options": WHO},
        {
            "id": "s2",
            "label": "Ajouter ma position",
            "kind": "switch",
            "value": "yes",
            "help": "La ville.",
        },
    ],
    "profile": [
        {"id": "l1", "label": "Ville", "value": "Saint-Loup", "audience": "public"},
        {"id": "l2", "label": "Téléphone", "value": "06 00 00 00 00", "audience": "friends"},
    ],
    "reasons": [{"id": "r1", "label": "Insulte"}, {"id": "r2", "label": "Publicité"}],
}
COMPOSE: Json = {
    **NETWORK,
    "task": "compose",
    "pictures": [{"id": "i1", "label": "marche.jpg"}],
    "places": [{"id": "x1", "label": "La gare"}],
}


def desk(page: Page, data: Json) -> Frame:
    """The simulator on a computer."""
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    return shown(page, "social", data)


def phone(page: Page, data: Json) -> Frame:
    """The simulator on a phone."""
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    return shown(page, "social", data)


def go(frame: Frame, name: str) -> None:
    """To another page of the network."""
    frame.get_by_role("navigation").get_by_role("button", name=name, exact=True).click()


def test_posts_comments_and_people_are_acted_on_and_it_is_undone(page: Page) -> None:
    frame = desk(page, NETWORK)
    frame.get_by_role("button", name="2 commentaires").click()
    frame.get_by_role("combobox", name="Signaler Paul Henry : Ridicule.").select_option("r1")
    frame.get_by_role("button", name="Retirer mon identification").click()
    frame.get_by_role("combobox", name="Qui peut voir").select_option("me")
    go(frame, "Personnes")
    frame.get_by_role("button", name="Accepter Paul Henry").click()
    frame.get_by_role("button", name="Refuser Paul Henry").click()
    frame.get_by_role("button", name="Bloquer Paul Henry").click()
    done = {"c1": "report:r1", "p1": "untag", "p2": "audience:me"}
    expect_answer(page, {**done, "u3": "block,refuse"})
    go(frame, "Groupes")
    frame.get_by_role("button", name="Quitter Les jardiniers").click()
    expect_answer(page, {**done, "u3": "block,refuse", "g1": "leave"})
    frame.get_by_role("button", name="Quitter Les jardiniers").click()
    go(frame, "Fil")
    frame.get_by_role("combobox", name="Signaler Paul Henry : Ridicule.").select_option("")
    frame.get_by_role("combobox", name="Qui peut voir").select_option("friends")
    expect_answer(page, {"p1": "untag", "u3": "block,refuse"})


def test_settings_and_profile_are_set_with_the_keyboard(page: Page) -> None:
    frame = phone(page, {**NETWORK, "task": "settings"})
    tab_to(frame, page, "Réglages")
    press(page, "Enter")
    tab_to(frame, page, "Publications")
    press(page, "ArrowDown")
    tab_to(frame, page, "Ajouter ma position")
    press(page, "Space")
    expect_answer(page, {"s1": "friends", "s2": "no"})
    go(frame, "Mon profil")
    tab_to(frame, page, "Téléphone, Qui peut voir")
    press(page, "ArrowDown")
    expect_answer(page, {"l2": "me", "s1": "friends", "s2": "no"})
    press(page, "ArrowUp")
    expect_answer(page, {"s1": "friends", "s2": "no"})


def test_my_page_is_seen_as_others_see_it(page: Page) -> None:
    frame = desk(page, {**NETWORK, "task": "look"})
    go(frame, "Mon profil")
    expect(frame.get_by_text("06 00 00 00 00")).to_be_visible()
    frame.get_by_label("Voir ma page en tant que").select_option("public")
    expect(frame.get_by_text("Saint-Loup")).to_be_visible()
    expect(frame.get_by_text("06 00 00 00 00")).to_have_count(0)
    expect(frame.get_by_text("Je cherche un vélo.")).to_have_count(0)
    frame.get_by_label("Voir ma page en tant que").select_option("friends")
    expect(frame.get_by_text("06 00 00 00 00")).to_be_visible()
    assert page.evaluate("window.answers") == []


def test_things_are_ticked_with_the_keyboard(page: Page) -> None:
    frame = phone(page, {**NETWORK, "task": "select", "selectable": ["posts", "comments"]})
    tab_to(frame, page, "2 commentaires")
    press(page, "Enter")
    tab_to(frame, page, "Choisir Paul Henry : Ridicule.")
    press(page, "Space")
    tab_to(frame, page, "Choisir Camille Renard : Je cherche un vélo.")
    press(page, "Space")
    expect_answer(page, {"selected": "c1,p2"})
    expect(frame.get_by_text("2 éléments choisis")).to_be_visible()


def test_a_post_is_written_with_the_keyboard(page: Page) -> None:
    frame = phone(page, COMPOSE)
    tab_to(frame, page, "Votre publication")
    page.keyboard.type("Merci @Awa ! #Marché #été")
    tab_to(frame, page, "Image")
    press(page, "ArrowDown")
    tab_to(frame, page, "Description de l’image")
    page.keyboard.type("Un étal de légumes")
    tab_to(frame, page, "Qui peut voir")
    press(page, "ArrowDown")
    tab_to(frame, page, "Awa Diop")
    press(page, "Space")
    expect_answer(
        page,
        {
            "audience": "friends",
            "place": "",
            "tags": "u2",
            "picture": "i1",
            "description": "Un étal de légumes",
            "hashtags": "marché,été",
            "mentions": "awa",
            "comments": "public",
            "expiry": "never",
            "schedule": "",
        },
    )


def test_a_person_is_looked_at(page: Page) -> None:
    frame = desk(page, {**NETWORK, "task": "look"})
    frame.get_by_role("button", name="Awa Diop").first.click()
    expect(frame.get_by_role("heading", name="Awa Diop")).to_be_focused()
    expect(frame.get_by_text("Au marché avec Camille")).to_be_visible()
    go(frame, "Messages")
    frame.get_by_role("button", name="Paul Henry").click()
    expect(frame.get_by_text("Salut")).to_be_visible()


def test_axe_sees_no_fault_while_moderating(browser: Browser, site: str, axe_source: str) -> None:
    def steps(frame: Frame, lang: str) -> None:
        frame.get_by_role("button", name="2 comment").click()
        go(frame, "Mon profil" if lang == "fr" else "My profile")

    expect_sound(browser, site, axe_source, name="social", data=NETWORK, steps=steps)


def test_axe_sees_no_fault_while_writing(browser: Browser, site: str, axe_source: str) -> None:
    def steps(frame: Frame, lang: str) -> None:
        go(frame, "Réglages" if lang == "fr" else "Settings")

    expect_sound(browser, site, axe_source, name="social", data=COMPOSE, steps=steps)
