// What every page needs beyond HTML: the CSRF token on htmx's requests, and a word when one of them is refused.
(() => {
  "use strict";

  const TOAST_SECONDS = 8;

  const csrfToken = () => document.querySelector("meta[name=csrf-token]")?.content;

  const toast = (text) => {
    const line = document.createElement("p");
    line.className = "toast";
    line.textContent = text;
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

  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) {
      location.assign("/sign-in");
    } else {
      toast(problemOf(event.detail.xhr));
    }
  });

  document.addEventListener("htmx:sendError", () => toast("Riffbook can't be reached right now."));
})();
