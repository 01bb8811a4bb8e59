// What every page needs beyond HTML: the CSRF token on htmx's requests, and a word when one of them is refused.
(() => {
  "use strict";

  const TOAST_SECONDS = 20;

  const csrfToken = () => document.querySelector("meta[name=csrf-token]")?.content;

  const toast = (text) => {
    const line = document.createElement("p");
    line.className = "toast";
    line.textContent = text;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "toast-close";
    close.setAttribute("aria-label", "Close this message");
    close.textContent = "×";
    close.addEventListener("click", () => line.remove());
    line.append(close);
    document.getElementById("toasts")?.append(line);
    setTimeout(() => line.remove(), TOAST_SECONDS * 1000);
  };

  const problemOf = (xhr) => {
    try {
      const problem = JSON.parse(xhr.responseText);
      const faults = (problem.errors ?? []).map((fault) => `${fault.pointer} ${fault.detail}`);
      return [problem.title, problem.detail, ...faults].filter(Boolean).join(" · ");
    } catch {
      return "That did not work. Please try again.";
    }
  };

  document.addEventListener("htmx:configRequest", (event) => {
    const token = csrfToken();
    if (token && event.detail.verb !== "get") {
      event.detail.headers["X-CSRF-TOKEN"] = token;
    }
  });

  // A refusal that comes as HTML is the form again, with what is wrong with it.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const xhr = event.detail.xhr;
    if (xhr.status >= 400 && (xhr.getResponseHeader("Content-Type") ?? "").startsWith("text/html")) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });

  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) {
      location.assign("/sign-in");
    } else {
      toast(problemOf(event.detail.xhr));
    }
  });

  document.querySelectorAll(".site-nav a").forEach((link) => {
    const path = link.getAttribute("href");
    if (path === "/" ? location.pathname === "/" : location.pathname.startsWith(path)) {
      link.setAttribute("aria-current", "page");
    }
  });

  document.addEventListener("htmx:sendError", () => toast("Riffbook can't be reached right now."));
})();
