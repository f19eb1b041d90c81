/* The words of the social network. */
"use strict";

const TEXTS = {
  fr: {
    feed: "Fil", profile: "Mon profil", people: "Personnes", groups: "Groupes", messages: "Messages", settings: "Réglages", compose: "Publier",
    choose: "Choisir", selectedNone: "Rien n’est choisi", selectedOne: "{n} élément choisi", selectedMany: "{n} éléments choisis",
    verified: "compte vérifié", inGroup: "dans {group}", edited: "modifiée", expires: "disparaît : {when}", sharedFrom: "Publication de {who}, partagée", at: "à {place}", with: "avec {who}",
    counts: "J’aime : {likes} · Partages : {shares}", why: "Pourquoi est-ce que je vois cela ?", comment: "{n} commentaire", comments: "{n} commentaires",
    hide: "Masquer", share: "Partager", untag: "Retirer mon identification", report: "Signaler", delete: "Supprimer", accept: "Accepter", refuse: "Refuser", follow: "Suivre", unfollow: "Ne plus suivre", remove: "Retirer de mes amis",
    mute: "Mettre en sourdine", block: "Bloquer", join: "Rejoindre", leave: "Quitter", audience: "Qui peut voir", noReport: "Ne pas signaler", whoSees: "Qui peut voir", done: "{action} : fait.", undone: "{action} : annulé.", changed: "{label} : changé.",
    relation_friend: "Amis", relation_request: "Demandes d’amitié reçues", relation_following: "Comptes suivis", relation_none: "Autres comptes", joined: "inscription le {date}",
    noPost: "Aucune publication à voir.", viewAs: "Voir ma page en tant que", myself: "Moi", seenAs: "Page affichée.", nothingSeen: "Rien d’autre n’est visible.", members: "{n} membres", member: "vous en êtes membre",
    text: "Votre publication", picture: "Image", noPicture: "Aucune image", description: "Description de l’image", whoComments: "Qui peut commenter", nobody: "Personne", place: "Lieu", noPlace: "Aucun lieu",
    expiry: "Disparition", expiry_never: "Jamais", expiry_24h: "Après 24 heures", expiry_7d: "Après 7 jours", expiry_30d: "Après 30 jours", schedule: "Publier plus tard, le", tags: "Identifier des personnes", composeHelp: "Votre publication est gardée au fur et à mesure.",
  },
  en: {
    feed: "Feed", profile: "My profile", people: "People", groups: "Groups", messages: "Messages", settings: "Settings", compose: "Post",
    choose: "Choose", selectedNone: "Nothing is chosen", selectedOne: "{n} item chosen", selectedMany: "{n} items chosen",
    verified: "verified account", inGroup: "in {group}", edited: "edited", expires: "disappears: {when}", sharedFrom: "Post by {who}, shared", at: "at {place}", with: "with {who}",
    counts: "Likes: {likes} · Shares: {shares}", why: "Why am I seeing this?", comment: "{n} comment", comments: "{n} comments",
    hide: "Hide", share: "Share", untag: "Remove my tag", report: "Report", delete: "Delete", accept: "Accept", refuse: "Decline", follow: "Follow", unfollow: "Unfollow", remove: "Remove from friends",
    mute: "Mute", block: "Block", join: "Join", leave: "Leave", audience: "Who can see", noReport: "Do not report", whoSees: "Who can see", done: "{action}: done.", undone: "{action}: undone.", changed: "{label}: changed.",
    relation_friend: "Friends", relation_request: "Friend requests received", relation_following: "Followed accounts", relation_none: "Other accounts", joined: "joined on {date}",
    noPost: "No post to see.", viewAs: "View my page as", myself: "Myself", seenAs: "Page shown.", nothingSeen: "Nothing else can be seen.", members: "{n} members", member: "you are a member",
    text: "Your post", picture: "Picture", noPicture: "No picture", description: "Description of the picture", whoComments: "Who can comment", nobody: "Nobody", place: "Place", noPlace: "No place",
    expiry: "Disappears", expiry_never: "Never", expiry_24h: "After 24 hours", expiry_7d: "After 7 days", expiry_30d: "After 30 days", schedule: "Publish later, on", tags: "Tag people", composeHelp: "Your post is kept as you write.",
  },
};

let lang = "fr";

function t(key, values = {}) {
  return frenchSpaces(TEXTS[lang][key]).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
