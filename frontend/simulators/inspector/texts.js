/* The inspector's own words. */
"use strict";

const TEXTS = {
  fr: {
    title: "Inspecteur de page", page: "La page", panels: "Outils", code: "Code", accessibility: "Accessibilité", network: "Réseau", console: "Console", storage: "Stockage", files: "Fichiers",
    line: "Ligne", lineOf: "Ligne {n} de {file}", marked: "marquée", changed: "modifiée", help: "Choisissez une ligne de code, ou cliquez un élément de la page.", helpAlone: "Choisissez une ligne de code.",
    mark: "Marquer cette ligne", unmark: "Ne plus marquer", markRow: "Marquer {name}", markedOne: "{name} : marqué.", unmarkedOne: "{name} : marque retirée.", marks: "Marqués : {n}", changes: "Modifications : {n}",
    contrast: "Contraste {ratio} : 1 — texte {ink} sur fond {ground}, taille {size}.", noTag: "Aucune balise ne s’ouvre sur cette ligne.", noProperty: "Rien à modifier sur cette ligne : choisissez un sélecteur ou une propriété.",
    tag: "Balise", text: "Texte", wholeLine: "Ligne entière", addAttribute: "Ajouter un attribut", addProperty: "Ajouter une propriété", name: "Nom", value: "Valeur", add: "Ajouter", added: "{name} : ajouté.",
    remove: "Retirer {name}", removed: "{name} : retiré.", restore: "Rétablir", restored: "Modification annulée.", gone: "retiré", badName: "Ce nom n’est pas possible : lettres minuscules sans accent et tirets.",
    jsonRight: "Le JSON est valide.", jsonWrong: "Le JSON n’est pas valide : erreur vers la ligne {n}.",
    language: "Langue de la page", pageTitle: "Titre de la page", missing: "absent", headings: "Titres, dans l’ordre", pictures: "Images", fields: "Champs à remplir", links: "Liens et boutons",
    noAlt: "aucune alternative", emptyAlt: "alternative vide (décorative)", noLabel: "aucune étiquette", noText: "aucun texte",
    host: "Serveur", type: "Type", status: "État", size: "Taille", ms: "Durée", cookies: "Cookies", expires: "Expire", allTypes: "Tous les types", total: "{n} requêtes, {size} au total.", sorted: "Trié par {name}.",
    error: "Erreur", warning: "Alerte", info: "Info",
  },
  en: {
    title: "Page inspector", page: "The page", panels: "Tools", code: "Code", accessibility: "Accessibility", network: "Network", console: "Console", storage: "Storage", files: "Files",
    line: "Line", lineOf: "Line {n} of {file}", marked: "marked", changed: "changed", help: "Choose a line of code, or click something in the page.", helpAlone: "Choose a line of code.",
    mark: "Mark this line", unmark: "Unmark", markRow: "Mark {name}", markedOne: "{name}: marked.", unmarkedOne: "{name}: no longer marked.", marks: "Marked: {n}", changes: "Changes: {n}",
    contrast: "Contrast {ratio}:1 — text {ink} on {ground}, size {size}.", noTag: "No tag opens on this line.", noProperty: "Nothing to change on this line: choose a selector or a property.",
    tag: "Tag", text: "Text", wholeLine: "Whole line", addAttribute: "Add an attribute", addProperty: "Add a property", name: "Name", value: "Value", add: "Add", added: "{name}: added.",
    remove: "Remove {name}", removed: "{name}: removed.", restore: "Restore", restored: "Change undone.", gone: "removed", badName: "This name is not possible: lower-case letters and hyphens.",
    jsonRight: "The JSON is valid.", jsonWrong: "The JSON is not valid: error around line {n}.",
    language: "Page language", pageTitle: "Page title", missing: "missing", headings: "Headings, in order", pictures: "Pictures", fields: "Fields", links: "Links and buttons",
    noAlt: "no alternative", emptyAlt: "empty alternative (decorative)", noLabel: "no label", noText: "no text",
    host: "Server", type: "Type", status: "Status", size: "Size", ms: "Time", cookies: "Cookies", expires: "Expires", allTypes: "All types", total: "{n} requests, {size} in all.", sorted: "Sorted by {name}.",
    error: "Error", warning: "Warning", info: "Info",
  },
};

let lang = "fr";

function t(key, values = {}) {
  return frenchSpaces(TEXTS[lang][key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
