/* The browser's own words. */
"use strict";

const TEXTS = {
  fr: {
    title: "Navigateur", tabs: "Onglets", newTab: "Nouvel onglet", closeTab: "Fermer l’onglet {title}",
    back: "Page précédente", forward: "Page suivante", reload: "Recharger la page", find: "Rechercher dans la page", menu: "Menu du navigateur",
    address: "Adresse", addressHelp: "Tapez une adresse", go: "Aller à cette adresse", siteInfo: "Informations sur le site", notSecure: "Non sécurisé", addBookmark: "Enregistrer cette page dans les favoris",
    arrived: "Page affichée : {title}", pageNamed: "Page : {title}", target: "Adresse du lien", table: "Tableau", close: "Fermer", undo: "Annuler", undone: "Dernière action annulée.",
    foundOne: "{n} fois", foundMany: "{n} fois",
    blankTitle: "Nouvel onglet", blankText: "Tapez une adresse dans la barre du haut.",
    missingTitle: "Page introuvable", missingText: "Le site {host} répond, mais il n’a pas de page à l’adresse {address}.",
    unknownTitle: "Site introuvable", unknownText: "Aucun serveur ne répond au nom {host}. Vérifiez l’adresse.",
    invalidTitle: "Adresse incomplète", invalidText: "« {address} » n’est pas l’adresse d’une page.",
    warningTitle: "Connexion non vérifiée", warningText: "Le navigateur n’a pas pu vérifier qu’il est bien en relation avec {host}.", goBack: "Revenir en arrière", goOn: "Continuer quand même",
    banner: "Cookies et traceurs", acceptAll: "Tout accepter", refuseAll: "Tout refuser", choose: "Choisir", saveChoices: "Enregistrer mes choix", always: "toujours actifs", manageCookies: "Gérer les cookies", bannerDone: "Vos choix sont enregistrés.",
    permission: "Demande d’autorisation", allow: "Autoriser", block: "Bloquer", ask: "Demander",
    ask_camera: "souhaite utiliser votre caméra.", ask_microphone: "souhaite utiliser votre micro.", ask_location: "souhaite connaître votre position.", ask_notifications: "souhaite vous envoyer des notifications.", ask_clipboard: "souhaite lire ce que vous copiez.", ask_popups: "souhaite ouvrir des fenêtres.",
    camera: "Caméra", microphone: "Micro", location: "Position", notifications: "Notifications", clipboard: "Presse-papiers", popups: "Fenêtres surgissantes", askAgain: "Demander à nouveau",
    certificate: "Certificat", issuedTo: "Délivré à", organization: "Organisation", issuedBy: "Délivré par", validFrom: "Valable à partir du", validTo: "Valable jusqu’au", names: "Noms couverts", someIssuer: "Autorité de certification Méridien",
    secureText: "La connexion est chiffrée.", plainText: "La connexion n’est pas sûre : ce que vous envoyez peut être lu en chemin.", todayIs: "Nous sommes le {date}.",
    bookmarks: "Favoris", history: "Historique", cookies: "Cookies", downloads: "Téléchargements", permissions: "Autorisations des sites", settings: "Paramètres", extensions: "Extensions",
    bookmark: "Favori", name: "Nom", folder: "Dossier", noFolder: "Sans dossier", save: "Enregistrer", saved: "Favori enregistré.", cancel: "Abandonner", editNamed: "Modifier {name}", removeNamed: "Supprimer {name}", removed: "Supprimé.",
    empty: "Rien à afficher.", filter: "Filtrer par nom ou par site", tickAll: "Tout cocher ({n})", removeTicked: "Supprimer ({n})", tick: "Cocher {name}",
    period: "Période", period_all: "Toute la période", period_today: "Aujourd’hui", period_week: "7 derniers jours", period_month: "30 derniers jours",
    party: "Origine", party_all: "Toutes", party_first: "Site visité", party_third: "Tiers", until: "jusqu’au {date}", untilClosed: "jusqu’à la fermeture du navigateur", seenOn: "Vu sur : {sites}",
    by: "par {name}", rights: "Droits demandés", removedExtension: "Supprimée", putBack: "Remettre {name}",
  },
  en: {
    title: "Browser", tabs: "Tabs", newTab: "New tab", closeTab: "Close tab {title}",
    back: "Previous page", forward: "Next page", reload: "Reload the page", find: "Find in page", menu: "Browser menu",
    address: "Address", addressHelp: "Type an address", go: "Go to this address", siteInfo: "Site information", notSecure: "Not secure", addBookmark: "Save this page in bookmarks",
    arrived: "Page shown: {title}", pageNamed: "Page: {title}", target: "Address of the link", table: "Table", close: "Close", undo: "Undo", undone: "Last action undone.",
    foundOne: "{n} time", foundMany: "{n} times",
    blankTitle: "New tab", blankText: "Type an address in the bar above.",
    missingTitle: "Page not found", missingText: "The site {host} answers, but has no page at the address {address}.",
    unknownTitle: "Site not found", unknownText: "No server answers to the name {host}. Check the address.",
    invalidTitle: "Incomplete address", invalidText: "“{address}” is not the address of a page.",
    warningTitle: "Connection not verified", warningText: "The browser could not verify that it is really connected to {host}.", goBack: "Go back", goOn: "Continue anyway",
    banner: "Cookies and trackers", acceptAll: "Accept all", refuseAll: "Refuse all", choose: "Choose", saveChoices: "Save my choices", always: "always on", manageCookies: "Manage cookies", bannerDone: "Your choices are saved.",
    permission: "Permission request", allow: "Allow", block: "Block", ask: "Ask",
    ask_camera: "wants to use your camera.", ask_microphone: "wants to use your microphone.", ask_location: "wants to know your location.", ask_notifications: "wants to send you notifications.", ask_clipboard: "wants to read what you copy.", ask_popups: "wants to open windows.",
    camera: "Camera", microphone: "Microphone", location: "Location", notifications: "Notifications", clipboard: "Clipboard", popups: "Pop-up windows", askAgain: "Ask again",
    certificate: "Certificate", issuedTo: "Issued to", organization: "Organisation", issuedBy: "Issued by", validFrom: "Valid from", validTo: "Valid until", names: "Names covered", someIssuer: "Meridian certification authority",
    secureText: "The connection is encrypted.", plainText: "The connection is not secure: what you send can be read on its way.", todayIs: "Today is {date}.",
    bookmarks: "Bookmarks", history: "History", cookies: "Cookies", downloads: "Downloads", permissions: "Site permissions", settings: "Settings", extensions: "Extensions",
    bookmark: "Bookmark", name: "Name", folder: "Folder", noFolder: "No folder", save: "Save", saved: "Bookmark saved.", cancel: "Cancel", editNamed: "Edit {name}", removeNamed: "Delete {name}", removed: "Deleted.",
    empty: "Nothing to show.", filter: "Filter by name or site", tickAll: "Tick all ({n})", removeTicked: "Delete ({n})", tick: "Tick {name}",
    period: "Period", period_all: "All time", period_today: "Today", period_week: "Last 7 days", period_month: "Last 30 days",
    party: "Origin", party_all: "All", party_first: "Visited site", party_third: "Third party", until: "until {date}", untilClosed: "until the browser closes", seenOn: "Seen on: {sites}",
    by: "by {name}", rights: "Rights requested", removedExtension: "Removed", putBack: "Put back {name}",
  },
};

let lang = "fr";

function t(key, values = {}) {
  return frenchSpaces(TEXTS[lang][key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
