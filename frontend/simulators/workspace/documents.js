/* What a document says, has said, and what was said about it. */
"use strict";

function currentVersion(item) {
  return item.versions?.find(({ id }) => id === rightsOf(item.id).version);
}

function documentView(item) {
  const lines = currentVersion(item)?.content ?? item.content ?? [];
  return lines.length ? h("div", { class: "paper" }, linesView(lines.map((text) => ({ text })))) : h("p", { class: "note" }, t("noText"));
}

/* Lines as blocks; following items and cells make one list, one table. */
function linesView(lines) {
  const blocks = [];
  for (const line of lines) {
    const kind = line.text.startsWith("- ") ? "ul" : line.text.startsWith("|") ? "table" : "";
    const last = blocks.at(-1);
    if (kind && last?.kind === kind) last.lines.push(line);
    else blocks.push({ kind, lines: [line] });
  }
  return blocks.map(({ kind, lines: some }) => {
    if (kind === "ul") return h("ul", { class: "bullets" }, some.map((line) => h("li", {}, marked(line, line.text.slice(2)))));
    if (kind === "table") return tableView(some);
    const [, hashes, text] = /^(#*) ?(.*)$/.exec(some[0].text);
    return h(hashes ? (hashes.length > 1 ? "h4" : "h3") : "p", {}, marked(some[0], text));
  });
}

function tableView(lines) {
  const rows = lines.map((line) => h("tr", {}, line.text.slice(1).split("|").map((cell) => h("td", {}, marked(line, cell.trim())))));
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("document") }, h("table", {}, h("tbody", {}, rows)));
}

function marked({ mark }, text) {
  if (!mark) return text;
  return h(mark === "added" ? "ins" : "del", {}, h("span", { class: "hidden" }, `${t(mark)} `), text);
}

/* Lines kept, added and removed between two states: the longest common run of lines is kept. */
function compared(before, after) {
  const length = before.map(() => []).concat([[]]);
  const at = (i, j) => length[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      length[i][j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) { lines.push({ text: after[j] }); i += 1; j += 1; }
    else if (i < before.length && (j >= after.length || at(i + 1, j) >= at(i, j + 1))) { lines.push({ text: before[i], mark: "removed" }); i += 1; }
    else { lines.push({ text: after[j], mark: "added" }); j += 1; }
  }
  return lines;
}

function versionsView(item) {
  const current = rightsOf(item.id).version;
  const isRestored = current !== item.versions.at(-1).id;
  const shown = item.versions.find(({ id }) => id === (state.version || current)) ?? item.versions.at(-1);
  return h("div", { class: "history" },
    h("ul", { class: "times", "aria-label": t("history"), onKeydown: (event) => arrows(event, ".time-open") },
      isRestored && h("li", { class: "status" }, icon("check"), t("restoredFrom", { date: whenText(currentVersion(item).date) })),
      [...item.versions].reverse().map((version) => timeView(item, version, shown))),
    h("div", { class: "past" },
      h("h3", { tabindex: "-1", "data-key": "past" }, t("versionOf", { date: whenText(shown.date), name: called(shown.by) })),
      h("label", { class: "check" },
        h("input", { type: "checkbox", checked: state.changes, "data-key": "changes", onChange: () => { state.changes = !state.changes; render(); } }), t("showChanges")),
      h("div", { class: "paper" }, linesView(pastLines(item, shown))),
      data.task === "restore" && shown.id !== current && h("button", { class: "button main", type: "button", "data-key": "restore", onClick: () => restore(item, shown) }, icon("undo"), t("restore"))));
}

function timeView(item, version, shown) {
  const isLast = version === item.versions.at(-1) && version.id === rightsOf(item.id).version;
  return h("li", {}, h("button", {
    class: "time-open", type: "button", "data-key": `version-${version.id}`, "aria-current": version === shown ? "true" : undefined,
    onClick: () => { state.version = version.id; render(); },
  }, h("b", {}, whenText(version.date)), h("span", { class: "note" }, [called(version.by), version.note].filter(Boolean).join(" · ")), isLast && h("span", { class: "badge" }, t("current"))));
}

function pastLines(item, version) {
  const before = item.versions[item.versions.indexOf(version) - 1];
  return state.changes && before ? compared(before.content, version.content) : version.content.map((text) => ({ text }));
}

function restore(item, version) {
  state.version = version.id;
  apply((now) => { now.items[item.id].version = version.id; }, t("restored", { date: whenText(version.date) }));
  focusKey("past");
}

function commentsView(item) {
  return h("ul", { class: "remarks" }, item.comments.map((comment) =>
    h("li", { class: "remark", "data-ticked": state.ticked.has(comment.id) },
      tickView("comments", comment.id, `${called(comment.by)}, ${whenText(comment.date)}`),
      h("div", {}, signature(comment),
        comment.on && h("p", { class: "quote" }, t("about", { words: comment.on })),
        h("p", {}, comment.text),
        comment.resolved && h("p", { class: "status" }, icon("check"), t("resolved"))))));
}

function signature({ by, date }) {
  return h("p", { class: "by" }, avatar(by), h("b", {}, called(by)), h("span", { class: "note" }, whenText(date)));
}

function avatar(id) {
  const initials = called(id).split(/[\s-]+/).map((word) => word[0]).slice(0, 2).join("");
  return h("span", { class: "avatar", "aria-hidden": "true", "data-tone": toneOf(id) }, initials);
}

function toneOf(id) {
  return data.people.findIndex((one) => one.id === id) % 6;
}

function activityView(item) {
  const entries = [...item.activity].sort((one, other) => other.date.localeCompare(one.date));
  return h("ul", { class: "remarks" }, entries.map((entry) => h("li", { class: "remark" }, h("div", {}, signature(entry), h("p", {}, entry.text)))));
}
