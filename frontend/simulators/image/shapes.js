/* The pictograms and backgrounds pictures are made of. "*" is the element's own color. */
"use strict";

const SKIN = "#e3ab86";
/* kind: [natural width, natural height, shapes]; a shape is "r|c|e|p|l:fill:numbers or path"; "l" is a stroke. */
const KINDS = {
  person: [50, 120, `c:${SKIN}:25 13 11;p:#4a3426:M13 13a12 12 0 0 1 24 0q-4-6-12-6t-12 6z;p:*:M8 34q17-11 34 0l3 34h-8l-2-16v16H15V52l-2 16H5z;p:#33465a:M15 68h20l-1 50h-7l-2-38-2 38h-7z`],
  child: [50, 100, `c:${SKIN}:25 17 14;p:#6b4a2f:M10 17a15 15 0 0 1 30 0q-7-8-15-8t-15 8z;p:*:M10 40q15-11 30 0l3 24h-8v8H15v-8H7z;p:#33465a:M15 70h20l-1 28h-7l-2-18-2 18h-7z`],
  face: [80, 100, `e:${SKIN}:40 54 30 40;p:#4a3426:M8 54Q4 10 40 8t32 46Q66 30 40 28T8 54z;c:#222:29 52 3.5;c:#222:51 52 3.5;l:#9c5b45:M28 72q12 9 24 0;l:#b57a5a:M40 54l-4 11h6`],
  car: [140, 70, "p:*:M8 50V36l18-4 18-20h52l20 20 16 5v15z;p:#cfe4ee:M36 32l13-14h19v14zM73 18h20l13 14H73z;c:#20262b:36 53 13;c:#20262b:104 53 13;c:#b9c2c8:36 53 6;c:#b9c2c8:104 53 6"],
  plate: [0, 0, "r:#fdfdfd:0 0 100 100;r:#2347a3:0 0 9 100;t:#111"],
  house: [110, 100, "p:#a5492f:M2 46L55 4l53 42z;r:*:12 46 86 52;r:#6a4a33:46 66 20 32;r:#cfe4ee:20 58 17 16;r:#cfe4ee:75 58 17 16"],
  tree: [70, 110, "r:#6f4e37:29 64 12 46;c:*:35 34 30;c:*:17 50 17;c:*:53 50 17"],
  flower: [50, 100, "l:#3d7a3a:M25 44V98M25 78q-14-4-16-16M25 70q14-4 16-14;c:*:25 14 11;c:*:12 25 11;c:*:38 25 11;c:*:17 39 11;c:*:33 39 11;c:#f6cf4a:25 27 9"],
  boat: [120, 100, "p:#f7f7f2:M58 6v62H16zM64 14l34 54H64z;l:#5b4433:M61 2v74;p:*:M6 74h108q-8 22-26 22H32Q12 96 6 74z"],
  bus: [160, 84, "r:*:4 8 152 60;r:#d4e7f0:14 18 28 22;r:#d4e7f0:48 18 28 22;r:#d4e7f0:82 18 28 22;r:#d4e7f0:122 18 26 46;c:#20262b:36 70 12;c:#20262b:120 70 12"],
  bike: [120, 78, "l:#20262b:M48 52a20 20 0 1 1-40 0a20 20 0 1 1 40 0M112 52a20 20 0 1 1-40 0a20 20 0 1 1 40 0;l:*:M28 52l20-34h36l8 34M48 18l16 34h28M64 52l20-34M40 12h16M84 18V6h12"],
  dog: [110, 84, "p:*:M18 40q4-10 18-8h36l10-18q12-8 22 2l2 12q-6 8-14 6l-4 12v36H78V56H42v26H32V54L18 46Q8 36 10 18q2 14 8 22z;c:#222:92 20 2.5;c:#222:106 26 3"],
  cat: [80, 100, "p:*:M26 96q-14-30 6-46-8-14-4-36l12 10h14l12-10q4 22-6 36 22 14 12 46zM66 92q18-6 8-34 18 34-8 42z;c:#222:39 32 2.5;c:#222:54 32 2.5;l:#222:M43 40l4 3 4-3"],
  bird: [100, 66, "p:*:M22 30L2 20l4 24z;e:*:44 34 30 17;c:*:70 21 13;p:#e0a030:M81 16l15 5-15 6z;c:#ffffff:73 18 2.5;p:#33444d:M30 34q4-22 28-26 2 22-12 34-10 0-16-8z;l:#6b5a3a:M40 50v12M50 50v12"],
  sun: [100, 100, "l:#f2b93b:M50 4v14M50 82v14M4 50h14M82 50h14M18 18l10 10M72 72l10 10M18 82l10-10M72 28l10-10;c:#f8cf55:50 50 24"],
  cloud: [130, 70, "p:#fbfdfe:M26 66a22 22 0 0 1 2-44 30 30 0 0 1 54-6 24 24 0 0 1 26 50z"],
  sign: [0, 0, "r:#6d747a:47 60 6 40;r:*:0 0 100 62;t:#ffffff:62"],
  badge: [0, 0, "r:#fdfdfd:0 0 100 100;r:*:0 0 100 24;t:#111"],
  screen: [0, 0, "r:#20262b:0 0 100 84;r:#dcebf2:3 5 94 74;r:#20262b:34 84 32 16;t:#123:84"],
  phone: [56, 100, "r:#20262b:2 2 52 96;r:*:7 10 42 76;c:#8d98a0:28 92 4"],
  book: [100, 76, "p:*:M4 10q24-10 46 2 22-12 46-2v60q-24-8-46 4-22-12-46-4z;l:#ffffff:M50 14v56M14 24q14-4 28 2M14 36q14-4 28 2M58 26q14-6 28-2M58 38q14-6 28-2"],
  table: [150, 80, "r:*:4 8 142 14;r:*:14 22 10 56;r:*:126 22 10 56"],
  cup: [80, 80, "p:*:M8 14h50v44q0 16-16 16H24Q8 74 8 58z;l:*:M58 26q18 0 16 14T58 56;l:#9aa7ae:M24 8q4-4 0-8M40 8q4-4 0-8"],
  ball: [80, 80, "c:*:40 40 38;l:#ffffff:M4 40h72M40 2q-24 38 0 76M40 2q24 38 0 76"],
  logo: [100, 100, "c:*:50 50 48;p:#ffffff:M50 14l11 25 27 3-20 18 6 27-24-14-24 14 6-27-20-18 27-3z"],
  flag: [90, 110, "r:#6d747a:6 2 6 106;p:*:M12 8q18-8 36 0t36 0v48q-18 8-36 0t-36 0z"],
  mountain: [0, 0, "p:*:M0 100L44 4l56 96z;p:#f7fbfd:M44 4l-13 28 8-4 6 7 6-8 9 6z"],
  text: [0, 0, "t:*"],
  rect: [0, 0, "r:*:0 0 100 100"],
  ellipse: [0, 0, "e:*:50 50 50 50"],
};

