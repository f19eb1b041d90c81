/* Small drawings that stand for photographs: a name and a hue, no file. */
"use strict";

/* Each shape: tag, geometry, fill as [turn of the hue, saturation, lightness]. */
const GROUND = ["rect", { x: 0, y: 82, width: 160, height: 28 }, [40, 30, 55]];
const SUN = ["circle", { cx: 126, cy: 26, r: 11 }, [200, 80, 78]];
const SCENES = {
  mountain: [SUN, ["path", { d: "M0 100L48 30 84 80 108 48 160 104V110H0z" }, [0, 25, 42]], ["path", { d: "M48 30l14 20-14-4-12 6z" }, [0, 10, 94]]],
  sea: [SUN, ["rect", { x: 0, y: 62, width: 160, height: 48 }, [0, 55, 45]], ["path", { d: "M0 70q20-8 40 0t40 0 40 0 40 0v8q-20-8-40 0t-40 0-40 0-40 0z" }, [0, 55, 62]]],
  forest: [GROUND, ...[20, 55, 90, 128].map((x, i) => ["path", { d: `M${x} ${22 + (i % 2) * 10}l20 66h-40z` }, [0, 40, 30 + (i % 2) * 8]])],
  city: [GROUND, ...[[12, 40], [40, 20], [68, 50], [94, 30], [124, 46]].map(([x, y], i) => ["rect", { x, y, width: 24, height: 92 - y }, [0, 22, 38 + (i % 3) * 10]])],
  house: [GROUND, ["rect", { x: 48, y: 52, width: 64, height: 42 }, [0, 45, 66]], ["path", { d: "M40 54l40-32 40 32z" }, [150, 45, 38]], ["rect", { x: 72, y: 66, width: 16, height: 28 }, [150, 40, 25]]],
  flower: [["rect", { x: 78, y: 58, width: 4, height: 52 }, [120, 45, 34]], ...[0, 72, 144, 216, 288].map((turn) => ["ellipse", { cx: 80, cy: 28, rx: 12, ry: 20, transform: `rotate(${turn} 80 50)` }, [0, 70, 62]]), ["circle", { cx: 80, cy: 50, r: 11 }, [60, 80, 52]]],
  cat: [["ellipse", { cx: 80, cy: 86, rx: 34, ry: 26 }, [0, 35, 36]], ["path", { d: "M56 24l10 14h28l10-14v34a24 20 0 0 1-48 0z" }, [0, 35, 42]], ["circle", { cx: 71, cy: 50, r: 4 }, [180, 60, 80]], ["circle", { cx: 89, cy: 50, r: 4 }, [180, 60, 80]]],
  bird: [["path", { d: "M36 66q20-34 56-26l26-8-8 18q-2 36-42 36-20 0-32-20z" }, [0, 50, 42]], ["path", { d: "M60 60q22-10 34 6-16 14-34-6z" }, [30, 55, 60]], ["circle", { cx: 102, cy: 44, r: 3 }, [0, 0, 95]]],
  bike: [GROUND, ...[46, 114].map((cx) => ["circle", { cx, cy: 76, r: 21, line: 4 }, [0, 20, 25]]), ["path", { d: "M46 76l22-34h32l14 34M68 42l14 34 18-34M60 38h16M96 34h12", line: 4 }, [0, 65, 42]]],
  boat: [["rect", { x: 0, y: 78, width: 160, height: 32 }, [0, 50, 48]], ["path", { d: "M36 72h88l-14 20H50z" }, [150, 45, 35]], ["path", { d: "M78 14v52H44zM84 24v42h28z" }, [0, 10, 95]]],
  train: [GROUND, ["rect", { x: 14, y: 36, width: 132, height: 46, rx: 10 }, [0, 50, 42]], ...[26, 58, 90, 122].map((x) => ["rect", { x, y: 46, width: 18, height: 14 }, [0, 20, 88]]), ...[40, 120].map((cx) => ["circle", { cx, cy: 86, r: 8 }, [0, 10, 20]])],
  bridge: [["rect", { x: 0, y: 88, width: 160, height: 22 }, [0, 50, 50]], ["path", { d: "M0 50h160v12h-14v34h-12V80a20 18 0 0 0-40 0v16H66V80a20 18 0 0 0-40 0v16H14V62H0z" }, [40, 25, 45]]],
  book: [["path", { d: "M20 24q32-8 60 8 28-16 60-8v66q-32-8-60 8-28-16-60-8z" }, [0, 20, 94]], ["path", { d: "M78 32h4v66h-4zM30 42h38v4H30zM30 56h38v4H30zM92 42h38v4H92zM92 56h38v4H92z" }, [0, 30, 45]]],
  cup: [GROUND, ["path", { d: "M50 44h52v30q0 20-20 20H70q-20 0-20-20z" }, [0, 45, 48]], ["path", { d: "M102 52h10q10 12-12 24", line: 5 }, [0, 45, 48]], ["path", { d: "M66 36q-6-8 0-16M84 36q-6-8 0-16", line: 3 }, [0, 12, 60]]],
  tree: [GROUND, ["rect", { x: 73, y: 60, width: 14, height: 34 }, [-80, 35, 32]], ["circle", { cx: 80, cy: 42, r: 30 }, [0, 42, 40]], ["circle", { cx: 96, cy: 52, r: 18 }, [0, 42, 48]]],
  person: [["circle", { cx: 80, cy: 38, r: 20 }, [-160, 40, 64]], ["path", { d: "M36 110q4-44 44-44t44 44z" }, [0, 48, 42]], ["path", { d: "M60 34q4-22 24-20 18 2 16 20-20-8-40 0z" }, [0, 20, 22]]],
  chart: [["path", { d: "M22 14v80h122", line: 3 }, [0, 10, 35]], ...[40, 66, 92, 118].map((x, i) => ["rect", { x, y: 70 - i * 15, width: 16, height: 24 + i * 15 }, [i * 12, 55, 45]])],
  map: [["path", { d: "M12 22l44-10 48 12 44-10v76l-44 10-48-12-44 10z" }, [60, 35, 82]], ["path", { d: "M20 80q30-40 60-26t58-28", line: 5 }, [0, 60, 48]], ["circle", { cx: 96, cy: 48, r: 8 }, [150, 70, 45]]],
  fire: [GROUND, ["path", { d: "M80 12q34 34 20 62-6 18-22 18-24 0-24-26 0-18 14-30 0 14 8 16 8-14 4-40z" }, [0, 85, 52]], ["path", { d: "M80 52q16 16 8 30-4 8-12 8-12-2-10-16 2-10 14-22z" }, [30, 90, 66]]],
  storm: [["path", { d: "M36 60a18 18 0 0 1 4-36 26 26 0 0 1 50-4 20 20 0 0 1 30 20 12 12 0 0 1-2 20z" }, [0, 12, 40]], ["path", { d: "M84 58L66 82h14l-8 24 26-32H84z" }, [180, 85, 60]]],
};
const SKY = ["rect", { x: 0, y: 0, width: 160, height: 110 }, [10, 45, 88]];

function sceneView({ draw: name, hue = 200 }, alt) {
  const svg = document.createElementNS(SVG, "svg");
  const told = alt ? { role: "img", "aria-label": alt } : { "aria-hidden": "true" };
  for (const [key, value] of Object.entries({ viewBox: "0 0 160 110", class: "scene", ...told })) svg.setAttribute(key, value);
  svg.append(...[SKY, ...(SCENES[name] ?? SCENES.mountain)].map((shape) => shapeView(shape, Number(hue))));
  return svg;
}

function shapeView([tag, { line, ...geometry }, [turn, saturation, lightness]], hue) {
  const node = document.createElementNS(SVG, tag);
  const color = `hsl(${(hue + turn + 360) % 360} ${saturation}% ${lightness}%)`;
  const paint = line ? { fill: "none", stroke: color, "stroke-width": line, "stroke-linecap": "round" } : { fill: color };
  for (const [key, value] of Object.entries({ ...geometry, ...paint })) node.setAttribute(key, value);
  return node;
}
