/* The search engine's own words. */
"use strict";

const TEXTS = {
  fr: {
    title: "Moteur de recherche",
    query: "Votre recherche",
    search: "Rechercher",
    clear: "Effacer",
    byPicture: "Chercher avec une image",
    pictureTitle: "Avec quelle image chercher ?",
    pictureUsed: "Pages où cette image apparaît : {name}",
    cancel: "Abandonner",
    tabs: "Sorte de résultats",
    web: "Pages",
    images: "Images",
    news: "Actualités",
    filters: "Filtres",
    reset: "Retirer les filtres",
    date: "Date", type: "Type de fichier", site: "Site", lang: "Langue", sort: "Classement", licence: "Droits d’usage", size: "Taille", kind: "Sorte d’image",
    any_date: "Toutes les dates", any_type: "Tous les types", any_site: "Tous les sites", any_lang: "Toutes les langues",
    any_licence: "Tous les droits", any_size: "Toutes les tailles", any_kind: "Toutes les sortes",
    day: "Moins de 24 heures", week: "Moins d’une semaine", month: "Moins d’un mois", year: "Moins d’un an", between: "Période précise…",
    from: "Du", to: "Au",
    html: "Page web",
    fr: "Français", en: "Anglais", es: "Espagnol", de: "Allemand", it: "Italien", pt: "Portugais", ar: "Arabe",
    relevance: "Par pertinence", byDate: "Les plus récents d’abord",
    free: "Partage permis", sell: "Usage commercial permis", change: "Modification permise", both: "Modification et usage commercial permis",
    pixels: "Au moins {n} pixels",
    photo: "Photo", drawing: "Dessin",
    results: "Résultats",
    countOne: "{n} résultat",
    countMany: "{n} résultats",
    welcome: "Tapez quelques mots, puis lancez la recherche.",
    nothing: "Aucun résultat pour cette recherche.",
    nothingHelp: "Vérifiez l’orthographe, retirez un mot ou un filtre, essayez un synonyme.",
    ad: "Annonce",
    keep: "Retenir",
    keepNamed: "Retenir : {name}",
    drop: "Ne plus retenir : {name}",
    keptNone: "Aucun résultat retenu",
    keptOne: "{n} résultat retenu",
    keptMany: "{n} résultats retenus",
    back: "Revenir aux résultats",
    page: "Page {n}",
    pages: "Pages de résultats",
    previous: "Précédente",
    next: "Suivante",
    published: "Publié le {date}",
    summary: "Réponse rédigée automatiquement",
    sources: "Sources citées",
    summaryNote: "Ce texte, écrit par un programme, peut contenir des erreurs.",
    author: "Auteur", licenceName: "Licence", dimensions: "Dimensions", dated: "Date", address: "Adresse",
    reserved: "Tous droits réservés",
    opened: "Page ouverte : {name}",
  },
  en: {
    title: "Search engine",
    query: "Your search",
    search: "Search",
    clear: "Clear",
    byPicture: "Search with a picture",
    pictureTitle: "Which picture do you want to search with?",
    pictureUsed: "Pages where this picture appears: {name}",
    cancel: "Cancel",
    tabs: "Kind of results",
    web: "Pages",
    images: "Images",
    news: "News",
    filters: "Filters",
    reset: "Remove filters",
    date: "Date", type: "File type", site: "Site", lang: "Language", sort: "Order", licence: "Usage rights", size: "Size", kind: "Kind of image",
    any_date: "Any date", any_type: "Any type", any_site: "Any site", any_lang: "Any language",
    any_licence: "Any rights", any_size: "Any size", any_kind: "Any kind",
    day: "Past 24 hours", week: "Past week", month: "Past month", year: "Past year", between: "Between two dates…",
    from: "From", to: "To",
    html: "Web page",
    fr: "French", en: "English", es: "Spanish", de: "German", it: "Italian", pt: "Portuguese", ar: "Arabic",
    relevance: "Most relevant first", byDate: "Most recent first",
    free: "Sharing allowed", sell: "Commercial use allowed", change: "Changes allowed", both: "Changes and commercial use allowed",
    pixels: "At least {n} pixels",
    photo: "Photo", drawing: "Drawing",
    results: "Results",
    countOne: "{n} result",
    countMany: "{n} results",
    welcome: "Type a few words, then search.",
    nothing: "No result for this search.",
    nothingHelp: "Check the spelling, remove a word or a filter, try a synonym.",
    ad: "Ad",
    keep: "Keep",
    keepNamed: "Keep: {name}",
    drop: "Keep no longer: {name}",
    keptNone: "No result kept",
    keptOne: "{n} result kept",
    keptMany: "{n} results kept",
    back: "Back to results",
    page: "Page {n}",
    pages: "Pages of results",
    previous: "Previous",
    next: "Next",
    published: "Published {date}",
    summary: "Answer written by a machine",
    sources: "Sources",
    summaryNote: "This text, written by a program, may contain mistakes.",
    author: "Author", licenceName: "Licence", dimensions: "Dimensions", dated: "Date", address: "Address",
    reserved: "All rights reserved",
    opened: "Page opened: {name}",
  },
};

let lang = "fr";

function t(key, values = {}) {
  return frenchSpaces(TEXTS[lang][key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/* "2026-03-14" as people write it. */
function day(text) {
  const style = { day: "numeric", month: "short", year: "numeric" };
  const date = new Date(`${String(text).slice(0, 10)}T12:00`);
  return Number.isNaN(date.getTime()) ? "" : new Intl.DateTimeFormat(lang, style).format(date);
}

function licenceName(licence) {
  if (!licence || licence === "reserved") return t("reserved");
  return licence === "cc0" ? "CC0" : `CC ${licence.toUpperCase()}`;
}
