// The list of packs, with what is wrong in each.
(function () {
  "use strict";
  var list = document.querySelector(".packs");
  var sum = document.querySelector(".sum");

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function link(address, text) {
    var made = element("a", "", text);
    made.href = address;
    return made;
  }

  function count(n, one, more) {
    return n + " " + (n === 1 ? one : more);
  }

  // Mistakes stand open; what only might be better is one line until somebody wants it.
  function findings(all) {
    var made = document.createDocumentFragment();
    var errors = all.filter(function (finding) { return finding.severity === "error"; });
    var others = all.filter(function (finding) { return finding.severity !== "error"; });
    function listed(some) {
      var items = element("ul", "findings");
      some.forEach(function (finding) { items.append(window.inductFinding(finding)); });
      return items;
    }
    if (errors.length) made.append(listed(errors));
    if (others.length) {
      var more = element("details");
      more.append(element("summary", "", count(others.length, "thing to look at", "things to look at")), listed(others));
      made.append(more);
    }
    return made;
  }

  function show(project) {
    var brand = null;
    list.replaceChildren();
    project.packs.forEach(function (pack) {
      if (pack.brand !== brand) {
        brand = pack.brand;
        list.append(element("h2", "", pack.brand_name));
      }
      var folder = "/" + encodeURIComponent(pack.brand) + "/" + encodeURIComponent(pack.pack) + "/";
      var title = element("h3");
      title.append(link(folder + "site/index.html", pack.title));
      list.append(title);
      var about = count(pack.modules.length, "module", "modules");
      if (pack.minutes) about += ", " + pack.minutes + "\u00a0min";
      if (!pack.well) about = pack.modules.length ? about + ". Its pages are as they were before the mistake." : "Cannot be made yet.";
      list.append(element("p", "quiet", about));
      if (pack.sheets.length && pack.well) {
        var sheets = element("ul", "sheets");
        pack.sheets.forEach(function (sheet) {
          var item = element("li");
          item.append(link(folder + sheet.path, sheet.name), " ", element("span", "quiet", "PDF"));
          sheets.append(item);
        });
        list.append(sheets);
      }
      list.append(findings(pack.findings));
    });
    if (project.elsewhere.length) {
      list.append(element("h2", "", "Elsewhere in the project"), findings(project.elsewhere));
    }
    if (!project.packs.length) list.append(element("p", "", "There is no pack yet. Write one: brands/<brand>/packs/<pack>.yaml."));
    var stopped = project.packs.filter(function (pack) { return !pack.well; }).length;
    sum.textContent = stopped
      ? count(stopped, "pack waits", "packs wait") + " for a mistake to be mended. The list and the pages follow what you save."
      : "The list and the pages follow what you save.";
  }

  function load() {
    fetch("/_induct/packs.json").then(function (answer) { return answer.json(); }).then(show).catch(function () {
      sum.textContent = "The preview has stopped. Start it again with: induct serve";
    });
  }

  window.inductChanges(load);
  load();
})();
