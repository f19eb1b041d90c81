/* Writing a message: recipients, subject, text, attachments. */
"use strict";

const RECIPIENTS = ["to", "cc", "bcc"];

function startDraft(draft) {
  state.draft = draft ?? state.draft ?? emptyDraft();
  state.draft.isSent = false;
  state.pane = "compose";
  state.error = "";
  publish();
  render();
  focusKey("compose-heading");
}

function withPrefix(prefix, subject) {
  return subject.startsWith(prefix.trim()) ? subject : prefix + subject;
}

function quote(message) {
  return `\n\n${t("wrote", { name: person(message.from) })}\n${String(message.body ?? "").replace(/^/gm, "> ")}`;
}

function replyTo(message, isToAll) {
  const own = data.owner.address;
  const others = (people) => (people ?? []).map(({ address }) => address).filter((address) => address !== own && address !== message.from.address);
  return {
    ...emptyDraft(),
    to: isToAll ? [message.from.address, ...others(message.to)] : [message.from.address],
    cc: isToAll ? others(message.cc) : [],
    subject: withPrefix(t("re"), message.subject),
    body: quote(message),
  };
}

function forwardOf(message) {
  const carried = message.attachments ?? [];
  return {
    ...emptyDraft(), carried, files: new Set(carried.map(({ name }) => name)),
    subject: withPrefix(t("fwd"), message.subject), body: quote(message),
  };
}

function composeView() {
  const draft = state.draft;
  return h("section", { class: "compose", "aria-labelledby": "compose-title" },
    h("div", { class: "compose-top" },
      h("h2", { id: "compose-title", tabindex: "-1", "data-key": "compose-heading" }, t("compose")),
      h("button", { class: "button plain", type: "button", onClick: leaveDraft }, icon("back"), t("back"))),
    RECIPIENTS.map(recipientsView),
    bookView(),
    h("div", { class: "field" }, h("label", { for: "subject" }, t("subject")),
      h("input", { class: "input", id: "subject", value: draft.subject, autocomplete: "off", onInput: (event) => change({ subject: event.currentTarget.value }) })),
    h("div", { class: "field" }, h("label", { for: "body" }, t("body")),
      h("textarea", { class: "input", id: "body", rows: "5", value: draft.body, onInput: (event) => change({ body: event.currentTarget.value }) })),
    attachView(),
    h("div", { class: "actions" },
      h("button", { class: "button main", type: "button", "data-key": "send", onClick: send }, icon("send"), t("send")),
      h("button", { class: "button plain", type: "button", onClick: discard }, icon("bin"), t("discard"))),
    state.error && h("p", { class: "error", role: "alert" }, icon("warning"), state.error));
}

/* Typing does not draw again, so the caret stays where it is. */
function change(part) {
  Object.assign(state.draft, part);
  publish();
}

function recipientsView(field) {
  const input = h("input", {
    class: "input", id: `field-${field}`, autocomplete: "off", spellcheck: "false", "data-key": `field-${field}`,
    "aria-describedby": "recipient-help",
    onKeydown: (event) => {
      if (event.key !== "Enter" && event.key !== ",") return;
      event.preventDefault();
      addTyped(field, input.value);
    },
    value: state.draft.typed[field], onInput: () => { state.draft.typed[field] = input.value; publish(); },
  });
  return h("div", { class: "field" }, h("label", { for: `field-${field}` }, t(field)),
    h("div", { class: "recipients" },
      state.draft[field].length > 0 && h("ul", { class: "chips" }, state.draft[field].map((address) => chipView(field, address))),
      h("div", { class: "typed" }, input,
        h("button", { class: "button", type: "button", onClick: () => addTyped(field, input.value) },
          t("add"), h("span", { class: "hidden" }, ` : ${t(field)}`)))),
    field === "to" && h("p", { class: "note", id: "recipient-help" }, t("recipientHelp")));
}

function chipView(field, address) {
  const contact = data.contacts.find((one) => one.address.toLowerCase() === address.toLowerCase());
  return h("li", { class: "chip" }, h("span", {}, contact ? `${contact.name} <${contact.address}>` : address),
    h("button", { type: "button", class: "remove", onClick: () => toggle(field, address, false) },
      icon("close"), h("span", { class: "hidden" }, t("remove", { address }))));
}

function fold(text) {
  return text.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/* The address meant by what was typed, or nothing. */
function resolve(text) {
  const contact = data.contacts.find(({ name, address }) => fold(name) === fold(text) || fold(address) === fold(text));
  if (contact) return contact.address;
  return /^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/.test(text.trim()) ? text.trim() : "";
}

function addTyped(field, text) {
  if (!text.trim()) return;
  const address = resolve(text);
  state.error = address ? "" : t("unknown", { text: text.trim() });
  if (address) {
    state.draft.typed[field] = "";
    toggle(field, address, true);
  } else render();
  focusKey(`field-${field}`);
}

function toggle(field, address, isIn) {
  const rest = state.draft[field].filter((one) => one.toLowerCase() !== address.toLowerCase());
  change({ [field]: isIn ? [...rest, address] : rest });
  render();
}

function bookView() {
  if (!data.contacts.length) return null;
  return h("details", { class: "book", open: state.isBookOpen, onToggle: (event) => (state.isBookOpen = event.currentTarget.open) },
    h("summary", { "data-key": "book" }, t("book")),
    h("ul", {}, data.contacts.map((contact) => h("li", {},
      h("span", { class: "contact" }, h("b", {}, contact.name), h("span", { class: "note" }, contact.address)),
      h("span", { class: "toggles" }, RECIPIENTS.map((field) => pickView(field, contact)))))));
}

function pickView(field, contact) {
  const isIn = state.draft[field].some((address) => address.toLowerCase() === contact.address.toLowerCase());
  const short = { to: t("to"), cc: "Cc", bcc: lang === "en" ? "Bcc" : "Cci" }[field];
  return h("button", {
    class: "button", type: "button", "aria-pressed": String(isIn), "data-key": `pick-${field}-${contact.address}`,
    "aria-label": `${short} : ${contact.name}`, onClick: () => toggle(field, contact.address, !isIn),
  }, short);
}

function attachView() {
  const files = [...state.draft.carried, ...data.files];
  if (!files.length) return null;
  return h("fieldset", { class: "attach" }, h("legend", {}, t("attach")),
    files.map((file) => h("label", {},
      h("input", {
        type: "checkbox", checked: state.draft.files.has(file.name), "data-key": `file-${file.name}`,
        onChange: (event) => {
          if (event.currentTarget.checked) state.draft.files.add(file.name);
          else state.draft.files.delete(file.name);
          publish();
        },
      }), icon("clip"), h("span", {}, file.name), h("span", { class: "note" }, formatSize(lang, file.size)))));
}

function leaveDraft() {
  state.pane = "list";
  render();
  focusKey("compose");
}

function discard() {
  state.draft = null;
  state.error = "";
  publish();
  leaveDraft();
  say(t("discarded"));
}

/* What is still in the boxes counts as added, when it can be read. */
function addAllTyped() {
  for (const field of RECIPIENTS) {
    addTyped(field, state.draft.typed[field]);
    if (state.error) return false;
  }
  return true;
}

function send() {
  state.error = "";
  if (!addAllTyped()) return;
  if (!RECIPIENTS.some((field) => state.draft[field].length)) {
    state.error = t("noRecipient");
    render();
    return focusKey("field-to");
  }
  state.draft.isSent = true;
  leaveDraft();
  say(`${t("sent")}. ${t("sentHelp")}`);
}
