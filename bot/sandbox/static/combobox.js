// Selects whose options the app suggests for the typed text.
"use strict";

const DEBOUNCE_MS = 150; // the pause in typing after which options are fetched
const timers = new WeakMap(); // the debounce timer of each select

function partsOf(combobox) {
  return {
    input: combobox.querySelector("[role=combobox]"),
    list: combobox.querySelector("[role=listbox]"),
    tokens: combobox.querySelector(".tokens"),
    status: combobox.querySelector("[role=status]"),
  };
}

function closeList(combobox) {
  const { input, list } = partsOf(combobox);
  list.hidden = true;
  list.replaceChildren();
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

async function fetchOptions(combobox) {
  const { input, list, status } = partsOf(combobox);
  const typed = input.value;
  if (typed.length < Number(combobox.dataset.minLength)) {
    closeList(combobox);
    status.textContent = typed ? `Type at least ${combobox.dataset.minLength} letters.` : "";
    return;
  }
  const { ts, block, action, url } = combobox.dataset;
  const body = new URLSearchParams({ ts, block_id: block, action_id: action, value: typed });
  const result = await fetch(url, { method: "POST", body })
    .then((response) => (response.ok ? response.json() : { options: [], failed: true }))
    .catch(() => ({ options: [], failed: true }));
  if (input.value !== typed) return; // the text has changed in the meantime
  list.replaceChildren(...result.options.map((option, index) => buildOption(input, option, index)));
  const count = result.options.length;
  const summary = count ? `${count} ${count === 1 ? "suggestion" : "suggestions"}` : "No results";
  status.textContent = result.failed ? "The app did not respond." : summary;
  if (!count) list.append(buildNote(status.textContent));
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
  highlight(combobox, list.querySelector("[role=option]"));
}

function buildOption(input, { value, text, description }, index) {
  const item = document.createElement("li");
  item.id = `${input.id}-o${index}`;
  item.setAttribute("role", "option");
  item.dataset.value = value;
  item.textContent = text;
  if (description) item.append(Object.assign(document.createElement("span"), { textContent: description }));
  return item;
}

function buildNote(text) {
  const note = document.createElement("li");
  note.setAttribute("role", "presentation");
  note.textContent = text;
  return note;
}

function highlight(combobox, option) {
  const { input, list } = partsOf(combobox);
  for (const other of list.querySelectorAll("[role=option]")) {
    other.setAttribute("aria-selected", String(other === option));
  }
  if (option) input.setAttribute("aria-activedescendant", option.id);
  option?.scrollIntoView({ block: "nearest" });
}

function choose(combobox, option) {
  const { input, tokens } = partsOf(combobox);
  const { value } = option.dataset;
  if (!combobox.dataset.multiple) tokens.replaceChildren();
  const isSelected = [...tokens.querySelectorAll("input")].some((field) => field.value === value);
  if (!isSelected) tokens.append(buildToken(combobox, value, option.firstChild.textContent));
  input.value = "";
  closeList(combobox);
  input.focus();
  dispatchAction(combobox);
}

function buildToken(combobox, value, text) {
  const token = document.createElement("li");
  token.className = "token";
  const input = Object.assign(document.createElement("input"), { type: "hidden", value });
  input.name = combobox.closest("form").matches("[data-choice]") ? "value" : combobox.dataset.name;
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
  button.dataset.remove = "";
  button.setAttribute("aria-label", `Remove ${text}`);
  token.append(input, text, button);
  return token;
}

function removeToken(token) {
  const combobox = token.closest("[data-combobox]");
  token.remove();
  partsOf(combobox).input.focus();
  dispatchAction(combobox);
}

// Send the selection: always in a message, in a view if the element dispatches actions.
function dispatchAction(combobox) {
  const form = combobox.closest("form");
  const { act } = partsOf(combobox).input.dataset;
  if (form.matches("[data-choice]")) sendForm(form);
  else if (act) sendView(form, `act:${act}`);
}

function handleKey(combobox, event) {
  const { input, list, tokens } = partsOf(combobox);
  const options = [...list.querySelectorAll("[role=option]")];
  const index = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && options.length) highlight(combobox, options[(index + step + options.length) % options.length]);
  else if (event.key === "Enter") options[index] && choose(combobox, options[index]);
  else if (event.key === "Escape" && !list.hidden) closeList(combobox);
  else if (event.key === "Backspace" && !input.value && tokens.lastElementChild) removeToken(tokens.lastElementChild);
  else return false;
  return true;
}

document.addEventListener("input", (event) => {
  const combobox = event.target.closest("[data-combobox]");
  if (!combobox) return;
  clearTimeout(timers.get(combobox));
  timers.set(combobox, setTimeout(() => fetchOptions(combobox), DEBOUNCE_MS));
});

document.addEventListener("keydown", (event) => {
  const combobox = event.target.matches("[role=combobox]") && event.target.closest("[data-combobox]");
  if (combobox && handleKey(combobox, event)) event.preventDefault();
});

document.addEventListener("mousedown", (event) => {
  const option = event.target.closest("[data-combobox] [role=option]");
  if (!option) return;
  event.preventDefault(); // keep the focus in the input
  choose(option.closest("[data-combobox]"), option);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-remove]");
  if (button) removeToken(button.closest(".token"));
});

document.addEventListener("focusout", (event) => {
  const combobox = event.target.closest("[data-combobox]");
  if (combobox && !combobox.contains(event.relatedTarget)) closeList(combobox);
});