const COLORS = { person: "#2f6f9f", child: "#c0563b", car: "#b5382c", tree: "#4c8a4a", house: "#efe3cf", flower: "#c6487d", boat: "#b5382c", bus: "#2f7f6f", bike: "#b5382c", dog: "#8a5a36", cat: "#5d5a57", bird: "#51636f", sign: "#1f5a96", badge: "#0a5c69", phone: "#7fb7cf", book: "#7a4b8c", table: "#9a6b43", cup: "#3c7f95", ball: "#d1792b", logo: "#0a5c69", flag: "#b5382c", mountain: "#7c8b8f", text: "#14232d" };

/* Backgrounds in a box of 100 by 100. */
const GROUNDS = {
  sea: "r:#bfe0f0:0 0 100 56;r:#3f87a6:0 55 100 30;r:#57a0bd:0 55 100 4;r:#ecd9ae:0 84 100 16",
  mountain: "r:#cfe5f3:0 0 100 72;p:#93a5ad:M0 72L22 30l18 26 20-38 40 54z;p:#f6fafc:M60 18l-7 13 5-2 4 4 4-4 3 3z;r:#86ad6c:0 70 100 30",
  town: "r:#d6e6ef:0 0 100 76;r:#c9b9a5:0 26 20 52;r:#b0a091:20 38 18 40;r:#d5c6ad:38 18 22 60;r:#a99c94:60 32 16 46;r:#c8b59c:76 24 24 54;r:#8f979c:0 77 100 23;r:#a9b0b4:0 77 100 4",
  garden: "r:#d8ecf5:0 0 100 48;r:#5f8f58:0 42 100 10;r:#93bf75:0 50 100 50",
  room: "r:#efe6d8:0 0 100 72;r:#d8cbb8:0 70 100 3;r:#b68f68:0 73 100 27",
  night: "r:#14233f:0 0 100 76;c:#f4f0d0:82 16 5;c:#ffffff:14 14 .7;c:#ffffff:34 26 .6;c:#ffffff:52 10 .7;c:#ffffff:66 32 .6;r:#1d3126:0 74 100 26",
  plain: "r:#d7dde0:0 0 100 100",
  paper: "r:#ffffff:0 0 100 100",
};

