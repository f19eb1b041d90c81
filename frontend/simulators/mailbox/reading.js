/* The reading pane: sender, body with links that tell their address, attachments, headers. */
"use strict";

function person(someone) {
  if (!someone) return "";
  if (typeof someone === "string") return someone;
  return someone.name ? `${someone.name} <${someone.address}>` : someone.address;
}

function readingView() {
  const message = data.messages.find(({ id }) => id === state.opened);
  if (!message) return h("section", { class: "reading idle" }, icon("inbox"), h("p", { class: "note" }, t("nothingOpen")));
  const links = (message.links ?? []).filter((link) => link.url);
  const target = h("output", { class: "address" });
  return h("section", { class: "reading", "data-scroll": `reading-${message.id}` },
    h("button", { class: "button plain back", type: "button", onClick: backToList }, icon("back"), t("back")),
    h("h2", { tabindex: "-1", "data-key": "heading" }, message.subject),
    peopleView(message),
    actionsView(message),
    bodyView(message, links, target),
    links.length > 0 && h("div", { class: "preview" }, h("p", { class: "note" }, t("linkHelp")), target),
    filesView(message),
    message.headers && h("details", { class: "headers" }, h("summary", {}, t("headers")), h("pre", { tabindex: "0" }, message.headers)));
}

function backToList() {
  const id = state.opened;
  state.pane = "list";
  render();
  focusKey(`open-${id}`);
}

function peopleView(message) {
  const rows = [[t("from"), person(message.from)], [t("to"), (message.to ?? []).map(person).join(", ")],
    [t("cc"), (message.cc ?? []).map(person).join(", ")], [t("date"), formatDate(lang, message.date)]];
  return h("dl", { class: "people" },
    rows.filter(([, value]) => value).map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
}

function actionsView(message) {
  if (data.task === "compose") {
    return h("div", { class: "actions" },
      h("button", { class: "button", type: "button", onClick: () => startDraft(replyTo(message, false)) }, icon("reply"), t("reply")),
      h("button", { class: "button", type: "button", onClick: () => startDraft(replyTo(message, true)) }, icon("replyAll"), t("replyAll")),
      h("button", { class: "button", type: "button", onClick: () => startDraft(forwardOf(message)) }, icon("forward"), t("forward")));
  }
  if (data.task === "move") return h("div", { class: "actions" }, moveView("reading", () => [message.id]));
  if (!canTick()) return null;
  const isTicked = state.ticked.has(message.id);
  return h("div", { class: "actions" },
    h("button", {
      class: "button", type: "button", "aria-pressed": String(isTicked), "data-key": "tick-opened",
      onClick: () => tick(message.id, !isTicked),
    }, icon(isTicked ? "check" : "add"), t("tick")));
}

/* The first occurrence of a link's text in the body becomes the link; others are listed below. */
function bodyView(message, links, target) {
  const waiting = [...links];
  const lines = String(message.body ?? "").split("\n").map((line) => {
    const link = waiting.find(({ text }) => text && line.includes(text));
    if (!link) return h("p", {}, line || "\u00a0");
    waiting.splice(waiting.indexOf(link), 1);
    const at = line.indexOf(link.text);
    return h("p", {}, line.slice(0, at), linkView(link, target), line.slice(at + link.text.length));
  });
  const rest = waiting.length > 0 && h("ul", { class: "links", "aria-label": t("links") }, waiting.map((link) => h("li", {}, linkView(link, target))));
  return h("div", { class: "body" }, lines, rest);
}

function linkView(link, target) {
  const show = () => (target.textContent = `${t("address")} ${link.url}`);
  return h("button", { class: "link", type: "button", onFocus: show, onMouseenter: show, onClick: show }, link.text || link.url);
}

function filesView(message) {
  if (!message.attachments?.length) return null;
  return h("div", { class: "files" }, h("h3", {}, t("attachments")),
    h("ul", {}, message.attachments.map((file) =>
      h("li", {}, icon("clip"), h("span", {}, file.name), h("span", { class: "note" }, formatSize(lang, file.size))))));
}
