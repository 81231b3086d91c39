import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { withTemporaryFolder } from './temporary-folder.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a temporary folder', () => {
  it('is gone when the action is done, with all that it holds', async () => {
    const used = await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'a'), '');
      return folder;
    });
    expect(existsSync(used)).toBe(false);
  });

  it('is gone when the action fails', async () => {
    let used = '';
    const failing = withTemporaryFolder((folder) => {
      used = folder;
      return Promise.reject(new Error('failed'));
    });
    await expect(failing).rejects.toThrow('failed');
    expect(used).not.toBe('');
    expect(existsSync(used)).toBe(false);
  });

  it('that cannot be made is a mistake that names the place', async () => {
    const gone = join(tmpdir(), `strata-gone-${process.pid}`);
    await mkdir(gone);
    await rm(gone, { recursive: true });
    vi.stubEnv('TMPDIR', gone);
    await expect(withTemporaryFolder(() => Promise.resolve())).rejects.toThrow(
      `Cannot create a folder in \`${gone}\``,
    );
  });
});
