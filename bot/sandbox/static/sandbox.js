// Keep the page up to date. Without this script, the page works by reloading.
"use strict";

const CONVERSATIONS = ".scroller:has([role=log])"; // the scrolling areas that open at their end
const renderedHtml = new Map(); // the HTML last received for each element, by id
let needsRefresh = false; // whether something has changed since the last fetch
let refreshing = null; // the promise of the current refresh
let threadOpener = null; // the id of the message whose thread is open, for the focus after closing it

// Times in the viewer's time zone and language

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

// Replace only the changed elements of the page, so that focus, scroll position and unsent
// messages stay, and screen readers announce only new messages.

function reconcile(list, fresh) {
  const items = [...fresh.children];
  const ids = new Set(items.map((item) => item.id));
  for (const old of [...list.children]) if (!ids.has(old.id)) old.remove();
  items.forEach((item, index) => {
    const old = document.getElementById(item.id);
    const html = item.outerHTML;
    if (old && renderedHtml.get(item.id) === html) return;
    renderedHtml.set(item.id, html);
    const node = document.importNode(item, true);
    localize(node);
    if (old) replaceKeepingFocus(old, node);
    else list.insertBefore(node, list.children[index] || null);
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

function recordRendered(root) {
  for (const item of root.querySelectorAll("[data-live] > [id]")) renderedHtml.set(item.id, item.outerHTML);
  localize(root);
}

function showThread(fresh) {
  const slot = document.getElementById("thread-slot");
  if (slot.dataset.thread === fresh.dataset.thread) return;
  slot.dataset.thread = fresh.dataset.thread;
  slot.replaceChildren(...document.importNode(fresh, true).childNodes);
  recordRendered(slot);
  document.body.classList.toggle("with-thread", Boolean(fresh.dataset.thread));
  slot.querySelectorAll(CONVERSATIONS).forEach(scrollToEnd);
}

function showPage(page) {
  document.title = page.title;
  const scrollers = [...document.querySelectorAll(CONVERSATIONS)].filter(isAtEnd);
  showThread(page.getElementById("thread-slot"));
  for (const list of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(list.id);
    if (fresh) reconcile(list, fresh);
  }
  showModal(page);
  document.querySelector(".empty")?.toggleAttribute("hidden", !page.querySelector(".empty"));
  scrollers.forEach(scrollToEnd);
}

async function fetchPage(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  showNotice("");
  return page;
}

// Fetch one page at a time, so that an older response never replaces a newer one.
function refresh() {
  needsRefresh = true;
  refreshing ??= fetchUntilCurrent().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function fetchUntilCurrent() {
  try {
    while (needsRefresh) {
      needsRefresh = false;
      const address = location.href;
      const page = await fetchPage(address);
      if (address === location.href) showPage(page);
      else needsRefresh = true; // a thread was opened or closed in the meantime
    }
  } catch {
    showNotice("The local workspace does not respond. Is it still running?");
    setTimeout(refresh, 1000);
  }
}

function showNotice(sentence) {
  document.getElementById("connection-notice")?.remove();
  if (!sentence) return;
  const notice = document.createElement("p");
  notice.id = "connection-notice";
  notice.className = "notice notice-error";
  notice.textContent = sentence;
  document.getElementById("notices").append(notice);
}

// Sending forms

async function sendForm(form, pressed) {
  if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) return;
  const textarea = form.querySelector("textarea");
  if (textarea && !textarea.value.trim()) return;
  const body = new URLSearchParams(new FormData(form, pressed));
  const typed = textarea?.value;
  if (textarea) {
    setText(textarea, "");
    scrollToEnd(form.parentElement.querySelector(".scroller")); // where it then stays
  }
  try {
    await fetchPage(form.action, { method: "POST", body });
    refresh();
  } catch (error) {
    if (textarea && !textarea.value) setText(textarea, typed);
    showNotice(`This could not be sent: ${error.message}`);
  }
}

function setText(textarea, text) {
  textarea.value = text;
  fitHeight(textarea);
  updateSuggestions(textarea);
}

function fitHeight(textarea) {
  textarea.style.height = "auto";
  textarea.style.height = `${textarea.scrollHeight}px`;
}

// Suggestions of commands and of the app's name in the message box

function suggestionsOf(textarea) {
  return document.getElementById(textarea.getAttribute("aria-controls"));
}

function updateSuggestions(textarea) {
  const list = suggestionsOf(textarea);
  const typed = textarea.value;
  const word = /^\/\S*$|(?<=^|\s)@\S*$/.exec(typed)?.[0];
  const options = [...list.children];
  for (const option of options) option.hidden = !word || !option.dataset.insert.startsWith(word);
  const shown = options.filter((option) => !option.hidden);
  list.hidden = shown.length === 0;
  selectSuggestion(textarea, shown[0]);
}

function selectSuggestion(textarea, option) {
  for (const other of suggestionsOf(textarea).children) {
    other.setAttribute("aria-selected", String(other === option));
  }
  if (option) textarea.setAttribute("aria-activedescendant", option.id);
  else textarea.removeAttribute("aria-activedescendant");
}

function acceptSuggestion(textarea, option) {
  textarea.value = textarea.value.replace(/\S*$/, "") + option.dataset.insert;
  suggestionsOf(textarea).hidden = true;
  selectSuggestion(textarea, null);
  fitHeight(textarea);
  textarea.focus();
}

function handleSuggestionKey(textarea, event) {
  const shown = [...suggestionsOf(textarea).children].filter((option) => !option.hidden);
  const index = shown.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) selectSuggestion(textarea, shown[(index + step + shown.length) % shown.length]);
  else if (event.key === "Tab" && !event.shiftKey) acceptSuggestion(textarea, shown[Math.max(index, 0)]);
  else if (event.key === "Escape") suggestionsOf(textarea).hidden = true;
  else return false;
  return true;
}

// Event listeners

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-live-form]")) return;
  event.preventDefault();
  sendForm(event.target, event.submitter);
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-choice]");
  if (form && event.target.name) sendForm(form);
});

