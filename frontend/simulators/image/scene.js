/* Draws a picture: its background, its elements, its masks, its frame. */
"use strict";

const MOSAIC = ["#a08b7c", "#7d8b93", "#b9a793", "#6b7780", "#93877e", "#8f9aa0", "#c0b2a2", "#77706b"];

function elementsView(shown, edit) {
  const ranks = new Map(edit.order.map((id, index) => [id, index]));
  const depth = (element) => ranks.get(element.layer) ?? edit.order.length;
  const visible = (shown.elements ?? []).filter((element) => isShown(element, edit));
  return [...visible].sort((one, other) => depth(other) - depth(one))
    .flatMap((element) => elementView(element, boxOf(shown, element)));
}

/* The picture turned, tilted and lit as it is now. */
function contentView(shown, edit) {
  const inner = svg("g", { transform: matrixOf(shown, edit) },
    edit.hasGround && groundView(shown.background ?? "plain", shown.width, shown.height), elementsView(shown, edit));
  const group = svg("g", { transform: tiltOf(edit.tilt, viewOf(shown, edit.turn)) }, inner);
  const light = ADJUSTMENTS.filter((name) => edit[name])
    .map((name) => `${name === "saturation" ? "saturate" : name}(${Math.max(0, 100 + edit[name] * 0.7)}%)`);
  group.style.setProperty("filter", light.join(" ") || "none");
  return group;
}

function maskView(mask, number, shown, edit) {
  const { x, y, width, height } = mask;
  if (mask.effect === "black") return svg("rect", { x, y, width, height, fill: "#0b0d0f" });
  if (mask.effect === "pixels") return mosaicView(mask);
  const id = `mask${number}`;
  const copy = contentView(shown, edit);
  copy.style.setProperty("filter", `blur(${Math.round(Math.min(width, height) / 9) + 1}px)`);
  return [
    svg("clipPath", { id }, svg("rect", { x, y, width, height })),
    svg("g", { "clip-path": `url(#${id})` }, svg("rect", { x, y, width, height, fill: "#9aa5aa" }), copy),
  ];
}

function mosaicView({ x, y, width, height }) {
  const side = Math.max(width, height) / 6;
  const [columns, rows] = [Math.ceil(width / side), Math.ceil(height / side)];
  return Array.from({ length: columns * rows }, (_, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const [left, top] = [column * side, row * side];
    return svg("rect", {
      x: x + left, y: y + top, width: Math.min(side, width - left), height: Math.min(side, height - top),
      fill: MOSAIC[(column * 5 + row * 3) % MOSAIC.length],
    });
  });
}

function cropView(box, { width, height }) {
  const hole = `M0 0h${width}v${height}h${-width}zM${box.x} ${box.y}v${box.height}h${box.width}v${-box.height}z`;
  const line = Math.max(width, height) / 240;
  const corners = [[0, 0], [1, 0], [0, 1], [1, 1]].map(([right, bottom]) => svg("rect", {
    class: "corner", "data-corner": `${right}${bottom}`, width: line * 9, height: line * 9,
    x: box.x + right * box.width - line * 4.5, y: box.y + bottom * box.height - line * 4.5,
  }));
  const thirds = [1, 2].map((n) => [
    `M${box.x + (box.width * n) / 3} ${box.y}v${box.height}`, `M${box.x} ${box.y + (box.height * n) / 3}h${box.width}`,
  ]).flat().join("");
  return [
    svg("path", { class: "dim", d: hole, "fill-rule": "evenodd" }),
    svg("path", { class: "thirds", d: thirds, "stroke-width": line / 2 }),
    svg("rect", { class: "frame", ...box, "stroke-width": line }), corners,
  ];
}

/* The whole picture while it is framed or masked; else only what is in the frame. */
function pictureView(shown, edit, tool = "") {
  const whole = viewOf(shown, edit.turn);
  const isWhole = tool === "crop" || tool === "hide";
  const seen = isWhole ? { x: 0, y: 0, ...whole } : edit.crop;
  const size = isWhole ? whole : sizeNow(edit);
  const canvas = svg("svg", {
    class: edit.hasGround ? "picture" : "picture checkered", role: "img", "aria-label": t("pictureOf", { name: shown.name }),
    viewBox: `${seen.x} ${seen.y} ${seen.width} ${seen.height}`, preserveAspectRatio: "none",
  }, contentView(shown, edit), svg("g", { transform: tiltOf(edit.tilt, whole) }, edit.masks.map((mask, number) => maskView(mask, number, shown, { ...edit, tilt: 0 }))));
  canvas.style.setProperty("aspect-ratio", `${size.width} / ${size.height}`);
  canvas.style.setProperty("--ratio", String(size.width / size.height));
  if (tool === "crop") canvas.append(...cropView(edit.crop, whole).flat());
  if (tool === "hide" && state.zone) canvas.append(svg("rect", { class: "frame zone", ...state.zone, "stroke-width": Math.max(whole.width, whole.height) / 200 }));
  return canvas;
}

/* What a picture shows, in words and pixels: framing and masking can be done without seeing it. */
function descriptionView(shown, edit) {
  const elements = (shown.elements ?? []).filter((element) => element.name && isShown(element, edit));
  const items = elements.map((element) => {
    const box = toView(shown, boxOf(shown, element), edit);
    const words = element.text ? ` (${lang === "en" ? `“${element.text}”` : `« ${element.text} »`})` : "";
    return h("li", {}, h("strong", {}, element.name), frenchSpaces(words), " — ", t("placed", {
      left: box.x, right: box.x + box.width, top: box.y, bottom: box.y + box.height,
    }));
  });
  const lean = edit.tilt ? h("p", {}, t(edit.tilt > 0 ? "leansRight" : "leansLeft", { n: Math.abs(edit.tilt) })) : null;
  const lying = edit.turn ? h("p", {}, t(`lying${edit.turn}`)) : null;
  const reversed = edit.mirror ? h("p", {}, t("reversed")) : null;
  return h("details", { class: "description" }, h("summary", { "data-key": "description" }, t("description")),
    shown.description ? h("p", {}, shown.description) : null, lying, reversed, lean,
    items.length ? h("ul", {}, items) : h("p", { class: "note" }, t("nothingNamed")));
}
