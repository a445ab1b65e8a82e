// The site of every shipped pack, as a person meets it: opened from its file, in a real browser.
// INDUCT_OUTPUT names a folder that a build has just written.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { axe, launch, open as openPage, output } from './browser.mjs';

/** Modules that every brand's front-line pack is looked at with: they hold most of what differs between brands. */
const EACH = ['principles.html', 'put-right.html'];

/**
 * The list of packs; of each brand's longest pack its home page, the two pages of its lists and the modules of EACH; two pages
 * of each pack in another language; reports; and every module once, in the first pack that has it. The same module in
 * another brand is the same blocks in other words, and the tests in Rust read those.
 */
function pages() {
  const found = [join(output, 'index.html')];
  const seen = new Set();
  const folders = readdirSync(output).map((brand) => join(output, brand)).filter((folder) => statSync(folder).isDirectory());
  // The brand whose path is longest first.
  for (const folder of folders.sort().reverse()) {
    const packs = readdirSync(folder).filter((pack) => existsSync(join(folder, pack, 'site')));
    const length = (pack) => readdirSync(join(folder, pack, 'site')).length;
    packs.sort((one, other) => length(other) - length(one) || one.localeCompare(other)).forEach((pack, at) => {
      const site = join(folder, pack, 'site');
      const report = join(folder, pack, 'alignment.html');
      if (existsSync(report)) found.push(report);
      for (const page of readdirSync(site).filter((name) => name.endsWith('.html'))) {
        // `winter-helpers.pl`: another language, and perhaps another direction.
        const translated = pack.includes('.') && ['index.html', 'put-right.html'].includes(page);
        const always = translated || (at === 0 && ['index.html', 'what-matters.html', 'limits.html', ...EACH].includes(page));
        if (always || !seen.has(page)) found.push(join(site, page));
        seen.add(page);
      }
    });
  }
  return found;
}

/**
 * Pages that are opened in the browser, at four widths and in two lights: between them they hold every kind of block and
 * list. All others are read as they are written.
 */
const OPENED = [
  'index.html', 'what-matters.html', 'limits.html', 'alignment.html', ...EACH, 'hearing-no.html', 'right-thing.html',
  'good-looks-like.html', 'expectations.html', 'the-till.html', 'fix-first.html',
];
const opened = (page) => {
  const parts = page.slice(output.length + 1).split(/[/\\]/);
  // Of the other brands the two pages that show most of how they look.
  return parts[0] === 'lanternhouse' || parts.length === 1 ? OPENED.includes(parts.at(-1)) : ['index.html', 'put-right.html'].includes(parts.at(-1));
};

const name = (page) => page.slice(output.length + 1);
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

/** A page opened from its file, with everything it asked for and every complaint it made. */
async function open(page, options = {}) {
  const asked = [];
  const complaints = [];
  const opened = await openPage(browser, page, options, (tab) => {
    tab.on('request', (request) => asked.push(request.url()));
    tab.on('requestfailed', (request) => complaints.push(`not found: ${request.url()}`));
    tab.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
    tab.on('pageerror', (error) => complaints.push(String(error)));
  });
  return { ...opened, asked, complaints };
}

test('a build has been made', () => {
  assert.ok(pages().length >= 5, `expected pages under ${output}`);
});

for (const page of existsSync(output) ? pages() : []) {
  describe(name(page), () => {
    if (opened(page)) test('asks for nothing outside its pack, and misses nothing', async () => {
      const { asked, complaints, close } = await open(page);
      assert.deepEqual(asked.filter((url) => !url.startsWith(pathToFileURL(output).href) && !url.startsWith('data:')), []);
      assert.deepEqual(complaints, []);
      await close();
    });

    test('is valid HTML', async () => {
      const checker = new HtmlValidate({
        extends: ['html-validate:standard'],
        rules: { 'no-inline-style': 'off', 'long-title': 'off', 'require-sri': 'off' },
      });
      const report = await checker.validateString(readFileSync(page, 'utf8'));
      const found = report.results.flatMap((r) => r.messages.map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message}`));
      assert.deepEqual(found, []);
    });

    if (opened(page)) test('every link leads somewhere', async () => {
      const { tab, close } = await open(page);
      const links = await tab.$$eval('a[href]', (all) => all.map((a) => a.href));
      for (const link of links) {
        if (!link.startsWith('file:')) continue;
        const url = new URL(link);
        const path = fileURLToPath(new URL(url.pathname, 'file:'));
        assert.ok(path.startsWith(output), `${link} leaves the output`);
        assert.ok(existsSync(path), `${link} is not there`);
        if (url.hash && path.endsWith('.html')) {
          const id = decodeURIComponent(url.hash.slice(1));
          assert.ok(readFileSync(path, 'utf8').includes(`id="${id}"`), `${link}: no such place`);
        }
      }
      await close();
    });

    if (opened(page)) for (const colorScheme of ['light', 'dark']) {
      test(`axe finds nothing, ${colorScheme}`, async () => {
        const { tab, close } = await open(page, { colorScheme });
        await tab.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
        await tab.evaluate(axe);
        const found = await tab.evaluate(() => globalThis.axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        }));
        assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`), []);
        await close();
      });
    }

    if (opened(page)) for (const width of [320, 390, 768, 1280]) {
      test(`holds at ${width} px without side scroll`, async () => {
        const { tab, close } = await open(page, { viewport: { width, height: 800 } });
        const wide = await tab.evaluate(() => {
          document.querySelectorAll('details').forEach((d) => { d.open = true; });
          return document.documentElement.scrollWidth - document.documentElement.clientWidth;
        });
        assert.equal(wide, 0);
        await close();
      });
    }

    if (opened(page)) test('reads the same with scripts off', async () => {
      const [on, off] = await Promise.all([open(page), open(page, { javaScriptEnabled: false })]);
      assert.equal(await off.tab.locator('main').innerText(), await on.tab.locator('main').innerText());
      await Promise.all([on.close(), off.close()]);
    });

    test('weighs under 120 KB with its stylesheet, without pictures and fonts; a report by its rows', () => {
      // A report holds its fonts and pictures itself.
      const html = readFileSync(page, 'utf8').replaceAll(/data:[a-z]+\/[^;]+;base64,[A-Za-z0-9+/=]+/g, '');
      const sheets = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)].map((m) => m[1]);
      const bytes = sheets.reduce((sum, href) => sum + statSync(join(dirname(page), href)).size, Buffer.byteLength(html));
      // Forty minutes of reading in a brand that has much to say; evidence grows with what it is about.
      const most = page.endsWith('alignment.html') ? 80_000 + 3_000 * html.split('<tr').length : 120_000;
      assert.ok(bytes < most, `${bytes} bytes`);
    });
  });
}
