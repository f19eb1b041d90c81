/* Discussions by subject, and the message being written. */
"use strict";

function chatView() {
  const channel = found("channels", state.channel);
  return h("div", { class: "chat" },
    h("nav", { class: "channels", "aria-label": t("channels") }, h("ul", { onKeydown: (event) => arrows(event, ".channel") }, data.channels.map(channelView))),
    channel && h("section", { class: "talk", "aria-labelledby": "talk" },
      h("h2", { id: "talk" }, `# ${channel.name}`),
      h("p", { class: "note" }, [channel.about, channel.members?.length && t("memberCount", { n: channel.members.length })].filter(Boolean).join(" · ")),
      h("ul", { class: "remarks", tabindex: "0", "aria-label": channel.name, "data-scroll": `talk-${channel.id}` }, threads(channel.messages).map((message) => messageView(channel, message)),
        state.post.isSent && sentView()),
      data.task === "post" && postView(channel)));
}

function channelView({ id, name, messages }) {
  return h("li", {}, h("button", { class: "channel", type: "button", "data-key": `channel-${id}`, "aria-current": id === state.channel ? "true" : undefined, onClick: () => openChannel(id) },
    `# ${name}`, h("span", { class: "note" }, String(messages.length))));
}

function openChannel(id) {
  state.channel = id;
  if (!found("channels", id).messages.some((message) => message.id === state.post.reply)) state.post.reply = "";
  publish();
  render();
}

/* Answers follow what they answer. */
function threads(messages) {
  const answersTo = (id) => messages.filter((message) => (message.in ?? "") === id).flatMap((message) => [message, ...answersTo(message.id)]);
  return answersTo("");
}

function messageView(channel, message) {
  const name = called(message.by);
  return h("li", { class: message.in ? "remark answer" : "remark", "data-ticked": state.ticked.has(message.id) },
    tickView("messages", message.id, `${name}, ${whenText(message.date)}`),
    h("div", {}, signature(message), h("p", {}, message.text),
      data.task === "post" && !state.post.isSent && h("button", { class: "button plain", type: "button", "data-key": `reply-${message.id}`, "aria-label": t("replyTo", { name }), onClick: () => replyTo(message.id) }, icon("reply"), t("reply"))));
}

function replyTo(id) {
  state.post.reply = id;
  publish();
  render();
  focusKey("write");
}

function sentView() {
  const { text, mentions, files } = state.post;
  return h("li", { class: "remark sent" }, h("div", {}, h("p", { class: "by" }, avatar(data.me), h("b", {}, called(data.me))),
    h("p", {}, [...mentions.map((id) => `@${called(id)}`), text].join(" ")), files.length > 0 && h("p", { class: "note" }, names(files))));
}

function postView(channel) {
  const { post } = state;
  if (post.isSent) {
    return h("div", { class: "post" }, h("p", { class: "status" }, icon("check"), t("sent")),
      h("button", { class: "button", type: "button", "data-key": "correct", onClick: () => { post.isSent = false; render(); focusKey("write"); } }, icon("pen"), t("correct")));
  }
  const message = channel.messages.find(({ id }) => id === post.reply);
  const people = [...data.groups, ...data.people].filter(({ id }) => id !== data.me).map(({ id, name, members }) => [id, members ? `@${name} (${members.length})` : `@${name}`]);
  const files = data.items.filter(({ kind }) => kind === "file").map(({ id, name }) => [id, name]);
  return h("div", { class: "post" },
    message && h("p", { class: "quote" }, t("inReply", { name: called(message.by) }), " ", message.text, removeView("reply", called(message.by), () => { post.reply = ""; })),
    h("div", { class: "field" }, h("label", { for: "write" }, t("writeIn", { name: channel.name })),
      h("textarea", { class: "input", id: "write", rows: "3", "data-key": "write", value: post.text, onInput: (event) => { post.text = event.currentTarget.value; publish(); } })),
    addedView("mentions", t("mention"), people),
    files.length > 0 && addedView("files", t("attach"), files),
    h("button", { class: "button main", type: "button", "data-key": "send", onClick: () => { if (!ANSWERS.post()) return; post.isSent = true; render(); say(t("sent")); focusKey("correct"); } }, icon("send"), t("send")));
}

function addedView(list, label, pairs) {
  const chosen = state.post[list];
  const update = (ids) => { state.post[list] = ids; publish(); render(); };
  return h("div", { class: "added" },
    menu({ key: `add-${list}`, label, pairs: [["", t("pick")], ...pairs.filter(([id]) => !chosen.includes(id))], chosen: "", onChange: (id) => id && update([...chosen, id]) }),
    chosen.length > 0 && h("ul", { class: "chips" }, chosen.map((id) => h("li", { class: "chip" }, called(id), removeView(`${list}-${id}`, called(id), () => { state.post[list] = chosen.filter((one) => one !== id); })))));
}

function removeView(key, name, run) {
  return h("button", { class: "remove", type: "button", "data-key": `remove-${key}`, "aria-label": t("remove", { name }), onClick: () => { run(); publish(); render(); focusKey("write"); } }, icon("close"));
}