function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined && value !== null) node.setAttribute(name, value);
  node.append(...children.flat(3).filter(Boolean));
  return node;
}

const SHAPES = {
  r: (fill, [x, y, width, height]) => svg("rect", { x, y, width, height, fill }),
  c: (fill, [cx, cy, r]) => svg("circle", { cx, cy, r, fill }),
  e: (fill, [cx, cy, rx, ry]) => svg("ellipse", { cx, cy, rx, ry, fill }),
};

function shapesOf(text, color) {
  return text.split(";").filter((part) => !part.startsWith("t:")).map((part) => {
    const [kind, given, rest] = part.split(":");
    const fill = given === "*" ? color : given;
    if (kind === "p") return svg("path", { d: rest, fill });
    if (kind === "l") return svg("path", { d: rest, fill: "none", stroke: fill, "stroke-width": 4, "stroke-linecap": "round" });
    return SHAPES[kind](fill, rest.split(" ").map(Number));
  });
}

const tight = new Map();

/* The box that a pictogram really fills, in its own units; null for panels, which fill theirs. */
function tightBox(kind) {
  const [width, , shapes] = KINDS[kind] ?? KINDS.rect;
  if (!width) return null;
  if (!tight.has(kind)) {
    const group = svg("g", {}, shapesOf(shapes, "#000000"));
    const room = svg("svg", { class: "hidden" }, group);
    document.body.append(room);
    const { x, y, width: w, height: h } = group.getBBox();
    room.remove();
    tight.set(kind, { x, y, width: w, height: h });
  }
  return tight.get(kind);
}

/* Where an element is seen: pictograms keep their proportions, at the bottom of the box given. */
function seenBox(kind, box) {
  const own = tightBox(kind);
  if (!own) return box;
  const scale = Math.min(box.width / own.width, box.height / own.height);
  const [width, height] = [Math.round(own.width * scale), Math.round(own.height * scale)];
  return { x: Math.round(box.x + (box.width - width) / 2), y: box.y + box.height - height, width, height };
}

/* An element in the box where it is seen. */
function elementView(element, box) {
  const shapes = (KINDS[element.kind] ?? KINDS.rect)[2];
  const color = element.color ?? COLORS[element.kind] ?? "#7c8b8f";
  const own = tightBox(element.kind) ?? { x: 0, y: 0, width: 100, height: 100 };
  const inside = svg("svg", {
    ...box, viewBox: `${own.x} ${own.y} ${own.width} ${own.height}`, preserveAspectRatio: "none", overflow: "visible",
  }, shapesOf(shapes, color));
  const words = shapes.split(";").find((part) => part.startsWith("t:"));
  return [inside, words && element.text && wordsView(element.text, box, words.split(":"), color)];
}

function wordsView(text, box, [, fill, share], color) {
  const height = (box.height * Number(share ?? 100)) / 100;
  const size = Math.min(height * 0.62, (box.width * 0.86) / (0.64 * Math.max(2, text.length)));
  return svg("text", {
    x: box.x + box.width / 2, y: box.y + height / 2 + size * 0.35, "font-size": size, "text-anchor": "middle",
    "font-family": "system-ui, Liberation Sans, sans-serif", "font-weight": 600, fill: fill === "*" ? color : fill,
  }, text);
}

function groundView(background, width, height) {
  const shapes = GROUNDS[background] ?? `r:${/^#[0-9a-f]{6}$/i.test(background) ? background : "#d7dde0"}:0 0 100 100`;
  return svg("svg", { x: 0, y: 0, width, height, viewBox: "0 0 100 100", preserveAspectRatio: "none" }, shapesOf(shapes, "#888888"));
}
