// Keeps an open page up to date. A page that looks different is loaded again where the reader was; a mistake is shown
// over the last good page until it is mended.
(function () {
  "use strict";
  var looks = document.currentScript.dataset.looks;
  var parts = location.pathname.split("/");
  var pack = parts.slice(1, 3).join("/");
  var path = parts.slice(3).join("/");
  var memory = "induct:" + location.pathname;

  // Where the reader is: the last part that begins above the middle of the window, and how far from the top. Text that
  // grows above it moves it, and the page moves along.
  function remember() {
    var marks = Array.prototype.filter.call(document.querySelectorAll("main [id]"), function (part) {
      return part.getBoundingClientRect().top < innerHeight / 2;
    });
    var mark = marks[marks.length - 1];
    var open = Array.prototype.map.call(document.querySelectorAll("details"), function (part) { return part.open; });
    sessionStorage.setItem(memory, JSON.stringify({
      id: mark ? mark.id : null,
      top: mark ? mark.getBoundingClientRect().top : 0,
      y: scrollY,
      open: open
    }));
  }

  function recall() {
    var was = JSON.parse(sessionStorage.getItem(memory) || "null");
    sessionStorage.removeItem(memory);
    if (!was) return;
    var details = document.querySelectorAll("details");
    if (details.length === was.open.length) {
      details.forEach(function (part, n) { part.open = was.open[n]; });
    }
    var mark = was.id && document.getElementById(was.id);
    var y = mark ? mark.getBoundingClientRect().top + scrollY - was.top : was.y;
    scrollTo({ top: y, behavior: "instant" });
  }

  var host = null;
  function overlay(state, stopped) {
    if (host) host.remove();
    host = null;
    var errors = stopped ? [] : state.findings.filter(function (finding) { return finding.severity === "error"; });
    if (!errors.length && !stopped) return;
    host = document.createElement("div");
    host.id = "induct-overlay";
    var root = host.attachShadow({ mode: "open" });
    var style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/_induct/preview.css";
    // Also when the preview has stopped and no stylesheet comes any more: its colours are told here once again.
    var own = document.createElement("style");
    own.textContent = ":host{all:initial;position:fixed;inset:auto 0 0 0;z-index:2147483647;color-scheme:light dark;" +
      "--ink:#1c2024;--quiet:#5a6068;--paper:#fff;--line:#c9cdd2;--hair:#e6e8eb;--mark:#a3241b;--link:#0b57a4}" +
      "@media (prefers-color-scheme:dark){:host{--ink:#eceef0;--quiet:#a8aeb5;--paper:#16181b;--line:#4a4f55;--hair:#2b2f33;--mark:#ff9d92;--link:#8fc2ff}}" +
      "@media print{:host{display:none}}" +
      ".panel{max-height:60vh;overflow:auto;background:var(--paper);color:var(--ink);border-block-start:4px solid var(--mark);" +
      "padding:1rem 1.25rem 1.25rem;font:1rem/1.5 system-ui,sans-serif}" +
      ".in{max-width:52rem;margin:0 auto}.top{display:flex;gap:1rem;align-items:baseline;justify-content:space-between}" +
      ".top p{font-weight:700;margin:0}button{font:inherit;color:inherit;background:none;border:1px solid var(--line);padding:.3rem .9rem;min-height:2rem;cursor:pointer}" +
      "ul{list-style:none;margin:.5rem 0 0;padding:0}";
    var panel = document.createElement("section");
    panel.className = "panel";
    panel.setAttribute("role", "alert");
    var inside = document.createElement("div");
    inside.className = "in";
    var top = document.createElement("div");
    top.className = "top";
    var title = document.createElement("p");
    title.textContent = stopped
      ? "The preview has stopped. Start it again with: induct serve"
      : (errors.length === 1 ? "There is a mistake." : "There are " + errors.length + " mistakes.") +
        (looks ? " The page behind this is as it was before." : "");
    var hide = document.createElement("button");
    hide.type = "button";
    hide.textContent = "Hide";
    hide.onclick = function () { host.remove(); };
    top.append(title, hide);
    var list = document.createElement("ul");
    errors.forEach(function (finding) { list.append(window.inductFinding(finding)); });
    inside.append(top, list);
    panel.append(inside);
    root.append(style, own, panel);
    document.body.append(host);
  }

  var shown = null;
  function update() {
    fetch("/_induct/pack/" + pack).then(function (answer) {
      if (answer.status === 404) { location.href = "/"; }
      return answer.json();
    }).then(function (state) {
      if (state.well && state.pages[path] !== looks) {
        if (path in state.pages) {
          remember();
          location.reload();
        } else {
          location.href = "/" + pack + "/site/index.html";
        }
        return;
      }
      // Saved again with the same mistakes: what the reader has hidden stays hidden.
      var now = JSON.stringify(state.findings);
      if (now !== shown) overlay(state, false);
      shown = now;
    }).catch(function () {
      shown = null;
      overlay(null, true);
    });
  }

  addEventListener("load", recall);
  window.inductChanges(update);
})();
