// Keeps the page live. Without this script it still reads and posts, by reloading.
"use strict";

const drawn = new Map(); // an element's id and the HTML that the server last sent for it
let isStale = false; // something has changed since the page was last fetched
let running = null; // the fetching that is under way
let opener = null; // what opened the thread, and gets the focus back

// Times, in the viewer's own zone and language

function localize(root) {
  for (const time of root.querySelectorAll("time")) {
    const moment = new Date(time.dateTime);
    const clock = { hour: "numeric", minute: "2-digit" };
    const isToday = moment.toDateString() === new Date().toDateString();
    const day = isToday ? {} : { month: "short", day: "numeric" };
    time.textContent = moment.toLocaleString(undefined, { ...day, ...clock });
    time.title = moment.toLocaleString(undefined, { dateStyle: "full", timeStyle: "medium" });
  }
}

// Putting a fresh page in place of the old one, piece by piece, so that focus, scroll position
// and half-written messages stay, and a screen reader hears only what is new

function reconcile(list, fresh) {
  const wanted = [...fresh.children];
  const ids = new Set(wanted.map((item) => item.id));
  for (const old of [...list.children]) if (!ids.has(old.id)) old.remove();
  wanted.forEach((item, place) => {
    const old = document.getElementById(item.id);
    const html = item.outerHTML;
    if (old && drawn.get(item.id) === html) return;
    drawn.set(item.id, html);
    const node = document.importNode(item, true);
    localize(node);
    if (old) replaceKeepingFocus(old, node);
    else list.insertBefore(node, list.children[place] || null);
  });
}

function replaceKeepingFocus(old, node) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(node);
  if (focused) ((focused.id && document.getElementById(focused.id)) || node).focus();
}

function isAtEnd(scroller) {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
}

function scrollToEnd(scroller) {
  scroller.scrollTop = scroller.scrollHeight;
}

function remember(root) {
  for (const item of root.querySelectorAll("[data-live] > [id]")) drawn.set(item.id, item.outerHTML);
  localize(root);
}

function showThread(fresh) {
  const slot = document.getElementById("thread-slot");
  if (slot.dataset.thread === fresh.dataset.thread) return;
  slot.dataset.thread = fresh.dataset.thread;
  slot.replaceChildren(...document.importNode(fresh, true).childNodes);
  remember(slot);
  document.body.classList.toggle("with-thread", Boolean(fresh.dataset.thread));
  slot.querySelectorAll(".scroller").forEach(scrollToEnd);
}

function show(page) {
  document.title = page.title;
  const scrollers = [...document.querySelectorAll(".scroller")].filter(isAtEnd);
  showThread(page.getElementById("thread-slot"));
  for (const list of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(list.id);
    if (fresh) reconcile(list, fresh);
  }
  showModal(page);
  document.querySelector(".empty")?.toggleAttribute("hidden", !page.querySelector(".empty"));
  scrollers.forEach(scrollToEnd);
}

async function load(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  complain("");
  return page;
}

// One page is fetched at a time, so an older one never takes the place of a newer one.
function refresh() {
  isStale = true;
  running ??= fetchUntilFresh().finally(() => {
    running = null;
  });
  return running;
}

async function fetchUntilFresh() {
  try {
    while (isStale) {
      isStale = false;
      const address = location.href;
      const page = await load(address);
      if (address === location.href) show(page);
      else isStale = true; // a thread was opened or closed meanwhile
    }
  } catch {
    complain("The local workspace does not answer. Is it still running?");
    setTimeout(refresh, 1000);
  }
}

function complain(sentence) {
  document.getElementById("trouble")?.remove();
  if (!sentence) return;
  const notice = document.createElement("p");
  notice.id = "trouble";
  notice.className = "notice notice-bad";
  notice.textContent = sentence;
  document.getElementById("notices").append(notice);
}

// Sending

async function send(form, pressed) {
  if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) return;
  const box = form.querySelector("textarea");
  if (box && !box.value.trim()) return;
  const body = new URLSearchParams(new FormData(form, pressed));
  const typed = box?.value;
  if (box) {
    setText(box, "");
    scrollToEnd(form.parentElement.querySelector(".scroller")); // and it stays there
  }
  try {
    await load(form.action, { method: "POST", body });
    refresh();
  } catch (error) {
    if (box && !box.value) setText(box, typed);
    complain(`That did not go through: ${error.message}`);
  }
}

function setText(box, text) {
  box.value = text;
  fit(box);
  suggest(box);
}

function fit(box) {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}

// Suggestions of commands and of the bot's name

