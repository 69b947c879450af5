// Shows the modal that the server says is open, and sends what is done in it.
"use strict";

let modalHtml = ""; // what the server last sent for the modal
let beforeModal = null; // the id of what had the focus

function showModal(page) {
  const slot = document.getElementById("modal-slot");
  const fresh = page.getElementById("modal-slot").querySelector("dialog");
  const old = slot.querySelector("dialog");
  if (!fresh) {
    if (old) takeModalAway(old);
    return;
  }
  const html = fresh.outerHTML;
  if (old && html === modalHtml) return;
  modalHtml = html;
  const node = document.importNode(fresh, true);
  if (old?.id === node.id) renewModal(old, node);
  else openModal(slot, old, node);
}

function openModal(slot, old, node) {
  beforeModal ??= document.activeElement?.id;
  if (old) old.dataset.gone = "yes";
  slot.replaceChildren(node);
  node.open = false;
  node.showModal();
  const fields = ".modal-body :is(input:not([type=hidden]), select, textarea, button, summary, a)";
  const first = node.querySelector("[autofocus]") || node.querySelector(fields);
  (first || node.querySelector("footer button:last-of-type")).focus();
}

function takeModalAway(old) {
  old.dataset.gone = "yes";
  old.close();
  old.remove();
  modalHtml = "";
  const back = beforeModal && document.getElementById(beforeModal);
  (back || document.getElementById("composer"))?.focus();
  beforeModal = null;
}

// What was typed since stays, as it does in Slack; the focus and the scroll position, too.

function renewModal(old, node) {
  const focused = document.activeElement?.id;
  const hadErrors = old.querySelector("[aria-invalid]") !== null;
  const scrolled = old.querySelector(".modal-body").scrollTop;
  keepFields(old, node);
  old.replaceChildren(...node.childNodes);
  old.querySelector(".modal-body").scrollTop = scrolled;
  const wrong = old.querySelector("[aria-invalid]");
  if (wrong && !hadErrors) wrong.focus();
  else if (focused) document.getElementById(focused)?.focus();
  if (!old.contains(document.activeElement)) old.querySelector("footer button:last-of-type").focus();
}

function keepFields(old, node) {
  const fresh = new Map([...node.querySelectorAll("[id]")].map((field) => [field.id, field]));
  for (const field of old.querySelectorAll(".modal-body [id]:is(input, select, textarea)")) {
    const same = fresh.get(field.id);
    if (!same || same.type !== field.type) continue;
    if (field.type === "checkbox" || field.type === "radio") same.checked = field.checked;
    else if (same.tagName !== "SELECT" || [...same.options].some((o) => o.value === field.value)) {
      same.value = field.value;
    }
  }
  for (const combo of old.querySelectorAll("[data-combo]")) {
    const same = node.querySelector(`[data-name="${CSS.escape(combo.dataset.name)}"]`);
    same?.querySelector(".tokens").replaceWith(combo.querySelector(".tokens"));
  }
}

async function sendView(form, what, pressed = null) {
  const question = pressed?.dataset.confirm;
  if (question && !window.confirm(question)) return;
  const body = new URLSearchParams(new FormData(form));
  body.set("do", what);
  try {
    await load(form.action, { method: "POST", body });
    refresh();
  } catch (error) {
    complain(`That did not go through: ${error.message}`);
  }
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-view]")) return;
  event.preventDefault();
  sendView(event.target, event.submitter?.value || "submit", event.submitter);
});

document.addEventListener("change", (event) => {
  const field = event.target;
  const form = field.closest("form[data-view]");
  const isTyped = field.matches("textarea, [type=text], [type=email], [type=url]");
  if (form && field.dataset.act && !isTyped) sendView(form, `act:${field.dataset.act}`);
});

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-view]");
  if (form && "each" in event.target.dataset) sendView(form, `act:${event.target.dataset.act}`);
});

document.addEventListener("keydown", (event) => {
  const field = event.target;
  const form = field.closest("form[data-view]");
  if (!form || event.key !== "Enter" || !field.matches("input[data-act]:not([role=combobox])")) return;
  event.preventDefault();
  sendView(form, `act:${field.dataset.act}`);
});

// Escape closes, but only once the server knows of it.

function leave(event) {
  if (!event.target.matches?.("dialog.modal") || event.target.dataset.gone) return;
  event.preventDefault();
  sendView(event.target.querySelector("form"), "close");
}

document.addEventListener("cancel", leave, true);
document.addEventListener("close", leave, true);
