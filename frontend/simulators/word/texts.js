/* The word processor's own words. */
"use strict";

const TEXTS = {
  fr: {
    title: "Traitement de texte : {name}", ribbon: "Onglets", "tab-home": "Accueil", "tab-insert": "Insertion", "tab-view": "Affichage", "tab-review": "Révision", "tab-find": "Rechercher et remplacer",
    document: "Document", tick: "Sélectionner : {what}", emptyLine: "(ligne vide)", tickedNone: "Sélectionnez un ou plusieurs paragraphes.", tickedOne: "{n} paragraphe sélectionné", tickedMany: "{n} paragraphes sélectionnés", untick: "Tout désélectionner",
    tickFirst: "Sélectionnez d’abord un paragraphe.", tickOne: "Sélectionnez un seul paragraphe.", tickHeading: "Sélectionnez le titre de la section à déplacer.", noFurther: "On ne peut pas aller plus loin.",
    undo: "Annuler", undone: "Dernière action annulée.", done: "C’est fait.", cancel: "Abandonner", confirm: "Valider", nothing: "Il n’y a rien ici.",
    bold: "Gras", italic: "Italique", left: "Aligner à gauche", center: "Centrer", right: "Aligner à droite", justify: "Justifier", paragraph: "Paragraphe", paragraphTitle: "Mise en forme du paragraphe",
    editStyle: "Modifier un style", clear: "Effacer la mise en forme", cleared: "Mise en forme effacée.", moveUp: "Monter le paragraphe", moveDown: "Descendre le paragraphe", sectionUp: "Monter la section", sectionDown: "Descendre la section",
    movedUp: "{what} : monté.", movedDown: "{what} : descendu.", remove: "Supprimer", removed: "Paragraphes supprimés : {n}.",
    styleOf: "Style", noStyle: "Style…", styled: "Style appliqué : {style}.", styleChanged: "Style modifié : {style}.",
    "style-title": "Titre du document", "style-h1": "Titre 1", "style-h2": "Titre 2", "style-h3": "Titre 3", "style-normal": "Corps de texte", "style-quote": "Citation", "style-bullet": "Liste à puces", "style-number": "Liste numérotée", "style-caption": "Légende",
    "look-size": "Taille (points)", "look-before": "Espace avant (points)", "look-after": "Espace après (points)", "look-spacing": "Interligne (lignes)", "look-indent": "Retrait à gauche (cm)", "look-first_line": "Retrait de première ligne (cm)",
    "look-align": "Alignement", "look-bold": "Gras", "look-italic": "Italique", "look-page_before": "Commencer sur une nouvelle page", "look-keep_next": "Rester avec le paragraphe suivant", badNumber: "{name} : donnez un nombre.",
    break: "Saut de page avant", breakDone: "Saut de page inséré.", breakGone: "Saut de page retiré.", pageBreak: "Saut de page", newPage: "Nouvelle page",
    toc: "Table des matières", tocDone: "Table des matières insérée.", tocThere: "Ce document a déjà une table des matières.", tocEmpty: "Aucun titre : appliquez des styles de titre, puis mettez à jour.", tocUpdate: "Mettre à jour", tocFresh: "Table des matières à jour.", tocLevels: "Niveaux", tocDeepest: "Afficher jusqu’au niveau", tocDrop: "Supprimer la table", tocGone: "Table des matières supprimée.",
    edges: "En-tête et pied de page", header: "En-tête", footer: "Pied de page", numbering: "Numéro de page", "number-none": "Aucun", "number-header": "Dans l’en-tête", "number-footer": "Dans le pied de page", pageNumber: "Page 1",
    signs: "Caractères invisibles", outline: "Plan", noHeading: "Aucun paragraphe n’a un style de titre.", properties: "Propriétés", words: "Mots", characters: "Caractères, espaces compris", paragraphs: "Paragraphes", alts: "Textes de remplacement", alt: "Texte de remplacement : {text}", noAlt: "Aucun texte de remplacement", table: "Tableau",
    changes: "Modifications et commentaires", comments: "Commentaires", comment: "Commentaire", insert: "Ajout", delete: "Suppression", accept: "Accepter", reject: "Refuser", accepted: "Acceptée", rejected: "Refusée", reopen: "Rouvrir", reopened: "Rouvert.", resolve: "Marquer comme résolu", resolved: "Résolu",
    acceptAll: "Accepter tout ce qui est affiché", rejectAll: "Refuser tout ce qui est affiché", decidedAll: "Modifications traitées : {n}.", author: "Afficher", everyone: "Tout le monde",
    findText: "Rechercher", findBy: "Remplacer par", isExact: "Respecter majuscules et minuscules", isWhole: "Mots entiers seulement", next: "Suivant", replace: "Remplacer", replaceAll: "Tout remplacer", editText: "Modifier le texte", textOf: "Texte du paragraphe",
    foundOne: "{n} occurrence", foundMany: "{n} occurrences", foundAt: "Occurrence {n} sur {all}", notFound: "Introuvable dans ce document.", replacedOne: "Remplacé.", replacedAll: "Remplacements : {n}.",
  },
  en: {
    title: "Word processor: {name}", ribbon: "Tabs", "tab-home": "Home", "tab-insert": "Insert", "tab-view": "View", "tab-review": "Review", "tab-find": "Find and replace",
    document: "Document", tick: "Select: {what}", emptyLine: "(empty line)", tickedNone: "Select one or several paragraphs.", tickedOne: "{n} paragraph selected", tickedMany: "{n} paragraphs selected", untick: "Unselect all",
    tickFirst: "Select a paragraph first.", tickOne: "Select one paragraph only.", tickHeading: "Select the heading of the section to move.", noFurther: "It cannot go further.",
    undo: "Undo", undone: "Last action undone.", done: "Done.", cancel: "Cancel", confirm: "OK", nothing: "Nothing here.",
    bold: "Bold", italic: "Italic", left: "Align left", center: "Center", right: "Align right", justify: "Justify", paragraph: "Paragraph", paragraphTitle: "Paragraph format",
    editStyle: "Edit a style", clear: "Clear formatting", cleared: "Formatting cleared.", moveUp: "Move the paragraph up", moveDown: "Move the paragraph down", sectionUp: "Move the section up", sectionDown: "Move the section down",
    movedUp: "{what}: moved up.", movedDown: "{what}: moved down.", remove: "Delete", removed: "Paragraphs deleted: {n}.",
    styleOf: "Style", noStyle: "Style…", styled: "Style applied: {style}.", styleChanged: "Style changed: {style}.",
    "style-title": "Document title", "style-h1": "Heading 1", "style-h2": "Heading 2", "style-h3": "Heading 3", "style-normal": "Body text", "style-quote": "Quotation", "style-bullet": "Bulleted list", "style-number": "Numbered list", "style-caption": "Caption",
    "look-size": "Size (points)", "look-before": "Space before (points)", "look-after": "Space after (points)", "look-spacing": "Line spacing (lines)", "look-indent": "Left indent (cm)", "look-first_line": "First line indent (cm)",
    "look-align": "Alignment", "look-bold": "Bold", "look-italic": "Italic", "look-page_before": "Begin on a new page", "look-keep_next": "Keep with the next paragraph", badNumber: "{name}: give a number.",
    break: "Page break before", breakDone: "Page break inserted.", breakGone: "Page break removed.", pageBreak: "Page break", newPage: "New page",
    toc: "Table of contents", tocDone: "Table of contents inserted.", tocThere: "This document already has a table of contents.", tocEmpty: "No heading: apply heading styles, then update.", tocUpdate: "Update", tocFresh: "Table of contents up to date.", tocLevels: "Levels", tocDeepest: "Show down to", tocDrop: "Delete the table", tocGone: "Table of contents deleted.",
    edges: "Header and footer", header: "Header", footer: "Footer", numbering: "Page number", "number-none": "None", "number-header": "In the header", "number-footer": "In the footer", pageNumber: "Page 1",
    signs: "Hidden characters", outline: "Outline", noHeading: "No paragraph has a heading style.", properties: "Properties", words: "Words", characters: "Characters, spaces included", paragraphs: "Paragraphs", alts: "Alternative texts", alt: "Alternative text: {text}", noAlt: "No alternative text", table: "Table",
    changes: "Changes and comments", comments: "Comments", comment: "Comment", insert: "Insertion", delete: "Deletion", accept: "Accept", reject: "Reject", accepted: "Accepted", rejected: "Rejected", reopen: "Reopen", reopened: "Reopened.", resolve: "Mark as resolved", resolved: "Resolved",
    acceptAll: "Accept all that is shown", rejectAll: "Reject all that is shown", decidedAll: "Changes handled: {n}.", author: "Show", everyone: "Everyone",
    findText: "Find", findBy: "Replace with", isExact: "Match case", isWhole: "Whole words only", next: "Next", replace: "Replace", replaceAll: "Replace all", editText: "Edit the text", textOf: "Text of the paragraph",
    foundOne: "{n} match", foundMany: "{n} matches", foundAt: "Match {n} of {all}", notFound: "Not found in this document.", replacedOne: "Replaced.", replacedAll: "Replacements: {n}.",
  },
};

let lang = "fr";

function t(key, values = {}) {
  return frenchSpaces(TEXTS[lang][key]).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