function suggestionsOf(box) {
  return document.getElementById(box.getAttribute("aria-controls"));
}

function suggest(box) {
  const list = suggestionsOf(box);
  const typed = box.value;
  const word = /^\/\S*$|(?<=^|\s)@\S*$/.exec(typed)?.[0];
  const options = [...list.children];
  for (const option of options) option.hidden = !word || !option.dataset.insert.startsWith(word);
  const shown = options.filter((option) => !option.hidden);
  list.hidden = shown.length === 0;
  select(box, shown[0]);
}

function select(box, option) {
  for (const other of suggestionsOf(box).children) {
    other.setAttribute("aria-selected", String(other === option));
  }
  if (option) box.setAttribute("aria-activedescendant", option.id);
  else box.removeAttribute("aria-activedescendant");
}

function accept(box, option) {
  box.value = box.value.replace(/\S*$/, "") + option.dataset.insert;
  suggestionsOf(box).hidden = true;
  select(box, null);
  fit(box);
  box.focus();
}

function chooseWithKeys(box, event) {
  const shown = [...suggestionsOf(box).children].filter((option) => !option.hidden);
  const place = shown.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) select(box, shown[(place + step + shown.length) % shown.length]);
  else if (event.key === "Tab" && !event.shiftKey) accept(box, shown[Math.max(place, 0)]);
  else if (event.key === "Escape") suggestionsOf(box).hidden = true;
  else return false;
  return true;
}

// What a person does

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-live-form]")) return;
  event.preventDefault();
  send(event.target, event.submitter);
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-choice]");
  if (form && event.target.name) send(form);
});

document.addEventListener("keydown", (event) => {
  const box = event.target.closest(".composer textarea");
  if (box && !suggestionsOf(box).hidden && chooseWithKeys(box, event)) {
    event.preventDefault();
  } else if (box && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    box.form.requestSubmit();
  } else if (event.key === "Escape" && event.target.closest(".menu[open]")) {
    closeMenus(null);
    event.preventDefault();
  } else if (event.key === "Escape") {
    event.target.closest(".thread")?.querySelector("[data-close]").click();
  }
});

document.addEventListener("input", (event) => {
  if (!event.target.matches(".composer textarea")) return;
  fit(event.target);
  suggest(event.target);
});

document.addEventListener("mousedown", (event) => {
  const option = event.target.closest("[data-insert]");
  if (!option) return;
  event.preventDefault(); // the focus stays in the message box
  accept(option.closest("form").querySelector("textarea"), option);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-thread], a[data-close], a[data-click]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.dataset.click) {
    tellOfClick(link);
    return;
  }
  event.preventDefault();
  if ("thread" in link.dataset) opener = link.closest("li").id;
  go(link.href);
});

function closeMenus(except) {
  for (const menu of document.querySelectorAll(".menu[open]")) {
    if (menu === except) continue;
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (hadFocus) menu.querySelector("summary").focus();
  }
}

document.addEventListener("click", (event) => closeMenus(event.target.closest(".menu")));

const showMenu = ({ target }) => {
  if (target.matches(".menu[open]")) target.lastElementChild.scrollIntoView({ block: "nearest" });
};
document.addEventListener("toggle", showMenu, true);

function tellOfClick(link) {
  const { ts, block, action } = link.dataset;
  const view = link.closest("form[data-view]");
  const body = new URLSearchParams(view ? new FormData(view) : { ts, block_id: block, action_id: action });
  if (view) body.set("do", link.dataset.do);
  fetch(link.dataset.click, { method: "POST", body, keepalive: true }).catch(() => {});
}

async function go(url) {
  history.pushState(null, "", url);
  await refresh();
  moveFocus();
}

function moveFocus() {
  const reply = document.getElementById("thread-composer");
  const back = opener && document.getElementById(opener)?.querySelector("a[data-thread]");
  (reply || back || document.getElementById("composer"))?.focus();
}

window.addEventListener("popstate", refresh);

// Each time the stream opens, also after a break, the server says "changed" at once, so whatever
// was missed is fetched then. When it breaks, fetching tells whether the server is gone.

function listen() {
  const stream = new EventSource("/live");
  stream.addEventListener("changed", refresh);
  stream.addEventListener("error", () => {
    refresh();
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  });
}

// The start

remember(document);
document.querySelectorAll(".scroller").forEach(scrollToEnd);
(document.getElementById("thread-composer") || document.getElementById("composer"))?.focus();
document.addEventListener("DOMContentLoaded", () => showModal(document)); // the other scripts are there
listen();
