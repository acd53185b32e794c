// The behaviour of the page that Gradio has no words for: cards, citations, keyboard, addresses.
const byline = (() => {
  const GAP = 8; // pixels between a card and what it belongs to
  const LINGER = 160; // milliseconds in which the pointer may cross over to a card
  const WIDE = matchMedia("(min-width: 1100px)");
  const { BOX, confirmed, copy, download, one, write } = bylineTools;
  let card = null;
  let pointed = null; // whose card is shown, by its name
  let pointer = [0, 0];
  let leaving = 0;
  let send = () => {};
  let opener = null; // whose article is open, by its name
  let cited = ""; // what the reader was last asked to show

  // Names: Gradio renders a conversation anew for every word, so that elements do not last.

  function nameOf(element) {
    const turn = element.closest(".turn");
    const card = element.getAttribute("aria-describedby")?.slice(turn.id.length);
    const { number } = element.dataset;
    const how = card ? `[aria-describedby$="${card}"]` : `.read[data-number="${number}"]`;
    return { turn: turn.id, how, place: [...turn.querySelectorAll(how)].indexOf(element) };
  }

  function named(name) {
    // What was being written has an id of its own once it is an answer.
    const turn = document.getElementById(name?.turn) || [...document.querySelectorAll(".turn")].pop();
    return name && turn ? turn.querySelectorAll(name.how)[name.place] : null;
  }

  // Cards: the source behind a number, the reasons behind a verdict.

  const cardOf = (anchor) => document.getElementById(anchor.getAttribute("aria-describedby"));

  function showCard(anchor) {
    clearTimeout(leaving);
    const next = cardOf(anchor);
    if (next !== card) hideCard();
    if (!next) return;
    card = next;
    pointed = nameOf(anchor);
    placeCard(anchor);
  }

  function placeCard(anchor) {
    card.hidden = false;
    card.style.maxHeight = "";
    const place = anchor.getBoundingClientRect();
    const size = card.getBoundingClientRect();
    const [above, below] = [place.top - 2 * GAP, innerHeight - place.bottom - 2 * GAP];
    const upwards = size.height <= above || above > below;
    const height = Math.min(size.height, upwards ? above : below);
    const left = Math.min(place.left, innerWidth - size.width - GAP);
    card.style.left = `${Math.max(GAP, left)}px`;
    card.style.top = `${upwards ? place.top - GAP - height : place.bottom + GAP}px`;
    card.style.maxHeight = `${height}px`;
  }

  function hideCard() {
    clearTimeout(leaving);
    if (card) card.hidden = true;
    card = pointed = null;
  }

  // The page moved or was rendered anew: the card goes along while its number is looked at.
  function followCard() {
    const anchor = named(pointed);
    if (!anchor || !cardOf(anchor)) return hideCard();
    card = cardOf(anchor);
    placeCard(anchor);
    const under = document.elementFromPoint(...pointer);
    const looked = anchor === document.activeElement || anchor.contains(under) || card.contains(under);
    const place = anchor.getBoundingClientRect();
    if (!looked || place.bottom < 0 || place.top > innerHeight) hideCard();
  }

  const anchorOf = (event) => event.target.closest?.(".turn [aria-describedby]");

  document.addEventListener("pointerover", (event) => {
    pointer = [event.clientX, event.clientY];
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
    if (anchor?.matches(":focus-visible")) showCard(anchor);
    else if (!anchor || cardOf(anchor) !== card) hideCard();
  });
  addEventListener("scroll", followCard, { passive: true });

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
    opener = nameOf(button);
    hideCard();
    markOpen(button);
    const answer = turn.dataset.answer || "";
    const wanted = { article, revision, number, start, end, answer, others: [...others.values()] };
    const same = JSON.stringify(wanted) === cited;
    cited = JSON.stringify(wanted);
    if (same) openReader(); // Gradio tells nothing of a value that stays the same
    else send("cite", wanted);
  }

  function markOpen(button) {
    for (const old of document.querySelectorAll(".turn .is-open")) old.classList.remove("is-open");
    button?.classList.add("is-open");
  }

  // On a phone the source covers the page: nothing behind it can have the focus.
  function coverPage() {
    const covered = reading() && !WIDE.matches;
    for (const part of document.querySelectorAll("#masthead, [role=tablist], #talk-column")) {
      part.inert = covered;
    }
  }

  function openReader() {
    const column = one("#reader-column");
    const article = column.querySelector(".source-article");
    column.classList.toggle("is-open", Boolean(article));
    document.body.classList.toggle("is-reading", Boolean(article));
    coverPage();
    if (!article) return;
    column.tabIndex = 0;
    column.setAttribute("role", "region");
    column.setAttribute("aria-label", "Source");
    if (!WIDE.matches) column.querySelector(".close").focus({ preventScroll: true });
    const words = column.querySelector("#cited");
    const head = column.querySelector(".source-head")?.offsetHeight || 0;
    const place = (element) => element.getBoundingClientRect().top;
    const above = Math.max(column.clientHeight / 3, head + 2 * GAP);
    const down = words ? place(words) - place(column) - above : -Infinity;
    column.scrollTo({ top: Math.max(0, column.scrollTop + down) });
  }

  const reader = (element, watch) => watch("value", openReader);

  function closeReader() {
    one("#reader-column").classList.remove("is-open");
    document.body.classList.remove("is-reading");
    coverPage();
    markOpen(null);
    named(opener)?.focus();
  }

  const reading = () => document.body.classList.contains("is-reading");
  WIDE.addEventListener("change", coverPage);

  // What stands below an answer.

  const PRESSED = '[data-thumb][aria-pressed="true"]';
  const thumbs = new Map(); // what was chosen here, by the id of the answer
  const unfolded = new Set(); // the answers of which it is read how they came about

  function judge(turn) {
    const thumb = thumbs.get(turn.id) ?? turn.querySelector(PRESSED)?.dataset.thumb ?? "";
    const note = turn.querySelector(".note textarea").value;
    send("thumb", { answer: turn.dataset.answer, thumb, note });
  }

  function showThumb(turn) {
    const thumb = thumbs.get(turn.id);
    for (const button of turn.querySelectorAll("[data-thumb]")) {
      button.setAttribute("aria-pressed", String(button.dataset.thumb === thumb));
    }
    turn.querySelector(".note").hidden = !thumb;
  }

  const DEEDS = {
    copy: (button) => copy(button, button.dataset.markdown),
    link: (button) => {
      const id = encodeURIComponent(button.closest(".turn").dataset.answer);
      copy(button, `${location.origin}${location.pathname}?answer=${id}`);
    },
    again: (button) => {
      if (one("#stop")) return; // one at a time
      send("ask", { question: button.dataset.question, answerer: button.dataset.answerer || "" });
    },
    edit: (button) => write(button.dataset.question),
    thumb: (button) => {
      const turn = button.closest(".turn");
      thumbs.set(turn.id, button.matches(PRESSED) ? "" : button.dataset.thumb);
      showThumb(turn);
      judge(turn);
    },
    close: closeReader,
  };

  document.addEventListener("click", (event) => {
    const how = event.target.closest?.(".how summary")?.closest(".turn").id;
    if (how && !unfolded.delete(how)) unfolded.add(how);
    const button = event.target.closest?.("button");
    if (!button) return hideCard();
    if (button.matches(".label-wrap")) {
      requestAnimationFrame(() => button.parentElement.scrollIntoView({ block: "nearest" }));
    }
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
      else one("#stop")?.click();
    }
  });

  // The conversation: its address, and where it is scrolled to.

  function conversation(element, trigger, watch) {
    send = trigger;
    let last = null;
    history.scrollRestoration = "manual";
    watch("value", () => {
      renewed();
      const talk = element.querySelector(".talk");
      const turns = talk ? talk.querySelectorAll(".turn") : [];
      const id = talk?.dataset.conversation;
      if (id) history.replaceState(null, "", `?conversation=${encodeURIComponent(id)}`);
      else if (!turns.length && location.search) history.replaceState(null, "", location.pathname);
      const now = `${turns.length} ${talk?.querySelector("#live h2")?.textContent ?? ""}`;
      const asked = now !== last && talk?.querySelector("#live");
      const opened = last === null && turns.length > 1;
      if (asked || opened) turns[turns.length - 1].scrollIntoView({ block: "start" });
      last = now;
    });
  }

  // What a person did to a conversation is done again to what was rendered anew.
  function renewed() {
    passFocus();
    if (reading()) markOpen(named(opener));
    if (pointed) followCard();
    for (const turn of document.querySelectorAll(".turn")) {
      if (unfolded.has(turn.id)) turn.querySelector(".how").open = true;
      if (thumbs.has(turn.id)) showThumb(turn);
    }
  }

  // The focus: where it goes when what had it is taken away.

  let held = null; // what has the focus, and how to find it in what is rendered anew
  let chosen = ""; // the article last opened in the library
  document.addEventListener("pointerdown", ({ target }) => {
    if (!held?.element.contains(target)) held = null;
  });
  document.addEventListener("focusin", ({ target }) => {
    const again = target.closest(".turn") && target.matches(".chip, .verdict, .read");
    const heir = HEIRS.find(([lost]) => target.matches(lost))?.[1];
    held = { element: target, name: again ? nameOf(target) : null, heir };
  });
  document.addEventListener("click", ({ target }) => {
    chosen = target.closest?.("[data-event=choose]")?.dataset.value ?? chosen;
  });

  const inList = () =>
    one(`[data-event=choose][data-value="${CSS.escape(chosen)}"]`) || one("[data-event=choose]");
  const HEIRS = [
    ["#library-back, #library-really", inList],
    ["#library-keep", () => one("#library-remove")],
    ["[data-event=choose]", () => one("#library-article h2")],
    ["#record button", () => one(BOX)],
    ["#ask, #stop, .turn *, .welcome *", () => one("#stop, #ask")],
  ];

  function passFocus() {
    if (!held || held.element.checkVisibility()) return;
    if (![document.body, held.element].includes(document.activeElement)) return;
    const shown = pointed;
    (named(held.name) || held.heir?.())?.focus({ preventScroll: true });
    if (!shown) hideCard();
  }
  new MutationObserver(passFocus).observe(document, { childList: true, subtree: true });

  return { confirmed, conversation, download, reader };
})();
