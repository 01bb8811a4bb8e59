// What the pages of decks and snippets do beyond HTML: how far an upload is, how many passages are ticked, copying.
(() => {
  "use strict";

  const COPIED_SECONDS = 2;

  // ---- uploads

  document.addEventListener("htmx:xhr:progress", (event) => {
    const form = event.target.closest?.("[data-upload]");
    if (form && event.detail.lengthComputable) {
      form.querySelector(".sending").hidden = false;
      form.querySelector(".sending progress").value = 100 * event.detail.loaded / event.detail.total;
    }
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest?.("[data-upload]");
    if (form && !event.detail.successful) {
      form.querySelector(".sending").hidden = true;
    }
  });

  // ---- forms in which things are ticked: the board, and the list of snippets

  const boxesOf = (form) => [...form.querySelectorAll(`input[name=${form.dataset.ticks}]`)];

  const count = (form) => {
    const boxes = boxesOf(form);
    const ticked = boxes.filter((box) => box.checked).length;
    form.querySelector("[data-chosen]").textContent =
      ticked === 0 ? "Nothing is ticked yet." : `${ticked} of ${boxes.length} ticked.`;
    const all = form.querySelector("[data-all]");
    all.hidden = boxes.length === 0;
    const box = all.querySelector("input");
    box.checked = ticked > 0 && ticked === boxes.length;
    box.indeterminate = ticked > 0 && ticked < boxes.length;
  };

  const prepare = () => {
    document.querySelectorAll("[data-ticks]").forEach(count);
    if (navigator.clipboard) {
      document.querySelectorAll("[data-copy]").forEach((button) => { button.hidden = false; });
    }
  };

  document.addEventListener("change", (event) => {
    const form = event.target.closest("[data-ticks]");
    if (!form) {
      return;
    }
    if (event.target.closest("[data-all]")) {
      boxesOf(form).forEach((box) => { box.checked = event.target.checked; });
    }
    count(form);
  });

  // ---- copying

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) {
      return;
    }
    const label = button.dataset.label ?? button.textContent;
    button.dataset.label = label;
    try {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Your browser did not allow it";
    }
    setTimeout(() => { button.textContent = label; }, COPIED_SECONDS * 1000);
  });

  // ---- a form that is being sent is not sent again

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-once]");
    if (form?.dataset.sent) {
      event.preventDefault();
    } else if (form) {
      form.dataset.sent = "true";
    }
  });

  // ---- a deck that is being written

  document.addEventListener("keydown", (event) => {
    const text = event.target;
    if (!text.matches?.("[data-indent]")) {
      return;
    }
    if (event.key === "Escape") {
      text.dataset.leaving = "true";
    } else if (event.key === "Tab" && !event.shiftKey && !text.dataset.leaving) {
      event.preventDefault();
      text.setRangeText("  ", text.selectionStart, text.selectionEnd, "end");
      text.dispatchEvent(new Event("input", {bubbles: true}));
    } else if (event.key !== "Shift" && event.key !== "Tab") {
      delete text.dataset.leaving;
    }
  });

  const follow = (text) => {
    const slides = document.getElementById(text.dataset.follow);
    const before = text.value.slice(0, text.selectionStart).match(/^-{3,}[ \t]*$/gm);
    const card = slides?.children[Math.min(before?.length ?? 0, slides.children.length - 1)];
    if (card) {
      slides.scrollTop = card.offsetTop - slides.offsetTop;
    }
  };

  document.addEventListener("keyup", (event) => {
    if (event.target.matches?.("[data-follow]")) {
      follow(event.target);
    }
  });
  document.addEventListener("htmx:afterSettle", () => document.querySelectorAll("[data-follow]").forEach(follow));

  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("[data-unsaved]");
    if (form) {
      form.dataset.changed = "true";
    }
  });

  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector("[data-changed]:not([data-sent])")) {
      event.preventDefault();
    }
  });

  // coming back to a page that the browser kept
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("[data-sent]").forEach((form) => { delete form.dataset.sent; });
    prepare();
  });
  document.addEventListener("htmx:load", prepare);
  // what was typed, or put back by the browser, before anybody listened
  document.addEventListener("htmx:load", () => document.querySelectorAll("[data-follow]").forEach((text) => {
    if (text.value !== text.defaultValue) {
      text.dispatchEvent(new Event("earlier"));
    }
  }), {once: true});
  document.addEventListener("DOMContentLoaded", prepare);
})();
