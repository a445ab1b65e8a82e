// Pictures of what a build made, for eyes: contact sheets in docs/looks/, the README's in docs/pictures/.
// INDUCT_OUTPUT names the folder that a build has just written. Run by scripts/looks.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch } from './browser.mjs';
import { sheet as sheetOf, strips as stripsOf } from './contact.mjs';
import { messages } from './terminal.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const pack = join(resolve(process.env.INDUCT_OUTPUT), 'lanternhouse/front-desk');
const looks = join(root, 'docs/looks');
const pictures = join(root, 'docs/pictures');
const browser = await launch();

const strips = (name, width, scheme, tall, scale) =>
  stripsOf(browser, name.endsWith('.html') ? name : join(pack, 'site', `${name}.html`), width, scheme, tall, scale);
const sheet = (file, groups, how) => sheetOf(browser, join(looks, `${file}.jpg`), groups, how);

for (const [file, name, tall] of [['home', 'index', 4000], ['what-matters', 'what-matters', 4100], ['limits', 'limits', 4000]]) {
  const groups = [];
  for (const width of [1280, 390]) for (const scheme of ['light', 'dark']) {
    groups.push({ caption: `${name}.html, ${width} px, ${scheme}`, images: await strips(name, width, scheme, tall, 0.4) });
  }
  await sheet(file, groups);
}
for (const module of ['principles', 'hello-goodbye', 'rapport', 'answering', 'put-right', 'hearing-no']) {
  // One module in the dark shows what all of them are made of.
  const dark = module === 'put-right' ? [[1280, ['dark'], 4000]] : [];
  const narrow = module === 'put-right' ? ['light', 'dark'] : ['light'];
  for (const [width, schemes, tall] of [[1280, ['light'], 4000], ...dark, [390, narrow, 4000]]) {
    const groups = [];
    for (const scheme of schemes) {
      groups.push({ caption: `${module}.html, ${width} px, ${scheme}`, images: await strips(module, width, scheme, tall, 0.4) });
    }
    await sheet(`module-${module}-${width}${schemes.includes('light') ? '' : '-dark'}`, groups);
  }
}

const pages = mkdtempSync(join(tmpdir(), 'looks-'));
const sheets = readdirSync(join(pack, 'print')).filter((name) => name.startsWith('handout-')).sort();
for (const [file, grey] of [['handouts', []], ['handouts-grey', ['-gray']]]) {
  const groups = [];
  for (const name of sheets) {
    const stem = join(pages, `${file}-${name}`);
    execFileSync('pdftoppm', ['-r', '110', '-png', ...grey, join(pack, 'print', name), stem]);
    const images = [1, 2].map((n) => `data:image/png;base64,${readFileSync(`${stem}-${n}.png`).toString('base64')}`);
    groups.push({ caption: `${name}${grey.length ? ', grey' : ''}`, images: images.map((src) => ({ src, width: 640 })) });
  }
  await sheet(file, groups, { rows: true });
}

// The book, four spreads a row: a cover stands alone on the right.
const stem = join(pages, 'workbook');
execFileSync('pdftoppm', ['-r', '60', '-png', join(pack, 'print/workbook.pdf'), stem]);
const leaves = readdirSync(pages).filter((name) => /^workbook-\d+\.png$/.test(name)).sort();
const rows = [];
for (let from = 0; from < leaves.length; from += 8) {
  const images = leaves.slice(from, from + 8).map((name) => readFileSync(join(pages, name)).toString('base64'));
  const caption = `workbook.pdf, from page ${from + 1}`;
  rows.push({ caption, images: images.map((png) => ({ src: `data:image/png;base64,${png}`, width: 400 })) });
}
await sheet('workbook', rows, { rows: true });

// The sheet for a workshop, three pages a row.
execFileSync('pdftoppm', ['-r', '90', '-png', join(pack, '../worksheet.pdf'), join(pages, 'worksheet')]);
const blanks = readdirSync(pages).filter((name) => /^worksheet-\d+\.png$/.test(name)).sort();
const blankRows = [];
for (let from = 0; from < blanks.length; from += 3) {
  const images = blanks.slice(from, from + 3).map((name) => readFileSync(join(pages, name)).toString('base64'));
  blankRows.push({ caption: `worksheet.pdf, from page ${from + 1}`, images: images.map((png) => ({ src: `data:image/png;base64,${png}`, width: 640 })) });
}
await sheet('worksheet', blankRows, { rows: true });

