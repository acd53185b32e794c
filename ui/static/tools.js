// What the page's script needs of any page: the clipboard, files, the box for a question.
const bylineTools = (() => {
  const BOX = "#question :is(textarea, input)";
  const one = (selector) => document.querySelector(selector);

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
    const box = one(BOX);
    box.value = question;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
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

  // Days are chosen from a calendar; the question bar tells its height, that nothing hides behind it.
  const bar = new ResizeObserver(([{ target }]) => {
    document.documentElement.style.setProperty("--bar", `${target.offsetHeight}px`);
  });
  new MutationObserver(() => {
    const days = document.querySelectorAll("#since input, #until input");
    for (const day of days) if (day.type !== "date") day.type = "date";
    if (one("#composer")) bar.observe(one("#composer"), { box: "border-box" });
  }).observe(document, { childList: true, subtree: true });

  return { BOX, confirmed, copy, download, one, write };
})();
