/* The words of the gallery and of the editor. */
"use strict";

const TEXTS = {
  fr: {
    gallery: "Images", editor: "Éditeur d’images", tools: "Outils", open: "Ouvrir", choose: "Choisir", allPictures: "Toutes les images",
    selectedNone: "Aucune image choisie", selectedOne: "{n} image choisie", selectedMany: "{n} images choisies",
    properties: "Propriétés", pictureOf: "Image « {name} »", description: "Description de l’image", nothingNamed: "Rien de particulier.",
    placed: "de {left} à {right} px depuis la gauche, de {top} à {bottom} px depuis le haut",
    leansRight: "L’image penche de {n}° vers la droite.", leansLeft: "L’image penche de {n}° vers la gauche.",
    lying90: "L’image est couchée sur le côté droit.", lying180: "L’image est à l’envers.", lying270: "L’image est couchée sur le côté gauche.", reversed: "L’image est inversée comme dans un miroir.",
    file: "Nom", dimensions: "Dimensions", pixels: "Définition", ratio: "Proportions", format: "Format", weight: "Poids", resolution: "Résolution", printed: "Taille imprimée", perInch: "{n} points par pouce",
    crop: "Recadrer", size: "Taille", turn: "Orientation", adjust: "Réglages", hide: "Masquer", layers: "Calques", info: "Informations", export: "Exporter",
    proportions: "Proportions", free: "Libres", whole: "Toute l’image", wholeSaid: "Le cadre prend toute l’image.", cropHelp: "Tracez le cadre sur l’image, tirez ses coins, ou tapez ses mesures.",
    cropped: "Cadre : {width} sur {height} pixels.", side_x: "À gauche", side_y: "En haut", side_width: "Largeur", side_height: "Hauteur",
    lock: "Garder les proportions", sizeNow: "{percent} % de la largeur du cadre", original: "Taille d’origine", originalSaid: "Taille d’origine.",
    turnRight: "Tourner d’un quart de tour à droite", flipHorizontal: "Retourner horizontalement", flipVertical: "Retourner verticalement", straighten: "Redresser",
    turned: "Image tournée d’un quart de tour.", flippedHorizontal: "Image retournée horizontalement.", flippedVertical: "Image retournée verticalement.",
    brightness: "Luminosité", contrast: "Contraste", saturation: "Saturation", measured: "Mesure de l’image :", unadjust: "Remettre à zéro", unadjusted: "Réglages remis à zéro.",
    effect: "Effet", black: "Noir opaque", blur: "Flou", mosaic: "Pixels", around: "Zone", drawn: "Tracée à la main", byNumbers: "Mesures de la zone", mask: "Masquer cette zone",
    zoneFirst: "Choisissez ou tracez d’abord une zone.", hideHelp: "Tracer une zone sur l’image la masque aussitôt.", masked: "Zone masquée.", unmasked: "Masque retiré.", maskSaid: "Masque {n}, {effect} ({x} ; {y})", removeMask: "Retirer le masque {n}",
    layersHelp: "Le premier calque est devant tous les autres.", bringUp: "Avancer {name}", sendDown: "Reculer {name}", ground: "Fond",
    layerShown: "{name} : visible.", layerHidden: "{name} : masqué.", layerUp: "{name} avancé.", layerDown: "{name} reculé.", groundShown: "Fond visible.", groundHidden: "Fond masqué.",
    clear: "Effacer : {label}", cleared: "{label} : effacé.", quality: "Qualité", estimated: "Poids estimé :", weightSaid: "Poids estimé : {weight}.", dpiSaid: "{n} points par pouce.",
    undo: "Annuler", undone: "Dernière action annulée.",
  },
  en: {
    gallery: "Pictures", editor: "Picture editor", tools: "Tools", open: "Open", choose: "Choose", allPictures: "All pictures",
    selectedNone: "No picture chosen", selectedOne: "{n} picture chosen", selectedMany: "{n} pictures chosen",
    properties: "Properties", pictureOf: "Picture “{name}”", description: "Description of the picture", nothingNamed: "Nothing in particular.",
    placed: "from {left} to {right} px from the left, from {top} to {bottom} px from the top",
    leansRight: "The picture leans {n}° to the right.", leansLeft: "The picture leans {n}° to the left.",
    lying90: "The picture lies on its right side.", lying180: "The picture is upside down.", lying270: "The picture lies on its left side.", reversed: "The picture is reversed as in a mirror.",
    file: "Name", dimensions: "Dimensions", pixels: "Definition", ratio: "Aspect ratio", format: "Format", weight: "Size of the file", resolution: "Resolution", printed: "Printed size", perInch: "{n} dots per inch",
    crop: "Crop", size: "Resize", turn: "Orientation", adjust: "Adjust", hide: "Hide", layers: "Layers", info: "Information", export: "Export",
    proportions: "Aspect ratio", free: "Free", whole: "Whole picture", wholeSaid: "The frame takes the whole picture.", cropHelp: "Draw the frame on the picture, pull its corners, or type its measures.",
    cropped: "Frame: {width} by {height} pixels.", side_x: "From left", side_y: "From top", side_width: "Width", side_height: "Height",
    lock: "Keep proportions", sizeNow: "{percent}% of the width of the frame", original: "Original size", originalSaid: "Original size.",
    turnRight: "Turn a quarter right", flipHorizontal: "Flip horizontally", flipVertical: "Flip vertically", straighten: "Straighten",
    turned: "Picture turned a quarter.", flippedHorizontal: "Picture flipped horizontally.", flippedVertical: "Picture flipped vertically.",
    brightness: "Brightness", contrast: "Contrast", saturation: "Saturation", measured: "Measure of the picture:", unadjust: "Back to zero", unadjusted: "Adjustments back to zero.",
    effect: "Effect", black: "Opaque black", blur: "Blur", mosaic: "Pixels", around: "Area", drawn: "Drawn by hand", byNumbers: "Measures of the area", mask: "Hide this area",
    zoneFirst: "Choose or draw an area first.", hideHelp: "Drawing an area on the picture hides it at once.", masked: "Area hidden.", unmasked: "Mask removed.", maskSaid: "Mask {n}, {effect} ({x}; {y})", removeMask: "Remove mask {n}",
    layersHelp: "The first layer is in front of all others.", bringUp: "Bring {name} forward", sendDown: "Send {name} backward", ground: "Background",
    layerShown: "{name}: visible.", layerHidden: "{name}: hidden.", layerUp: "{name} brought forward.", layerDown: "{name} sent backward.", groundShown: "Background visible.", groundHidden: "Background hidden.",
    clear: "Clear: {label}", cleared: "{label}: cleared.", quality: "Quality", estimated: "Estimated size of the file:", weightSaid: "Estimated size of the file: {weight}.", dpiSaid: "{n} dots per inch.",
    undo: "Undo", undone: "Last action undone.",
  },
};

let lang = "fr";

function t(key, values = {}) {
  return frenchSpaces(TEXTS[lang][key]).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
