"""A small valley and its buses, as an author would write it."""

from typing import Any

VALLEY: dict[str, Any] = {
    "task": "look",
    "title": "Réseau du Val d'Ombre",
    "metres": 100,
    "size": [100, 70],
    "squares": "8x6",
    "modes": [
        {"id": "bus", "name": "Bus", "icon": "bus", "co2": 110, "price": 0.12},
        {"id": "train", "name": "Train", "icon": "train", "co2": 28, "price": 0.18},
        {"id": "voiture", "name": "Voiture", "icon": "car", "co2": 192, "price": 0.25},
        {"id": "pied", "name": "À pied", "icon": "walk", "walk": True, "co2": 0},
    ],
    "layers": [{"id": "c1", "name": "Pistes cyclables", "shown": False}],
    "places": [
        {"id": "p1", "name": "Gare de Joncy", "x": 14, "y": 20, "kind": "stop", "facts": ["210 m"]},
        {"id": "p2", "name": "Mairie", "x": 45, "y": 28, "kind": "stop"},
        {"id": "p3", "name": "Lycée Simone-Sorel", "x": 74, "y": 24, "kind": "school"},
        {"id": "p4", "name": "Hôpital", "x": 62, "y": 55, "kind": "health"},
        {"id": "p5", "name": "Base de loisirs", "x": 22, "y": 56, "kind": "sight"},
        {"id": "p6", "name": "Station vélo", "x": 88, "y": 60, "kind": "parking", "layer": "c1"},
    ],
    "roads": [
        {"id": "v1", "from": "p1", "to": "p2", "name": "Ligne 4", "km": 4.2, "kind": "line"},
        {"id": "v2", "from": "p2", "to": "p3", "name": "Ligne 4", "km": 3.1, "kind": "line"},
        {"id": "v3", "from": "p2", "to": "p4", "name": "Ligne 7", "km": 3.6, "kind": "line"},
        {"id": "v4", "from": "p1", "to": "p5", "name": "D12", "km": 4.4, "minutes": 6},
        {"id": "v5", "from": "p5", "to": "p4", "name": "Voie verte", "km": 5, "kind": "path"},
        {"id": "v6", "from": "p3", "to": "p6", "name": "Rail", "km": 5, "kind": "rail"},
    ],
    "areas": [
        {"id": "a1", "name": "Lac", "kind": "water", "points": "4,60 14,50 20,60 16,68 6,68"},
        {"id": "a2", "name": "Bois", "kind": "park", "points": "80,2 98,4 97,18 84,14"},
    ],
    "days": [{"id": "sem", "name": "Lundi à vendredi"}, {"id": "sam", "name": "Samedi"}],
    "trips": [
        {
            "id": "t1",
            "name": "Bus de 07:12",
            "day": "sem",
            "accessible": True,
            "price": 1.8,
            "legs": [
                ["bus", "Ligne 4", "p1", "07:12", "p2", "07:24", 4.2],
                ["pied", "", "p2", "07:24", "p4", "07:59", 2.6],
            ],
        },
        {
            "id": "t2",
            "name": "Bus de 07:30",
            "day": "sem",
            "accessible": False,
            "legs": [
                ["bus", "Ligne 4", "p1", "07:30", "p2", "07:42", 4.2],
                ["bus", "Ligne 7", "p2", "07:50", "p4", "08:01", 3.6],
            ],
        },
        {
            "id": "t3",
            "name": "Voiture",
            "legs": [["voiture", "D12", "p1", "07:40", "p4", "07:58", 12.4]],
        },
        {
            "id": "t4",
            "name": "Retour de 23:50",
            "day": "sem",
            "legs": [["bus", "Ligne 7", "p4", "23:50", "p1", "24:20", 7.8]],
        },
    ],
    "show": ["duration", "changes", "walk", "price", "co2"],
    "timetables": [
        {
            "id": "h1",
            "name": "Ligne 4 vers Lycée",
            "day": "sem",
            "stops": ["p1", "p2", "p3"],
            "notes": {"a": "Ne circule pas pendant les vacances scolaires."},
            "runs": [
                {"id": "r1", "name": "Course 1", "times": "07:12 07:24 07:36"},
                {"id": "r2", "name": "Course 2", "times": "07:30 - 07:49", "note": "a"},
                {"id": "r3", "name": "Course 3", "times": "08:12 08:24 08:36"},
            ],
        },
        {
            "id": "h2",
            "name": "Ligne 4 vers Lycée",
            "day": "sam",
            "stops": ["p1", "p2", "p3"],
            "runs": [{"id": "r4", "name": "Course 4", "times": "08:30 08:42 08:54"}],
        },
        {
            "id": "h3",
            "name": "Ligne 7 vers Hôpital",
            "day": "sem",
            "stops": ["p2", "p4"],
            "runs": [{"id": "r5", "name": "Course 5", "times": "07:50 08:01"}],
        },
    ],
    "notices": [
        {
            "id": "n1",
            "title": "Travaux rue des Tilleuls",
            "text": "Samedi 14 mars, l'arrêt Mairie n'est pas desservi.",
        }
    ],
    "factors": True,
}
