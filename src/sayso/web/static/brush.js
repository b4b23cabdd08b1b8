// Choosing a time by dragging over the timeline, and names suggested as one types.
"use strict";
(() => {
  const DAY = 86400000;
  let from = null;

  function place(svg, event) {
    const box = svg.getBoundingClientRect();
    const width = svg.viewBox.baseVal.width;
    return ((event.clientX - box.left) / box.width) * width;
  }
  function day(svg, x) {
    const knots = JSON.parse(svg.dataset.knots).map(([at, when]) => [at, Date.parse(when)]);
    const held = Math.min(Math.max(x, knots[0][0]), knots[knots.length - 1][0]);
    for (let i = 1; i < knots.length; i++) {
      const [[a, s], [b, t]] = [knots[i - 1], knots[i]];
      if (held <= b) return new Date(s + ((t - s) * (held - a)) / (b - a));
    }
    return new Date(knots[knots.length - 1][1]);
  }
  const iso = (date) => date.toISOString().slice(0, 10);

  document.addEventListener("pointerdown", (event) => {
    const svg = event.target.closest("svg[data-brush]");
    if (!svg || event.button || event.target.closest(".mark")) return;
    from = { svg, x: place(svg, event), id: event.pointerId };
    svg.setPointerCapture(event.pointerId);
  });
  document.addEventListener("pointermove", (event) => {
    if (!from) return;
    const x = place(from.svg, event);
    const drawn = from.svg.querySelector(".brushed");
    drawn.setAttribute("x", Math.min(x, from.x));
    drawn.setAttribute("width", Math.abs(x - from.x));
  });
  document.addEventListener("pointercancel", () => { from = null; });
  document.addEventListener("pointerup", (event) => {
    if (!from) return;
    const { svg, x } = from;
    const end = place(svg, event);
    from = null;
    svg.querySelector(".brushed").setAttribute("width", 0);
    if (Math.abs(end - x) < 6) return; // a click, not a stroke
    const [a, b] = [day(svg, Math.min(x, end)), day(svg, Math.max(x, end))];
    const url = new URL(location.href);
    url.searchParams.set("since", iso(a));
    url.searchParams.set("until", iso(new Date(Math.max(b.getTime(), a.getTime() + DAY))));
    url.searchParams.delete("s");
    window.sayso.go(url.href);
  });

  let waiting = 0;
  document.addEventListener("input", (event) => {
    const field = event.target.closest("input[data-names]");
    if (!field || !field.value.trim()) return;
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const answer = await fetch(`/names.json?q=${encodeURIComponent(field.value)}`);
      if (!answer.ok) return;
      const names = await answer.json();
      const options = names.map(({ id, name, count }) => {
        const option = document.createElement("option");
        option.value = name;
        option.label = `${id}, ${count} statements`;
        return option;
      });
      document.getElementById(field.getAttribute("list"))?.replaceChildren(...options);
    }, 120);
  });
})();