// The alignment report of the shipped brand and of one just begun: on screen, with a letter opened, and on paper.
const reports = [['lanternhouse', join(pack, 'alignment.html')], ['begun', join(pack, '../../begun-packs/harbour-bikes/first-weeks/alignment.html')]];
const told = [];
for (const [name, report] of reports) {
  for (const [width, scheme] of [[1280, 'light'], [1280, 'dark'], [390, 'light']]) {
    told.push({ caption: `${name}, ${width} px, ${scheme}`, images: await strips(report, width, scheme, 4200, 0.4) });
  }
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  await tab.goto(pathToFileURL(report).href);
  await tab.pdf({ path: join(pages, `${name}.pdf`), preferCSSPageSize: true });
  await tab.locator('.matrix button').last().click();
  const png = await tab.screenshot();
  told.push({ caption: `${name}, a letter opened`, images: [{ src: `data:image/png;base64,${png.toString('base64')}`, width: 512 }] });
  await context.close();
  execFileSync('pdftoppm', ['-r', '60', '-png', join(pages, `${name}.pdf`), join(pages, `report-${name}`)]);
  const sheets = readdirSync(pages).filter((file) => file.startsWith(`report-${name}-`)).sort();
  told.push({ caption: `${name}, on paper`, images: sheets.map((file) => ({ src: `data:image/png;base64,${readFileSync(join(pages, file)).toString('base64')}`, width: 496 })) });
}
await sheet('report', told);

// The edition after: what has changed, on screen and on paper, and what a page and a sheet say that nobody has approved.
const next = join(resolve(process.env.INDUCT_OUTPUT), 'next/lanternhouse/front-desk');
const over = [];
for (const [width, scheme] of [[1280, 'light'], [1280, 'dark'], [390, 'light']]) {
  over.push({ caption: `changes.html, ${width} px, ${scheme}`, images: await strips(join(next, 'site/changes.html'), width, scheme, 4200, 0.4) });
}
for (const name of ['changes', 'handout-put-right']) {
  execFileSync('pdftoppm', ['-r', '80', '-png', join(next, `print/${name}.pdf`), join(pages, `next-${name}`)]);
  const leaves = readdirSync(pages).filter((file) => file.startsWith(`next-${name}-`)).sort();
  over.push({ caption: `${name}.pdf`, images: leaves.map((file) => ({ src: `data:image/png;base64,${readFileSync(join(pages, file)).toString('base64')}`, width: 560 })) });
}
await sheet('editions', over);
{
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await tab.goto(pathToFileURL(join(next, 'site/changes.html')).href);
  await tab.screenshot({ path: join(pictures, 'changes.png') });
  await tab.close();
}

// The preview: a mistake over the last good page, and the list of packs.
const project = mkdtempSync(join(tmpdir(), 'looks-project-'));
for (const part of ['content', 'brands']) cpSync(join(root, part), join(project, part), { recursive: true });
const served = spawn(join(root, 'target/debug/induct'), ['serve', '--port', '0'], { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] });
const [first] = await once(createInterface({ input: served.stdout }), 'line');
const module = join(project, 'content/modules/put-right.md');
const good = readFileSync(module, 'utf8');
const views = [];
for (const [width, scheme] of [[1280, 'light'], [390, 'light'], [390, 'dark']]) {
  const view = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
  const shown = await view.newPage();
  const shot = async (caption) => {
    const png = await shown.screenshot();
    views.push({ caption, images: [{ src: `data:image/png;base64,${png.toString('base64')}`, width: Math.round(width * 0.6) }] });
  };
  await shown.goto(`${first}/lanternhouse/front-desk/site/put-right.html`);
  writeFileSync(module, good.replace('{#say-sorry moment=apologise', '{#say-sorry moment=apologize').replace('::: our-quiz', '::: our-quizz'));
  await shown.locator('#induct-overlay [role=alert]').waitFor();
  await shot(`a mistake, ${width} px, ${scheme}`);
  await shown.goto(first);
  await shown.locator('.finding.error').first().waitFor();
  await shot(`the list of packs, ${width} px, ${scheme}`);
  writeFileSync(module, good);
  await shown.locator('.finding.error').first().waitFor({ state: 'detached' });
  await view.close();
}
served.kill('SIGKILL');
rmSync(project, { recursive: true });
await sheet('preview', views);

// The README's: what is this brand's own on a page, and the front of a sheet.
const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
const tab = await context.newPage();
await tab.goto(pathToFileURL(join(pack, 'site/put-right.html')).href);
const [top, bottom] = await tab.locator('.ours').first().evaluate((box) => {
  const practice = [...document.querySelectorAll('h3')].filter((title) => title.compareDocumentPosition(box) & 4).at(-1);
  return [practice.getBoundingClientRect().top + scrollY - 32, box.getBoundingClientRect().bottom + scrollY + 32];
});
await tab.screenshot({ fullPage: true, clip: { x: 280, y: top, width: 1000, height: bottom - top }, path: join(pictures, 'page.png') });
execFileSync('pdftoppm', ['-r', '96', '-f', '1', '-l', '1', '-singlefile', '-png', join(pack, 'print/handout-put-right.pdf'), join(pictures, 'handout')]);

await tab.goto(pathToFileURL(reports[1][1]).href);
const table = await tab.locator('.matrix').boundingBox();
await tab.screenshot({ fullPage: true, clip: { x: 40, y: 110, width: 1200, height: table.y + table.height - 80 }, path: join(pictures, 'report.png') });

await tab.setViewportSize({ width: 1100, height: 800 });
await tab.setContent(messages(join(root, 'target/debug/induct'), join(root, 'tests/fixtures')));
await tab.locator('main').screenshot({ path: join(looks, 'errors.png') });

rmSync(pages, { recursive: true });
await browser.close();
