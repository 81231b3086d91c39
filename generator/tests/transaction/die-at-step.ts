import { diskFileSystem } from '../../src/shell/files/file-system.ts';
import { interruptingFileSystem } from './interrupting-file-system.ts';
import { runOnce } from './run-once.ts';

// Run as `die-at-step.ts <root> <step>`: kills itself before that mutating step.
const [root = '', last] = process.argv.slice(2);
const fs = interruptingFileSystem(diskFileSystem, (step) => {
  if (step === Number(last)) process.kill(process.pid, 'SIGKILL');
});
await runOnce(fs, root);
