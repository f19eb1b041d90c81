/* The robot's own words, and the words of blocks and conditions. */
"use strict";

const TEXTS = {
  fr: {
    title: "Programmer un robot",
    ground: "Terrain", grounds: "Terrains", program: "Programme", palette: "Blocs à ajouter", tools: "Modifier le programme",
    forward: "avancer d’une case", left: "tourner à gauche", right: "tourner à droite", pick: "prendre", drop: "déposer", paint: "peindre la case",
    repeat: "répéter", times: "fois", while: "tant que", until: "jusqu’à ce que", if: "si", then: "alors", else: "sinon", ifelse: "si … sinon",
    set: "mettre", to: "à", add: "ajouter", addTo: "à", say: "afficher", call: "faire", define: "définir « {name} »", begin: "au départ",
    free: "la voie est libre devant", wall: "il y a un mur devant", free_left: "la voie est libre à gauche", free_right: "la voie est libre à droite",
    wall_left: "il y a un mur à gauche", wall_right: "il y a un mur à droite", item: "il y a un objet ici", painted: "la case est peinte", goal: "le robot est à l’arrivée", carrying: "le robot porte quelque chose",
    not_free: "la voie n’est pas libre devant", not_wall: "il n’y a pas de mur devant", not_item: "il n’y a pas d’objet ici", not_painted: "la case n’est pas peinte",
    not_goal: "le robot n’est pas à l’arrivée", not_carrying: "le robot ne porte rien", not: "non : {what}", and: "et", or: "ou", even: "est pair", odd: "est impair",
    condition: "Condition", number: "Nombre", variable: "Variable", kindOfValue: "Valeur", aNumber: "un nombre",
    block: "Bloc {n} :", here: "Le prochain bloc viendra ici", slot: "Placer ici", slotIn: "Placer dans « {name} »", slotEnd: "Placer à la fin",
    up: "Monter", down: "Descendre", copy: "Copier", remove: "Supprimer", undo: "Annuler", clear: "Tout effacer", restore: "Programme de départ",
    count: "{n} blocs", countOne: "{n} bloc", countOf: "{n} blocs sur {max} au plus", chooseFirst: "Choisissez d’abord un bloc du programme.", full: "Pas plus de {max} blocs.", usedUp: "Il ne reste plus de bloc « {name} ».", leftOver: "encore {n}",
    added: "« {name} » ajouté, bloc {n}.", removed: "« {name} » supprimé.", moved: "« {name} » est maintenant le bloc {n}.", undone: "Dernière action annulée.", cannotMove: "Ce bloc ne peut pas aller plus loin.", emptyProgram: "Le programme est vide : ajoutez un premier bloc.",
    run: "Exécuter", pause: "Pause", step: "Un pas", reset: "Retour au départ", all: "Essayer sur tous les terrains", speed: "Vitesse", slow: "Lente", normal: "Normale", fast: "Rapide", instant: "Immédiate",
    ended: "Programme terminé. {where}", end_wall: "Arrêt : un mur ou le bord empêche d’avancer. {where}", end_nothing: "Arrêt : rien à prendre ou à déposer ici. {where}", end_endless: "Le programme ne s’arrête jamais : il a été coupé.",
    where: "{robot} est en {cell}, vers {facing}.", north: "le nord (haut)", east: "l’est (droite)", south: "le sud (bas)", west: "l’ouest (gauche)",
    robot: "Le robot", object: "objet", carries: "Porte : {n}.", holds: "{name} = {n}", shows: "Affiché : {said}.", variables: "Variables",
    words: "Le terrain en mots", size: "{w} colonnes (A à {last}) et {h} lignes (1 à {h}).", walls: "Murs : {cells}.", objects: "Objets : {cells}.", paints: "Cases peintes : {cells}.", goals: "Arrivée : {cells}.", none: "aucun",
    wallHere: "mur", goalHere: "arrivée", paintedHere: "peinte", robotHere: "{robot}, vers {facing}", hiddenOnes: "Votre programme sera aussi essayé sur d’autres terrains.",
    mark: "Où s’arrête-t-il ? Choisissez une case.", markMany: "Choisissez toutes les cases qui conviennent.", face: "Dans quelle direction regarde-t-il ?", marked: "Case choisie : {cell}", markedMany: "Cases choisies : {cells}", noMark: "Aucune case choisie", cell: "Case {cell}",
  },
  en: {
    title: "Program a robot",
    ground: "Ground", grounds: "Grounds", program: "Program", palette: "Blocks to add", tools: "Change the program",
    forward: "move one cell", left: "turn left", right: "turn right", pick: "pick up", drop: "put down", paint: "paint the cell",
    repeat: "repeat", times: "times", while: "while", until: "until", if: "if", then: "then", else: "else", ifelse: "if … else",
    set: "set", to: "to", add: "add", addTo: "to", say: "show", call: "do", define: "define “{name}”", begin: "at the start",
    free: "the way is clear ahead", wall: "there is a wall ahead", free_left: "the way is clear on the left", free_right: "the way is clear on the right",
    wall_left: "there is a wall on the left", wall_right: "there is a wall on the right", item: "there is an object here", painted: "the cell is painted", goal: "the robot is at the goal", carrying: "the robot carries something",
    not_free: "the way is not clear ahead", not_wall: "there is no wall ahead", not_item: "there is no object here", not_painted: "the cell is not painted",
    not_goal: "the robot is not at the goal", not_carrying: "the robot carries nothing", not: "not: {what}", and: "and", or: "or", even: "is even", odd: "is odd",
    condition: "Condition", number: "Number", variable: "Variable", kindOfValue: "Value", aNumber: "a number",
    block: "Block {n}:", here: "The next block will come here", slot: "Place here", slotIn: "Place inside “{name}”", slotEnd: "Place at the end",
    up: "Move up", down: "Move down", copy: "Copy", remove: "Delete", undo: "Undo", clear: "Clear all", restore: "First program",
    count: "{n} blocks", countOne: "{n} block", countOf: "{n} blocks out of {max} at most", chooseFirst: "Choose a block of the program first.", full: "No more than {max} blocks.", usedUp: "No block “{name}” is left.", leftOver: "{n} left",
    added: "“{name}” added, block {n}.", removed: "“{name}” deleted.", moved: "“{name}” is now block {n}.", undone: "Last action undone.", cannotMove: "This block cannot go further.", emptyProgram: "The program is empty: add a first block.",
    run: "Run", pause: "Pause", step: "One step", reset: "Back to the start", all: "Try on all the grounds", speed: "Speed", slow: "Slow", normal: "Normal", fast: "Fast", instant: "At once",
    ended: "Program finished. {where}", end_wall: "Stopped: a wall or the edge is in the way. {where}", end_nothing: "Stopped: nothing to pick up or put down here. {where}", end_endless: "The program never stops: it was cut.",
    where: "{robot} is in {cell}, facing {facing}.", north: "north (up)", east: "east (right)", south: "south (down)", west: "west (left)",
    robot: "The robot", object: "object", carries: "Carries: {n}.", holds: "{name} = {n}", shows: "Shown: {said}.", variables: "Variables",
    words: "The ground in words", size: "{w} columns (A to {last}) and {h} rows (1 to {h}).", walls: "Walls: {cells}.", objects: "Objects: {cells}.", paints: "Painted cells: {cells}.", goals: "Goal: {cells}.", none: "none",
    wallHere: "wall", goalHere: "goal", paintedHere: "painted", robotHere: "{robot}, facing {facing}", hiddenOnes: "Your program will also be tried on other grounds.",
    mark: "Where does it stop? Choose a cell.", markMany: "Choose all the cells that fit.", face: "Which way is it facing?", marked: "Cell chosen: {cell}", markedMany: "Cells chosen: {cells}", noMark: "No cell chosen", cell: "Cell {cell}",
  },
};

