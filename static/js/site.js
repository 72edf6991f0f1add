// Conveniences. Every page works without this file.

// Selections: show how many boxes are checked, and disable buttons that need more or fewer.
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

// Close open menus on a click elsewhere and on Escape.
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
  // "/" focuses the search box, as on many other sites.
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

// Comparisons: buttons that go to the next or previous difference.
const stepper = document.querySelector("[data-stepper]");
if (stepper) {
  const differences = [...document.querySelectorAll("[data-difference]")];
  const step = (by) => {
    // Start from the focused difference, or else from the scroll position.
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

// Keyboard shortcuts. The list at the foot of the page becomes a dialog. A key clicks the button or link whose
// aria-keyshortcuts contains it. Readers can switch the shortcuts off; the browser remembers that.
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
    const target = [...document.querySelectorAll(`[aria-keyshortcuts~="${key}"]`)].find((each) => each.checkVisibility());
    if (!target) return;
    event.preventDefault();
    target.click();
  });
}

// Copy buttons of citations. If the browser denies access to the clipboard, select the text instead.
for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  const show = (label, name) => {
    button.textContent = label;
    button.setAttribute("aria-label", name);
  };
  const label = button.textContent;
  const name = button.getAttribute("aria-label");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      show(button.dataset.copied, button.dataset.copied);
      setTimeout(() => show(label, name), 2000);
    } catch {
      getSelection().selectAllChildren(text);
    }
  });
}
