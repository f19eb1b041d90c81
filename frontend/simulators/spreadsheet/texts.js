/* The spreadsheet's own words. */
"use strict";

const TEXTS = {
  fr: {
    title: "Tableur : {name}", tools: "Outils", sheet: "Feuille de calcul", name: "Aller à la cellule ou à la plage", bar: "Contenu de la cellule",
    writing: "Écrire dans {cell}", copy: "Copier", paste: "Coller", fillDown: "Recopier vers le bas", fillRight: "Recopier à droite",
    sort: "Trier", filter: "Filtrer", format: "Format", chart: "Graphique", undo: "Annuler", undone: "Dernière action annulée.",
    locked: "Cette cellule est protégée : on ne peut pas y écrire.", unreadable: "Cette formule ne peut pas être lue. Vérifiez ses signes et ses parenthèses.",
    cleared: "{range} : effacé.", copied: "{range} : copié.", pasted: "{range} : collé.", filled: "{range} : recopié.", nothingCopied: "Rien n’a été copié.",
    cancel: "Abandonner", confirm: "Valider", insert: "Insérer", until: "Recopier {cell} jusqu’à la cellule", badCell: "Donnez l’adresse d’une cellule plus loin, par exemple C9.",
    badRange: "Donnez une plage de la feuille, par exemple A2:A9.", sortBy: "Trier par", order: "Ordre", thenBy: "Puis par", order2: "Second ordre", none: "Rien d’autre",
    ascending: "Croissant (A à Z, 0 à 9)", descending: "Décroissant (Z à A, 9 à 0)", sorted: "Trié par {column}.",
    column: "Colonne", condition: "Garder les lignes dont la valeur…", value: "Valeur", values: "Valeurs gardées", blank: "(vide)", sayWhat: "Dites ce que vous gardez.",
    among: "est cochée ci-dessous", equal: "est égale à", differs: "est différente de", contains: "contient", more: "est supérieure à", atLeast: "est supérieure ou égale à", less: "est inférieure à", atMost: "est inférieure ou égale à",
    filtered: "filtrée", filterGone: "Filtre retiré.", removeFilter: "Retirer le filtre sur {column}", shownOne: "{n} ligne affichée", shownMany: "{n} lignes affichées",
    formatOf: "Format de {range}", formatted: "Format appliqué.", "format-": "Automatique", "format-integer": "Nombre entier", "format-decimal": "Nombre à 2 décimales", "format-euro": "Euros", "format-percent": "Pourcentage", "format-date": "Date",
    type: "Type de graphique", labels: "Étiquettes (une plage)", series: "Valeurs (une ou plusieurs plages, séparées par ;)", chartTitle: "Titre", chartNamed: "Graphique : {name}",
    "chart-column": "Colonnes", "chart-bar": "Barres horizontales", "chart-line": "Courbe", "chart-pie": "Secteurs", "chart-scatter": "Nuage de points",
    chartDone: "Graphique inséré sous la feuille.", chartGone: "Graphique supprimé.", editChart: "Modifier le graphique", dropChart: "Supprimer le graphique", figures: "Voir les valeurs du graphique",
  },
  en: {
    title: "Spreadsheet: {name}", tools: "Tools", sheet: "Sheet", name: "Go to a cell or a range", bar: "Content of the cell",
    writing: "Write in {cell}", copy: "Copy", paste: "Paste", fillDown: "Fill down", fillRight: "Fill right",
    sort: "Sort", filter: "Filter", format: "Format", chart: "Chart", undo: "Undo", undone: "Last action undone.",
    locked: "This cell is protected: it cannot be written in.", unreadable: "This formula cannot be read. Check its signs and brackets.",
    cleared: "{range}: cleared.", copied: "{range}: copied.", pasted: "{range}: pasted.", filled: "{range}: filled.", nothingCopied: "Nothing was copied.",
    cancel: "Cancel", confirm: "OK", insert: "Insert", until: "Fill from {cell} to the cell", badCell: "Give the address of a cell further on, for instance C9.",
    badRange: "Give a range of the sheet, for instance A2:A9.", sortBy: "Sort by", order: "Order", thenBy: "Then by", order2: "Second order", none: "Nothing else",
    ascending: "Ascending (A to Z, 0 to 9)", descending: "Descending (Z to A, 9 to 0)", sorted: "Sorted by {column}.",
    column: "Column", condition: "Keep rows whose value…", value: "Value", values: "Values kept", blank: "(blank)", sayWhat: "Say what to keep.",
    among: "is ticked below", equal: "equals", differs: "differs from", contains: "contains", more: "is more than", atLeast: "is at least", less: "is less than", atMost: "is at most",
    filtered: "filtered", filterGone: "Filter removed.", removeFilter: "Remove the filter on {column}", shownOne: "{n} row shown", shownMany: "{n} rows shown",
    formatOf: "Format of {range}", formatted: "Format applied.", "format-": "Automatic", "format-integer": "Whole number", "format-decimal": "Number with 2 decimals", "format-euro": "Euros", "format-percent": "Percentage", "format-date": "Date",
    type: "Type of chart", labels: "Labels (one range)", series: "Values (one or several ranges, parted by ;)", chartTitle: "Title", chartNamed: "Chart: {name}",
    "chart-column": "Columns", "chart-bar": "Horizontal bars", "chart-line": "Line", "chart-pie": "Pie", "chart-scatter": "Scatter",
    chartDone: "Chart inserted below the sheet.", chartGone: "Chart deleted.", editChart: "Edit the chart", dropChart: "Delete the chart", figures: "See the chart’s values",
  },
};

let lang = "fr";

function t(key, values = {}) {
  return frenchSpaces(TEXTS[lang][key]).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