let lang = "fr";
let own = {};

function t(key, values = {}) {
  const text = own[key] || TEXTS[lang][key] || key;
  return frenchSpaces(text).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

const SIGNS = { "<=": "≤", ">=": "≥", "!=": "≠" };

function conditionWords(condition) {
  return condition.split(" or ").map((either) => either.split(" and ").map(partWords).join(` ${t("and")} `)).join(` ${t("or")} `);
}

function partWords(part) {
  const bare = part.replace(/^not /, "");
  const plain = compareWords(bare) ?? t(bare);
  if (bare === part) return plain;
  return !own[bare] && TEXTS[lang][`not_${bare}`] ? t(`not_${bare}`) : t("not", { what: plain });
}

function compareWords(part) {
  const parity = PARITY.exec(part);
  if (parity) return `${parity[1]} ${t(parity[2])}`;
  const compared = COMPARISON.exec(part);
  return compared && `${compared[1]} ${SIGNS[compared[2]] ?? compared[2]} ${compared[3]}`;
}

/* A block in one line of words. */
function blockWords({ do: name, words, condition }) {
  const [first, second] = words;
  switch (name) {
    case "repeat": return `${t("repeat")} ${first} ${t("times")}`;
    case "if": return `${t("if")} ${conditionWords(condition)} ${t("then")}`;
    case "while": case "until": return `${t(name)} ${conditionWords(condition)}`;
    case "set": return `${t("set")} ${first} ${t("to")} ${second}`;
    case "add": return `${t("add")} ${second} ${t("addTo")} ${first}`;
    case "say": case "call": return `${t(name)} ${first}`;
    default: return t(name);
  }
}
