// What spares a reader a step. Every page works without this file.

// A selection: how many are chosen is said, and what cannot be done with so many is switched off.
const countSelection = (form) => {
  const chosen = form.querySelectorAll("input[name=article]:checked").length;
  const count = form.querySelector("[data-selection-count]");
  if (count) count.textContent = count.dataset.selectionCount.replace("{n}", chosen);
  const all = form.querySelector("[data-select-all]");
  if (all) {
    all.hidden = false;
    all.firstElementChild.checked = chosen > 0 && chosen === form.querySelectorAll("input[name=article]").length;
  }
  for (const button of form.querySelectorAll("button[data-least]")) {
    button.disabled = chosen < Number(button.dataset.least) || chosen > Number(button.dataset.most || Infinity);
  }
};

const countSelections = (root) => root.querySelectorAll("form[data-selection]").forEach(countSelection);

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-selection]");
  if (!form) return;
  if (event.target.closest("[data-select-all]")) {
    for (const box of form.querySelectorAll("input[name=article]")) box.checked = event.target.checked;
  }
  countSelection(form);
});

// Open menus close when the reader turns elsewhere.
const closeMenus = (except) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (menu !== except) menu.open = false;
};
document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const menu = document.activeElement?.closest("details.menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
  // "/" goes to the search box, as readers know it from other archives.
  if (event.key === "/" && localStorage.getItem("keys") !== "off" && !event.ctrlKey && !event.metaKey && !event.altKey) {
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const search = document.getElementById("site-search");
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  }
});

document.addEventListener("htmx:afterSettle", (event) => countSelections(event.target.parentElement ?? document));
countSelections(document);

// A comparison: from one difference to the next.
const stepper = document.querySelector("[data-stepper]");
if (stepper) {
  const differences = [...document.querySelectorAll("[data-difference]")];
  const step = (by) => {
    // From where the focus is, or else from where the page is scrolled to.
    const here = document.activeElement?.closest("[data-difference]");
    const line = stepper.ownerDocument.documentElement.clientHeight / 3;
    const next = here
      ? differences[differences.indexOf(here) + by]
      : by > 0
        ? differences.find((row) => row.getBoundingClientRect().top > line)
        : differences.findLast((row) => row.getBoundingClientRect().top < 0);
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  };
  stepper.hidden = false;
  for (const button of stepper.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  }
}

// The list of a page's keys stands at its foot; here it opens over the page. Each key presses the button or the link
// that names it. A reader whom single keys get in the way of switches them off, for good.
const keyList = document.querySelector("[data-keys]");
if (keyList) {
  const on = document.querySelector("[data-keys-on]");
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", keyList.getAttribute("aria-labelledby"));
  dialog.append(...keyList.childNodes);
  keyList.replaceWith(dialog);
  const openers = document.querySelectorAll("[data-keys-open]");
  const showKeys = () => {
    if (!dialog.open) dialog.showModal();
  };
  for (const opener of openers) {
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-haspopup", "dialog");
    opener.addEventListener("click", (event) => {
      event.preventDefault();
      showKeys();
    });
    opener.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      showKeys();
    });
  }
  for (const shown of document.querySelectorAll("[data-scripted]")) shown.hidden = false;
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  on.checked = localStorage.getItem("keys") !== "off";
  on.addEventListener("change", () => localStorage.setItem("keys", on.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    if (!on.checked || dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    const key = CSS.escape(event.key);
    const pressed = [...document.querySelectorAll(`[aria-keyshortcuts~="${key}"]`)].find((one) => one.checkVisibility());
    if (!pressed) return;
    event.preventDefault();
    pressed.click();
  });
}

// A citation is copied by its button; where the page may not write to the clipboard, its text is marked to be copied.
for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  const name = button.firstChild;
  const before = name.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      name.textContent = button.dataset.copied;
      setTimeout(() => (name.textContent = before), 2000);
    } catch {
      getSelection().selectAllChildren(text);
    }
  });
}
