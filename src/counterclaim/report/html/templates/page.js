"use strict";
(() => {
  const $ = (query, root = document) => [...root.querySelectorAll(query)];
  const peek = document.getElementById("peek");
  const numbers = (text) => (text ? text.split(" ") : []);

  function between(parties, [one, other]) {
    if (one === other) return parties.length === 1 && parties[0] === one;
    return parties.includes(one) && parties.includes(other);
  }

  function wanted(row, asked) {
    const data = row.dataset;
    return asked.grades.has(data.grade)
      && (!asked.speaker || numbers(data.speakers).includes(asked.speaker))
      && (!asked.home || numbers(data.homes).includes(asked.home))
      && (!asked.from || !data.last || data.last >= asked.from)
      && (!asked.to || !data.first || data.first <= asked.to)
      && (!asked.judged || ("judged" in data) === (asked.judged === "yes"))
      && (!asked.pair || between(numbers(data.parties), asked.pair))
      && (!asked.text || asked.textOf(row).includes(asked.text));
  }

  // the filters of one dataset: its form, its rows, the lines of its timelines
  function prepare(part) {
    const form = part.querySelector(".filters");
    const count = part.querySelector(".count");
    const chip = part.querySelector(".pair");
    const rows = $(".conflicts tbody tr", part);
    const links = $(".link", part);
    const texts = new Map();
    let pair = null;

    const textOf = (row) => {
      if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
      return texts.get(row);
    };

    function filter() {
      const given = new FormData(form);
      const asked = {
        grades: new Set(given.getAll("grade")), pair, textOf,
        speaker: given.get("speaker"), home: given.get("home"),
        from: given.get("from"), to: given.get("to"), judged: given.get("judged"),
        text: (given.get("text") || "").trim().toLowerCase(),
      };
      const kept = new Set();
      for (const row of rows) {
        row.hidden = !wanted(row, asked);
        if (!row.hidden) kept.add(row.id.slice("conflict-".length));
      }
      for (const link of links) link.classList.toggle("out", !kept.has(link.dataset.conflict));
      const all = rows.length === 1 ? "1 conflict" : `${rows.length} conflicts`;
      count.textContent = kept.size === rows.length ? `${all}.` : `${kept.size} of ${all}.`;
    }

    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.querySelector(".all").addEventListener("click", () => {
      form.reset();
      pair = null;
      chip.hidden = true;
      filter();
    });
    part.addEventListener("click", (event) => {
      const cell = event.target.closest("[data-pair]");
      if (!cell) return;
      pair = cell.dataset.pair.split(" ");
      chip.textContent = cell.getAttribute("aria-label").replace(/^\d+ /, "Only ");
      chip.hidden = false;
      filter();
    });
  }

  function show(id) {
    const row = document.getElementById(`conflict-${id}`);
    if (!row) return;
    const [grade, question, both, reason] = [...row.cells];
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", hide);
    const head = document.createElement("p");
    const name = document.createElement("b");
    name.textContent = question.textContent;
    head.append(grade.firstElementChild.cloneNode(true), " ", name);
    const sides = both.firstElementChild.cloneNode(true);
    sides.className = "both";
    peek.replaceChildren(close, head, sides, ...[...reason.children].map((p) => p.cloneNode(true)));
    peek.hidden = false;
    light(id);
  }

  function light(id) {
    for (const lit of $(".lit")) lit.classList.remove("lit");
    if (id === null) return;
    for (const row of $(`.row[data-conflicts~="${id}"], .link[data-conflict="${id}"]`)) {
      row.classList.add("lit");
    }
  }

  function hide() {
    peek.hidden = true;
    light(null);
  }

  function open(hash) {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(hash.slice(1))); } catch { return; }
    if (target && target.hidden) {
      target.closest(".dataset").querySelector(".all").click();
      target.scrollIntoView();
    }
  }

  const linkAt = (event) => event.target.closest && event.target.closest(".link");
  document.addEventListener("pointerover", (event) => {
    const link = linkAt(event);
    if (link) show(link.dataset.conflict);
  });
  document.addEventListener("focusin", (event) => {
    const link = linkAt(event);
    if (link) show(link.dataset.conflict);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("click", (event) => { if (linkAt(event)) hide(); });
  addEventListener("hashchange", () => open(location.hash));
  for (const part of $(".dataset")) prepare(part);

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = $("details:not([open])");
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => { for (const each of closed) each.open = false; });
})();
