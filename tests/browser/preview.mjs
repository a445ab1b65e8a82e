// The live preview of a copy of the shipped project. INDUCT_BIN names the program.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const program = resolve(process.env.INDUCT_BIN ?? join(root, 'target/debug/induct'));

/** A project of its own, and the preview of it. */
export async function preview(...args) {
  const folder = mkdtempSync(join(tmpdir(), 'induct-serve-'));
  for (const part of ['content', 'brands']) cpSync(join(root, part), join(folder, part), { recursive: true });
  const { child, address, first } = await start(folder, ...args);
  const edit = (path, change) => {
    const file = join(folder, path);
    const text = readFileSync(file, 'utf8');
    const changed = change(text);
    assert.notEqual(changed, text, `nothing to change in ${path}`);
    writeFileSync(file, changed);
  };
  const stop = () => { child.kill('SIGKILL'); rmSync(folder, { recursive: true, force: true }); };
  return { folder, child, address, first, edit, stop };
}

export async function start(folder, ...args) {
  const child = spawn(program, ['serve', '--today', '2026-11-24', ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const first = await new Promise((done, failed) => {
    createInterface({ input: child.stdout }).once('line', done);
    child.once('exit', (code) => failed(new Error(`serve ended with ${code}`)));
  });
  return { child, first, address: `${first}/` };
}
