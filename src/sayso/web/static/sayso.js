// Nothing here is needed to read: every link works without it. It keeps the place on the page, and adds keys.
"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const narrow = matchMedia("(max-width: 48rem)");
  let asked = 0;

  // Follow a link within the app: take its main part, keep the scroll, say what changed.
  async function go(url, { focus = "", push = true } = {}) {
    const mine = ++asked;
    let answer;
    try {
      answer = await fetch(url, { headers: { accept: "text/html" } });
    } catch {
      location.assign(url);
      return;
    }
    if (mine !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !$("#main", page)) return location.assign(url);
    const kept = () => [$("#left"), $(".documents"), focus ? $("#text") : null];
    const left = kept().map((e) => e?.scrollTop ?? 0);
    const sides = new Set($$("details[open]").map((d) => $("summary", d)?.textContent.trim()));
    $("#main").replaceWith(document.adoptNode($("#main", page)));
    for (const name of [".ask", ".top nav"]) {
      if ($(name) && $(name, page)) $(name).replaceWith(document.adoptNode($(name, page)));
    }
    document.title = page.title;
    if (push) history.pushState({}, "", url);
    $$("#main details").forEach((d) => { if (sides.has($("summary", d)?.textContent.trim())) d.open = true; });
    fold();
    kept().forEach((e, i) => { if (e) e.scrollTop = left[i]; });
    const target = focus && $(focus);
    if (focus === "#evidence" && target) {
      const unmoved = !narrow.matches && getComputedStyle(target).position === "sticky";
      target.focus({ preventScroll: unmoved });
    } else if (!push) return;
    else window.scrollTo(0, 0);
    $("#said").textContent = focus === "#evidence" ? "Evidence shown" : ($("#english span")?.textContent ?? "");
    document.dispatchEvent(new Event("sayso:shown"));
  }

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a[data-swap]");
    if (link) {
      event.preventDefault();
      return void go(link.href, { focus: link.dataset.swap === "evidence" ? "#evidence" : "" });
    }
    if (event.target.closest("#help-open")) return void $("#help").showModal();
    const words = event.target.closest(".u[data-statement], .mark[data-statement]");
    if (words && !getSelection().toString()) choose(words.dataset.statement);
  });
  window.addEventListener("popstate", () => go(location.href, { push: false }));

  function choose(id) {
    const url = new URL(location.href);
    if (url.pathname === "/") url.pathname = "/read";
    url.searchParams.set("s", id);
    url.searchParams.delete("part");
    const link = $$(`a[data-swap="evidence"]`).find((a) => new URL(a.href).searchParams.get("s") === id);
    return go(link ? link.href : url.href, { focus: "#evidence" });
  }

  // j and k walk through the statements in the order in which they stand.
  async function step(by) {
    const links = $$('.body a.chip[data-swap], .row a[data-swap="evidence"]');
    const all = links.length ? links : $$('tbody a[data-swap="evidence"]');
    if (!all.length) return;
    const at = all.findIndex((a) => a.getAttribute("aria-current"));
    const next = Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by));
    const id = new URL(all[next].href).searchParams.get("s");
    await go(all[next].href, { focus: "#evidence" });
    const now = $$(`a[data-swap="evidence"]`).find((a) => new URL(a.href).searchParams.get("s") === id);
    now?.scrollIntoView({ block: "center", behavior: "instant" });
  }

  const keys = { j: () => step(1), k: () => step(-1), "/": () => $("#q")?.focus(), "?": () => $("#help").showModal() };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("#help").open || !wanted()) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  function wanted() {
    return localStorage.getItem("sayso-keys") !== "off";
  }
  $("#keys-on").checked = wanted();
  $("#keys-on").addEventListener("change", (event) => localStorage.setItem("sayso-keys", event.target.checked ? "on" : "off"));

  // On a narrow screen the lists fold away, so that the text comes first.
  function fold() {
    if (narrow.matches) $$(".fold").forEach((d) => { d.open = false; });
  }
  fold();
  if (!location.hash) $(".body a.chip.on")?.scrollIntoView({ block: "center", behavior: "instant" });
  window.sayso = { go };
})();