document.addEventListener("keydown", (event) => {
  const textarea = event.target.closest(".composer textarea");
  if (textarea && !suggestionsOf(textarea).hidden && handleSuggestionKey(textarea, event)) {
    event.preventDefault();
  } else if (textarea && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    textarea.form.requestSubmit();
  } else if (event.key === "Escape" && event.target.closest(".menu[open]")) {
    closeMenus(null);
    event.preventDefault();
  } else if (event.key === "Escape") {
    event.target.closest(".thread")?.querySelector("[data-close]").click();
  }
});

document.addEventListener("input", (event) => {
  if (!event.target.matches(".composer textarea")) return;
  fitHeight(event.target);
  updateSuggestions(event.target);
});

document.addEventListener("mousedown", (event) => {
  const option = event.target.closest("[data-insert]");
  if (!option) return;
  event.preventDefault(); // keep the focus in the message box
  acceptSuggestion(option.closest("form").querySelector("textarea"), option);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-thread], a[data-close], a[data-click]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.dataset.click) {
    reportClick(link);
    return;
  }
  event.preventDefault();
  if ("thread" in link.dataset) threadOpener = link.closest("li").id;
  navigate(link.href);
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

const scrollMenuIntoView = ({ target }) => {
  if (target.matches(".menu[open]")) target.lastElementChild.scrollIntoView({ block: "nearest" });
};
document.addEventListener("toggle", scrollMenuIntoView, true);

function reportClick(link) {
  const { ts, block, action } = link.dataset;
  const view = link.closest("form[data-view]");
  const body = new URLSearchParams(view ? new FormData(view) : { ts, block_id: block, action_id: action });
  if (view) body.set("do", link.dataset.do);
  fetch(link.dataset.click, { method: "POST", body, keepalive: true }).catch(() => {});
}

async function navigate(url) {
  history.pushState(null, "", url);
  await refresh();
  focusComposer();
}

function focusComposer() {
  const reply = document.getElementById("thread-composer");
  const back = threadOpener && document.getElementById(threadOpener)?.querySelector("a[data-thread]");
  (reply || back || document.getElementById("composer"))?.focus();
}

window.addEventListener("popstate", refresh);

// The server sends "changed" whenever the stream opens, so missed changes are fetched after a
// reconnection. When the stream breaks, a refresh shows whether the server still runs.

function listenForChanges() {
  const stream = new EventSource("/live");
  stream.addEventListener("changed", refresh);
  stream.addEventListener("error", () => {
    refresh();
    if (stream.readyState === EventSource.CLOSED) setTimeout(listenForChanges, 1000);
  });
}

// Initialization

recordRendered(document);
document.querySelectorAll(CONVERSATIONS).forEach(scrollToEnd);
(document.getElementById("thread-composer") || document.getElementById("composer"))?.focus();
document.addEventListener("DOMContentLoaded", () => showModal(document)); // after modal.js has loaded
listenForChanges();
