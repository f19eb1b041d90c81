/* Writing in cells: in the cell itself or in the bar; copying, filling, clearing. */
"use strict";

let editing = null; /* {input, at, isBar} */

function edit(typed) {
  const { row, column } = state.at;
  if (!canWrite(row, column)) return refuse();
  const input = h("input", { class: "writer", "aria-label": t("writing", { cell: cellName(row, column) }), value: typed ?? sourceOf(row, column), autocomplete: "off", spellcheck: "false" });
  input.addEventListener("input", () => (document.getElementById("bar").value = input.value));
  listen(input, false);
  document.querySelector('td[data-key="cell"]').replaceChildren(input);
  input.focus();
  input.setSelectionRange(input.value.length, input.value.length);
  input.dispatchEvent(new Event("input"));
}

function listen(input, isBar) {
  input.addEventListener("keydown", writingKey);
  input.addEventListener("focus", () => { if (!input.readOnly) editing = { input, at: { ...state.at }, isBar, first: input.value }; });
  input.addEventListener("blur", () => { if (editing?.input === input) commit({ isLeaving: true }); });
}

function refuse() {
  state.notice = t("locked");
  noticeNow();
}

function noticeNow() {
  document.getElementById("notice").replaceChildren(...(state.notice ? [icon("warning"), state.notice] : []));
  state.notice = "";
}

function writingKey(event) {
  if (!editing) return;
  if (event.key === "Escape") {
    editing = null;
    redress();
    focusKey("cell");
  } else if (event.key === "Tab" && editing.isBar) {
    return;
  } else if (event.key === "Enter" || event.key === "Tab") {
    const by = event.key === "Enter" ? [event.shiftKey ? -1 : 1, 0] : [0, event.shiftKey ? -1 : 1];
    if (commit({})) move(by, false);
  } else if (event.key === "F4") {
    fixReference(editing.input);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

/* F4 adds and takes away the `$` of the address beside the caret. */
function fixReference(input) {
  const end = /^[A-Z0-9$]*/i.exec(input.value.slice(input.selectionStart))[0].length + input.selectionStart;
  const found = /\$?[A-Z]{1,2}\$?\d{1,3}$/i.exec(input.value.slice(0, end));
  const at = found && readReference(found[0]);
  if (!at) return;
  const next = { FF: [true, true], TT: [true, false], TF: [false, true], FT: [false, false] }[(at.fixedRow ? "T" : "F") + (at.fixedColumn ? "T" : "F")];
  input.setRangeText(writeReference({ ...at, fixedRow: next[0], fixedColumn: next[1] }), found.index, end, "end");
  input.dispatchEvent(new Event("input"));
}

/* Puts what was typed in its cell; false when a formula cannot be read and its writer is still there. */
function commit({ isLeaving = false }) {
  const { input, at, first } = editing;
  if (input.value === first && input.value === sourceOf(at.row, at.column)) {
    editing = null;
    redress();
    return true;
  }
  const cell = attempt(() => readTyped(withBrackets(input.value)));
  if (cell instanceof SheetError && !isLeaving) {
    state.notice = t("unreadable");
    noticeNow();
    say(t("unreadable"));
    return false;
  }
  editing = null;
  pointing = null;
  apply((cells) => put(cells, at.row, at.column, cell instanceof SheetError ? { tree: { type: "broken", text: input.value.slice(1) } } : cell), "", redress);
  if (!isLeaving) say(`${cellName(at.row, at.column)} : ${shownAt(at.row, at.column)}`);
  return true;
}

/* Brackets left open at the end are closed, as everywhere. */
function withBrackets(text) {
  if (!text.startsWith("=")) return text;
  const bare = text.replace(/"[^"]*"/g, "");
  const missing = bare.split("(").length - bare.split(")").length;
  return missing > 0 ? text + ")".repeat(missing) : text;
}

function openSpots(zone) {
  return eachCell(zone, (row, column) => ({ row, column })).filter(({ row, column }) => canWrite(row, column) && !state.hidden.has(row));
}

function clear() {
  const spots = openSpots(selection());
  if (!spots.length) return refuse();
  apply((cells) => spots.forEach(({ row, column }) => put(cells, row, column, null)), t("cleared", { range: rangeName(selection()) }));
}

function copy() {
  state.clip = { zone: selection(), cells: state.cells, isCut: false };
  state.notice = "";
  say(t("copied", { range: rangeName(selection()) }));
  render();
}

function cut() {
  copy();
  state.clip.isCut = true;
}

function paste() {
  if (!state.clip) return say(t("nothingCopied"));
  const { zone, cells: from, isCut } = state.clip;
  const [height, width] = [zone.bottom - zone.top + 1, zone.right - zone.left + 1];
  const wanted = selection();
  const target = height === 1 && width === 1 ? wanted : { ...wanted, bottom: wanted.top + height - 1, right: wanted.left + width - 1 };
  const spots = openSpots({ ...target, bottom: Math.min(target.bottom, size.rows - 1), right: Math.min(target.right, size.columns - 1) });
  if (!spots.length) return refuse();
  apply((cells) => {
    if (isCut) openSpots(zone).forEach(({ row, column }) => put(cells, row, column, null));
    for (const { row, column } of spots) {
      const [r, c] = [zone.top + ((row - target.top) % height), zone.left + ((column - target.left) % width)];
      const cell = from.get(cellName(r, c));
      put(cells, row, column, cell?.tree && !isCut ? { ...cell, tree: shifted(cell.tree, row - r, column - c) } : cell);
    }
  }, t("pasted", { range: rangeName(target) }));
  if (isCut) state.clip = null;
}

/* From the first row of what is selected down; of one cell, a dialog asks how far. */
function fillDown() {
  const zone = selection();
  if (zone.top === zone.bottom) return fillDialog("down");
  fill(zone, (row, column) => ({ row: zone.top, column }));
}

function fillRight() {
  const zone = selection();
  if (zone.left === zone.right) return fillDialog("right");
  fill(zone, (row, column) => ({ row, column: zone.left }));
}

function fill(zone, sourceFor) {
  const spots = openSpots(zone).filter(({ row, column }) => { const from = sourceFor(row, column); return from.row !== row || from.column !== column; });
  if (!spots.length) return refuse();
  apply((cells) => spots.forEach((spot) => copyTo(cells, sourceFor(spot.row, spot.column), [spot])), t("filled", { range: rangeName(zone) }));
}
