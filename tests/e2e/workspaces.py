"""A club's shared space, as authors write them."""

from typing import Any

Json = dict[str, Any]
PEOPLE = [
    {"id": "u1", "name": "Camille Renard", "note": "Présidente"},
    {"id": "u2", "name": "Malo Faure", "note": "Trésorier"},
    {"id": "u3", "name": "Inès Keita", "note": "Bénévole"},
    {"id": "u4", "name": "Awa Payet", "note": "À La Réunion", "offset": 3},
    {"id": "u5", "name": "Julien Morin", "note": "Imprimeur, hors de l'association"},
]
GROUPS = [{"id": "g1", "name": "Bureau", "members": ["u1", "u2"]}]
V = [
    {
        "id": "v1",
        "date": "2026-03-02 10:15",
        "by": "u1",
        "content": ["# Fête du port", "- Buvette", "Rendez-vous à 14 h."],
    },
    {
        "id": "v2",
        "date": "2026-03-04 18:40",
        "by": "u3",
        "note": "Ajout du stand",
        "content": ["# Fête du port", "- Buvette", "- Stand de nœuds", "Rendez-vous à 14 h."],
    },
    {
        "id": "v3",
        "date": "2026-03-09 21:02",
        "by": "u2",
        "content": [
            "# Fête du port",
            "- Buvette",
            "Rendez-vous à 15 h.",
            "| Matériel | Nombre",
            "| Tables | 12",
        ],
    },
]
ITEMS = [
    {
        "id": "d1",
        "parent": None,
        "name": "Bureau",
        "kind": "folder",
        "owner": "u1",
        "modified": "2026-03-01 09:00",
        "rights": {"g1": "edit", "u3": "read"},
    },
    {
        "id": "f1",
        "parent": "d1",
        "name": "adherents.ods",
        "kind": "file",
        "owner": "u1",
        "modified": "2026-03-08 19:20",
        "size": 24100,
        "rights": {"u5": "edit"},
        "content": ["Liste des adhérents"],
        "activity": [{"date": "2026-03-08 19:20", "by": "u5", "text": "a téléchargé le fichier"}],
    },
    {
        "id": "f2",
        "parent": None,
        "name": "programme.odt",
        "kind": "file",
        "owner": "u1",
        "modified": "2026-03-09 21:02",
        "versions": V,
        "rights": {"u2": "edit", "u3": "comment"},
        "link": {"scope": "anyone", "level": "read"},
        "comments": [
            {
                "id": "k1",
                "by": "u3",
                "date": "2026-03-10 08:00",
                "text": "Et la sono ?",
                "on": "Matériel",
            }
        ],
    },
]
EVENTS = [
    {
        "id": "e1",
        "title": "Réunion du bureau",
        "date": "2026-03-16",
        "start": "10:00",
        "end": "11:30",
        "who": ["g1"],
        "room": "r1",
        "repeat": "weekly",
    },
    {
        "id": "e2",
        "title": "Rendez-vous médical",
        "date": "2026-03-17",
        "start": "09:00",
        "end": "10:15",
        "who": ["u3"],
        "private": True,
    },
    {
        "id": "e3",
        "title": "Cours de voile",
        "date": "2026-03-16",
        "start": "10:30",
        "end": "12:00",
        "who": ["u3", "u4"],
        "repeat": "daily",
    },
    {
        "id": "e4",
        "title": "Comptes du mois",
        "date": "2026-03-18",
        "start": "14:00",
        "end": "17:00",
        "who": ["u2"],
    },
]
ROOMS = [
    {"id": "r1", "name": "Salle des cartes", "note": "8 places"},
    {"id": "r2", "name": "Hangar", "note": "30 places"},
]
COLUMNS = [
    {"id": "c1", "name": "À faire"},
    {"id": "c2", "name": "En cours", "limit": 2},
    {"id": "c3", "name": "Terminé"},
]
CARDS = [
    {
        "id": "t1",
        "title": "Réserver la sono",
        "column": "c1",
        "who": ["u3"],
        "due": "2026-03-20",
        "effort": "1 h",
    },
    {
        "id": "t2",
        "title": "Imprimer l'affiche",
        "column": "c1",
        "who": [],
        "after": ["t3"],
        "label": "Affiche",
    },
    {
        "id": "t3",
        "title": "Dessiner l'affiche",
        "column": "c2",
        "who": ["u4"],
        "due": "2026-03-18",
        "text": "Format A3.",
    },
]
CHANNELS = [
    {
        "id": "s1",
        "name": "fete-du-port",
        "about": "L'organisation de la fête",
        "members": ["u1", "u2", "u3"],
        "messages": [
            {
                "id": "m1",
                "by": "u2",
                "date": "2026-03-10 09:00",
                "text": "Combien de tables faut-il ?",
            },
            {"id": "m2", "by": "u4", "date": "2026-03-10 09:20", "text": "J'ai fini l'affiche."},
            {
                "id": "m3",
                "by": "u3",
                "date": "2026-03-10 09:30",
                "text": "Douze, je crois.",
                "in": "m1",
            },
        ],
    },
    {"id": "s2", "name": "bateaux", "messages": []},
]
SPACE: Json = {
    "task": "look",
    "space": "Club de voile",
    "me": "u1",
    "today": "2026-03-16",
    "people": PEOPLE,
    "groups": GROUPS,
    "items": ITEMS,
    "events": EVENTS,
    "rooms": ROOMS,
    "columns": COLUMNS,
    "cards": CARDS,
    "channels": CHANNELS,
}
