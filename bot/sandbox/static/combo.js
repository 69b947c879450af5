// Selects whose options the app suggests while one types.
"use strict";

const PATIENCE = 150; // milliseconds of quiet before the app is asked
const asking = new WeakMap(); // each select's timer

function partsOf(combo) {
  return {
    box: combo.querySelector("[role=combobox]"),
    list: combo.querySelector("[role=listbox]"),
    tokens: combo.querySelector(".tokens"),
    status: combo.querySelector("[role=status]"),
  };
}

function closeList(combo) {
  const { box, list } = partsOf(combo);
  list.hidden = true;
  list.replaceChildren();
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}

async function ask(combo) {
  const { box, list, status } = partsOf(combo);
  const typed = box.value;
  if (typed.length < Number(combo.dataset.least)) {
    closeList(combo);
    status.textContent = typed ? `Type at least ${combo.dataset.least} letters.` : "";
    return;
  }
  const { ts, block, action, url } = combo.dataset;
  const body = new URLSearchParams({ ts, block_id: block, action_id: action, value: typed });
  const answer = await fetch(url, { method: "POST", body })
    .then((response) => (response.ok ? response.json() : { options: [], failed: true }))
    .catch(() => ({ options: [], failed: true }));
  if (box.value !== typed) return; // a later question has been asked
  list.replaceChildren(...answer.options.map((option, place) => buildOption(box, option, place)));
  const count = answer.options.length;
  const found = count ? `${count} ${count === 1 ? "suggestion" : "suggestions"}` : "No result";
  status.textContent = answer.failed ? "The app did not answer." : found;
  if (!count) list.append(buildNote(status.textContent));
  list.hidden = false;
  box.setAttribute("aria-expanded", "true");
  mark(combo, list.querySelector("[role=option]"));
}

function buildOption(box, { value, text, description }, place) {
  const item = document.createElement("li");
  item.id = `${box.id}-o${place}`;
  item.setAttribute("role", "option");
  item.dataset.value = value;
  item.textContent = text;
  if (description) item.append(Object.assign(document.createElement("span"), { textContent: description }));
  return item;
}

function buildNote(words) {
  const note = document.createElement("li");
  note.setAttribute("role", "presentation");
  note.textContent = words;
  return note;
}

function mark(combo, option) {
  const { box, list } = partsOf(combo);
  for (const other of list.querySelectorAll("[role=option]")) {
    other.setAttribute("aria-selected", String(other === option));
  }
  if (option) box.setAttribute("aria-activedescendant", option.id);
  option?.scrollIntoView({ block: "nearest" });
}

function pick(combo, option) {
  const { box, tokens } = partsOf(combo);
  const { value } = option.dataset;
  if (!combo.dataset.several) tokens.replaceChildren();
  const isThere = [...tokens.querySelectorAll("input")].some((input) => input.value === value);
  if (!isThere) tokens.append(buildToken(combo, value, option.firstChild.textContent));
  box.value = "";
  closeList(combo);
  box.focus();
  tell(combo);
}

function buildToken(combo, value, text) {
  const token = document.createElement("li");
  token.className = "token";
  const input = Object.assign(document.createElement("input"), { type: "hidden", value });
  input.name = combo.closest("form").matches("[data-choice]") ? "value" : combo.dataset.name;
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
  button.dataset.remove = "";
  button.setAttribute("aria-label", `Remove ${text}`);
  token.append(input, text, button);
  return token;
}

function drop(token) {
  const combo = token.closest("[data-combo]");
  token.remove();
  partsOf(combo).box.focus();
  tell(combo);
}

// The app hears of it at once in a message, and in a view if it has asked for that.
function tell(combo) {
  const form = combo.closest("form");
  const { act } = partsOf(combo).box.dataset;
  if (form.matches("[data-choice]")) send(form);
  else if (act) sendView(form, `act:${act}`);
}

function handleKey(combo, event) {
  const { box, list, tokens } = partsOf(combo);
  const options = [...list.querySelectorAll("[role=option]")];
  const place = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && options.length) mark(combo, options[(place + step + options.length) % options.length]);
  else if (event.key === "Enter") options[place] && pick(combo, options[place]);
  else if (event.key === "Escape" && !list.hidden) closeList(combo);
  else if (event.key === "Backspace" && !box.value && tokens.lastElementChild) drop(tokens.lastElementChild);
  else return false;
  return true;
}

document.addEventListener("input", (event) => {
  const combo = event.target.closest("[data-combo]");
  if (!combo) return;
  clearTimeout(asking.get(combo));
  asking.set(combo, setTimeout(() => ask(combo), PATIENCE));
});

document.addEventListener("keydown", (event) => {
  const combo = event.target.matches("[role=combobox]") && event.target.closest("[data-combo]");
  if (combo && handleKey(combo, event)) event.preventDefault();
});

document.addEventListener("mousedown", (event) => {
  const option = event.target.closest("[data-combo] [role=option]");
  if (!option) return;
  event.preventDefault(); // the focus stays in the box
  pick(option.closest("[data-combo]"), option);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-remove]");
  if (button) drop(button.closest(".token"));
});

document.addEventListener("focusout", (event) => {
  const combo = event.target.closest("[data-combo]");
  if (combo && !combo.contains(event.relatedTarget)) closeList(combo);
});
