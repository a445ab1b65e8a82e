// Error messages as a terminal shows them: the program is run as on a terminal, and its colours become HTML.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Cases of tests/fixtures/bad-input: slips of a person who writes brands and modules, each of another kind.
const CASES = [
  'yaml-quote-left-open',
  'yaml-colon-in-text',
  'yaml-colour-not-quoted',
  'yaml-no-space-after-dash',
  'yaml-unknown-field',
  'unknown-moment-in-module',
  'block-left-open',
  'slot-unknown',
  'html-in-text',
  'quiz-without-right-answer',
  'module-twice-in-path',
  'slot-the-brand-cannot-fill',
];

const COLOURS = { 30: '#3b3b44', 31: '#e5746c', 32: '#8fc27a', 33: '#e0b35a', 34: '#7fa8e8', 35: '#d08fd6', 36: '#6fc3c3', 37: '#d6d6dc',
  90: '#8b8b96', 91: '#ff8a80', 92: '#a6d98f', 93: '#f2c86b', 94: '#94baf5', 95: '#e2a6e8', 96: '#86d8d8', 97: '#ffffff' };

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Text with ANSI colours as HTML. */
export function html(text) {
  let style = '';
  return text.split(/\x1b\[([\d;]*)m/).map((part, n) => {
    if (n % 2 === 0) return style ? `<span style="${style}">${escape(part)}</span>` : escape(part);
    const codes = part.split(';').map(Number);
    for (const code of codes) {
      if (code === 0) style = '';
      if (code === 1) style += 'font-weight:700;';
      if (COLOURS[code]) style += `color:${COLOURS[code]};`;
    }
    return '';
  }).join('');
}

/** A page with each case's message as `induct check` prints it. */
export function messages(program, fixtures) {
  const shown = CASES.map((name) => {
    const project = mkdtempSync(join(tmpdir(), 'induct-message-'));
    cpSync(join(fixtures, 'base'), project, { recursive: true });
    cpSync(join(fixtures, 'bad-input', name, 'bad'), project, { recursive: true });
    const ran = spawnSync(program, ['check', '--today', '2026-11-22'], { cwd: project, encoding: 'utf8', env: { ...process.env, CLICOLOR_FORCE: '1' } });
    rmSync(project, { recursive: true });
    return `<pre><span style="color:#8fc27a">$</span> induct check\n${html(`${ran.stdout}${ran.stderr}`).trimEnd()}</pre>`;
  });
  return `<!doctype html><meta charset="utf-8"><style>
    body{margin:0;background:#1c1c22}main{padding:8px 24px;display:inline-block}
    pre{margin:0;padding:18px 0;border-block-end:1px solid #3b3b44;color:#d6d6dc;font:14px/1.4 "DejaVu Sans Mono",monospace}
    pre:last-child{border:0}</style><main>${shown.join('')}</main>`;
}
