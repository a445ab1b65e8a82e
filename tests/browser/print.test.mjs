// Every PDF of every shipped pack, as other people's programs read it: pdfinfo, pdffonts and qpdf.
// INDUCT_OUTPUT names a folder that a build has just written.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { output } from './browser.mjs';

const made = readdirSync(output, { recursive: true }).filter((path) => path.endsWith('.pdf')).sort();
// Each module's sheet once, and the fullest ones in every pack; every book.
const seen = new Set();
const sheets = made.filter((path) => {
  const name = path.split(/[/\\]/).at(-1);
  const again = seen.has(name) && !['handout-principles.pdf', 'handout-put-right.pdf', 'workbook.pdf'].includes(name);
  seen.add(name);
  return !again;
});
const run = (program, ...args) => execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

test('every module on a pack\'s site has its sheet', () => {
  const all = readdirSync(output, { recursive: true });
  // A pack may ask for no handouts at all.
  const handed = new Set(all.filter((path) => /handout-/.test(path)).map((path) => path.replace(/[/\\]print[/\\].*$/, '')));
  const modules = all
    .filter((path) => /[/\\]site[/\\][^/\\]+\.html$/.test(path))
    .filter((path) => !/[/\\](index|what-matters|limits)\.html$/.test(path))
    .filter((path) => handed.has(path.replace(/[/\\]site[/\\].*$/, '')))
    .map((path) => path.replace(/([/\\])site[/\\]([^/\\]+)\.html$/, '$1print$1handout-$2.pdf'))
    .sort();
  assert.ok(modules.length >= 3, `expected modules under ${output}`);
  assert.deepEqual(made.filter((path) => /handout-/.test(path)), modules);
});

test('a pack that asks for a workbook has one', () => {
  assert.ok(sheets.some((path) => /[/\\]print[/\\]workbook\.pdf$/.test(path)), `${sheets}`);
});

for (const sheet of sheets) {
  describe(sheet, () => {
    const file = join(output, sheet);

    test('is tagged A4 with a title, and a handout has two sides', () => {
      const info = run('pdfinfo', file);
      const field = (name) => info.match(new RegExp(`^${name}:\\s+(.*)$`, 'm'))?.[1];
      assert.equal(field('Tagged'), 'yes');
      if (/handout-/.test(sheet)) assert.equal(field('Pages'), '2');
      else assert.ok(Number(field('Pages')) > 8, info);
      assert.match(field('Page size'), /\(A4\)/);
      assert.ok(field('Title'), info);
      assert.equal(field('Encrypted'), 'no');
      assert.equal(field('JavaScript'), 'no');
    });

    test('carries all its fonts', () => {
      // Two heading lines, then: name, type, encoding, emb, sub, uni, object id. The name and the type may hold blanks.
      const fonts = run('pdffonts', file).trim().split('\n').slice(2).map((line) => line.trim().split(/\s+/).slice(-5));
      assert.ok(fonts.length >= 1);
      for (const [embedded, , unicode] of fonts) assert.deepEqual([embedded, unicode], ['yes', 'yes']);
    });

    test('is sound', () => {
      // qpdf ends with an error, and execFileSync throws, when anything is wrong with the file.
      assert.match(run('qpdf', '--check', file), /No syntax or stream encoding errors found/);
    });

    test('has one title, and headings that skip no level', () => {
      const levels = [...run('pdfinfo', '-struct', file).matchAll(/^\s*H([1-6])\b/gm)].map((found) => Number(found[1]));
      assert.equal(levels[0], 1);
      assert.equal(levels.filter((level) => level === 1).length, 1);
      levels.slice(1).forEach((level, at) => assert.ok(level <= levels[at] + 1, `${levels}`));
    });
  });
}
