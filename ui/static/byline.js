// The behaviour of the page that Gradio has no words for: cards, citations, keyboard, addresses.
const byline = (() => {
  const GAP = 8; // pixels between a card and what it belongs to
  const LINGER = 160; // milliseconds in which the pointer may cross over to a card
  const WIDE = matchMedia("(min-width: 1100px)");
  let card = null;
  let leaving = 0;
  let send = () => {};
  let opener = null;
  let cited = ""; // what the reader was last asked to show

  // Cards: the source behind a number, the reasons behind a verdict.

  const cardOf = (anchor) => document.getElementById(anchor.getAttribute("aria-describedby"));

  function showCard(anchor) {
    clearTimeout(leaving);
    const next = cardOf(anchor);
    if (next === card) return;
    hideCard();
    if (!next) return;
    card = next;
    card.hidden = false;
    const place = anchor.getBoundingClientRect();
    const size = card.getBoundingClientRect();
    const left = Math.min(place.left, innerWidth - size.width - GAP);
    const above = place.top - size.height - GAP;
    card.style.left = `${Math.max(GAP, left)}px`;
    card.style.top = `${above > GAP ? above : place.bottom + GAP}px`;
  }

  function hideCard() {
    clearTimeout(leaving);
    if (card) card.hidden = true;
    card = null;
  }

  const anchorOf = (event) => event.target.closest?.(".turn [aria-describedby]");

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const anchor = anchorOf(event);
    if (anchor) showCard(anchor);
    else if (card && !card.contains(event.target)) {
      clearTimeout(leaving);
      leaving = setTimeout(hideCard, LINGER);
    } else clearTimeout(leaving);
  });
  document.addEventListener("focusin", (event) => {
    const anchor = anchorOf(event);
    if (anchor && anchor.matches(":focus-visible")) showCard(anchor);
    else hideCard();
  });
  addEventListener("scroll", hideCard, { passive: true });

  // Citations: a click opens the article beside the answer.

  function cite(button) {
    const { article, revision, number, start, end } = button.dataset;
    const turn = button.closest(".turn");
    const others = new Map();
    for (const chip of turn.querySelectorAll(".chip")) {
      const same = chip.dataset.article === article && chip.dataset.revision === revision;
      if (same && chip.dataset.number !== number) {
        others.set(chip.dataset.number, [chip.dataset.number, chip.dataset.start, chip.dataset.end]);
      }
    }
    opener = button;
    hideCard();
    for (const old of document.querySelectorAll(".is-open")) old.classList.remove("is-open");
    button.classList.add("is-open");
    const answer = turn.dataset.answer || "";
    const wanted = { article, revision, number, start, end, answer, others: [...others.values()] };
    const same = JSON.stringify(wanted) === cited;
    cited = JSON.stringify(wanted);
    if (same) openReader(); // Gradio tells nothing of a value that stays the same
    else send("cite", wanted);
  }

  function openReader() {
    const column = document.getElementById("reader-column");
    const article = column.querySelector(".source-article");
    column.classList.toggle("is-open", Boolean(article));
    document.body.classList.toggle("is-reading", Boolean(article));
    if (!article) return;
    const words = column.querySelector("#cited");
    const place = (element) => element.getBoundingClientRect().top;
    const down = words ? place(words) - place(column) - column.clientHeight / 3 : -Infinity;
    column.scrollTo({ top: Math.max(0, column.scrollTop + down) });
    column.tabIndex = 0;
    column.setAttribute("role", "region");
    column.setAttribute("aria-label", "Source");
    if (!WIDE.matches) column.querySelector(".close")?.focus();
  }

  const reader = (element, watch) => watch("value", openReader);

  function closeReader() {
    document.getElementById("reader-column").classList.remove("is-open");
    document.body.classList.remove("is-reading");
    for (const old of document.querySelectorAll(".is-open")) old.classList.remove("is-open");
    opener?.focus();
  }

  const reading = () => document.body.classList.contains("is-reading");

  // What stands below an answer.

  async function copy(button, text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const label = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = label), 1500);
  }

  function write(question) {
    const box = document.querySelector("#question textarea, #question input");
    box.value = question;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  }

  function judge(turn) {
    const pressed = turn.querySelector('[data-thumb][aria-pressed="true"]');
    const note = turn.querySelector(".note textarea").value;
    send("thumb", { answer: turn.dataset.answer, thumb: pressed?.dataset.thumb || "", note });
  }

  const DEEDS = {
    copy: (button) => copy(button, button.dataset.markdown),
    link: (button) => {
      const id = encodeURIComponent(button.closest(".turn").dataset.answer);
      copy(button, `${location.origin}${location.pathname}?answer=${id}`);
    },
    again: (button) => {
      if (document.querySelector("#stop")) return; // one at a time
      send("ask", { question: button.dataset.question, answerer: button.dataset.answerer || "" });
    },
    edit: (button) => write(button.dataset.question),
    thumb: (button) => {
      const turn = button.closest(".turn");
      const on = button.getAttribute("aria-pressed") !== "true";
      for (const one of turn.querySelectorAll("[data-thumb]")) {
        one.setAttribute("aria-pressed", String(on && one === button));
      }
      turn.querySelector(".note").hidden = !on;
      judge(turn);
    },
    close: closeReader,
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button");
    if (!button) return hideCard();
    if (button.dataset.do in DEEDS) DEEDS[button.dataset.do](button);
    else if (button.matches(".chip, .read")) cite(button);
    else if (button.matches(".verdict")) showCard(button);
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".note")) return;
    event.preventDefault();
    judge(event.target.closest(".turn"));
  });

  // Keyboard: arrows go from citation to citation, escape closes or stops.

  document.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step && event.target.matches?.(".chip")) {
      const chips = [...event.target.closest(".turn").querySelectorAll(".chip")];
      const next = chips[chips.indexOf(event.target) + step];
      event.preventDefault();
      next?.focus();
    } else if (event.key === "Escape") {
      if (card) hideCard();
      else if (reading()) closeReader();
      else document.querySelector("#stop")?.click();
    }
  });

  // The conversation: its address, and where it is scrolled to.

  function conversation(element, trigger, watch) {
    send = trigger;
    let last = "";
    watch("value", () => {
      const talk = element.querySelector(".talk");
      const turns = talk ? talk.querySelectorAll(".turn") : [];
      const id = talk?.dataset.conversation;
      if (id) history.replaceState(null, "", `?conversation=${encodeURIComponent(id)}`);
      else if (!turns.length && location.search) history.replaceState(null, "", location.pathname);
      const now = `${turns.length}`;
      if (turns.length && now !== last && talk.querySelector("#live")) {
        turns[turns.length - 1].scrollIntoView({ block: "start" });
      }
      last = now;
    });
  }

  function download(name, text, kind) {
    const address = URL.createObjectURL(new Blob([text], { type: kind }));
    Object.assign(document.createElement("a"), { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  function confirmed(talk) {
    if (!confirm("Delete this conversation for good?")) throw new Error("kept");
    return talk;
  }

  // Days are chosen from a calendar.
  new MutationObserver((_, observer) => {
    const days = document.querySelectorAll("#since :is(input, textarea), #until :is(input, textarea)");
    for (const day of days) if (day.tagName === "INPUT" && day.type !== "date") day.type = "date";
  }).observe(document, { childList: true, subtree: true });

  return { conversation, reader, download, confirmed };
})();
