// A finding as something to read. All of it is set as text: nothing that anybody typed becomes markup.
window.inductFinding = function (finding) {
  "use strict";
  function part(name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }
  // What stands between backticks is what to type, letter for letter.
  function sentence(element, text) {
    text.split("`").forEach(function (piece, n, all) {
      element.append(n % 2 && n < all.length - 1 ? part("code", "", piece) : (n % 2 ? "`" : "") + piece);
    });
    return element;
  }
  var item = part("li", "finding " + finding.severity);
  var kind = { error: "Mistake", warning: "Look at this", advice: "Advice" }[finding.severity];
  var what = part("p", "what");
  what.append(part("span", "kind", kind + ": "));
  item.append(sentence(what, finding.message));
  if (finding.file) {
    var where = finding.file;
    if (finding.line) where += ", line " + finding.line + ", column " + finding.column;
    item.append(part("p", "where", where));
  }
  if (finding.source) {
    var line = part("pre");
    line.append(finding.source[0], part("mark", "", finding.source[1]), finding.source[2]);
    item.append(line);
  }
  if (finding.help) item.append(sentence(part("p", "help"), finding.help));
  return item;
};

// Calls back whenever the project has changed. A page that nobody looks at waits: a browser has few connections.
window.inductChanges = function (changed) {
  "use strict";
  var source = null;
  function listen() {
    if (source || document.hidden) return;
    source = new EventSource("/_induct/events");
    source.onmessage = changed;
  }
  document.addEventListener("visibilitychange", function () {
    if (document.hidden && source) {
      source.close();
      source = null;
    } else {
      listen();
    }
  });
  listen();
};
