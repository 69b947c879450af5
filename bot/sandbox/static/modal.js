// Show the modal that is open on the server, and send what a person does in it.
"use strict";

let modalHtml = ""; // the HTML last received for the modal
let focusBeforeModal = null; // the id of the element that had the focus

function showModal(page) {
  const slot = document.getElementById("modal-slot");
  const fresh = page.getElementById("modal-slot").querySelector("dialog");
  const old = slot.querySelector("dialog");
  if (!fresh) {
    if (old) removeModal(old);
    return;
  }
  const html = fresh.outerHTML;
  if (old && html === modalHtml) return;
  modalHtml = html;
  const node = document.importNode(fresh, true);
  if (old?.id === node.id) updateModal(old, node);
  else openModal(slot, old, node);
}

function openModal(slot, old, node) {
  focusBeforeModal ??= document.activeElement?.id;
  if (old) old.dataset.removed = "yes";
  slot.replaceChildren(node);
  node.open = false;
  node.showModal();
  const fields = ".modal-body :is(input:not([type=hidden]), select, textarea, button, summary, a)";
  const first = node.querySelector("[autofocus]") || node.querySelector(fields);
  (first || node.querySelector("footer button:last-of-type")).focus();
}

function removeModal(old) {
  old.dataset.removed = "yes";
  old.close();
  old.remove();
  modalHtml = "";
  const back = focusBeforeModal && document.getElementById(focusBeforeModal);
  (back || document.getElementById("composer"))?.focus();
  focusBeforeModal = null;
}

// Values typed since, the focus and the scroll position stay, as in Slack.

function updateModal(old, node) {
  const focused = document.activeElement?.id;
  const hadErrors = old.querySelector("[aria-invalid]") !== null;
  const scrolled = old.querySelector(".modal-body").scrollTop;
  copyFieldValues(old, node);
  old.replaceChildren(...node.childNodes);
  old.querySelector(".modal-body").scrollTop = scrolled;
  const invalid = old.querySelector("[aria-invalid]");
  if (invalid && !hadErrors) invalid.focus();
  else if (focused) document.getElementById(focused)?.focus();
  if (!old.contains(document.activeElement)) old.querySelector("footer button:last-of-type").focus();
}

function copyFieldValues(old, node) {
  const fresh = new Map([...node.querySelectorAll("[id]")].map((field) => [field.id, field]));
  for (const field of old.querySelectorAll(".modal-body [id]:is(input, select, textarea)")) {
    const same = fresh.get(field.id);
    if (!same || same.type !== field.type) continue;
    if (field.type === "checkbox" || field.type === "radio") same.checked = field.checked;
    else if (same.tagName !== "SELECT" || [...same.options].some((o) => o.value === field.value)) {
      same.value = field.value;
    }
  }
  for (const combobox of old.querySelectorAll("[data-combobox]")) {
    const same = node.querySelector(`[data-name="${CSS.escape(combobox.dataset.name)}"]`);
    same?.querySelector(".tokens").replaceWith(combobox.querySelector(".tokens"));
  }
}

async function sendView(form, button, pressed = null) {
  const confirmation = pressed?.dataset.confirm;
  if (confirmation && !window.confirm(confirmation)) return;
  const body = new URLSearchParams(new FormData(form));
  body.set("do", button);
  try {
    await fetchPage(form.action, { method: "POST", body });
    refresh();
  } catch (error) {
    showNotice(`This could not be sent: ${error.message}`);
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
  if (form && "dispatchEach" in event.target.dataset) sendView(form, `act:${event.target.dataset.act}`);
});

document.addEventListener("keydown", (event) => {
  const field = event.target;
  const form = field.closest("form[data-view]");
  if (!form || event.key !== "Enter" || !field.matches("input[data-act]:not([role=combobox])")) return;
  event.preventDefault();
  sendView(form, `act:${field.dataset.act}`);
});

// Escape asks the server to close the modal; the dialog closes when the page is refreshed.

function requestClose(event) {
  if (!event.target.matches?.("dialog.modal") || event.target.dataset.removed) return;
  event.preventDefault();
  sendView(event.target.querySelector("form"), "close");
}

document.addEventListener("cancel", requestClose, true);
document.addEventListener("close", requestClose, true);
