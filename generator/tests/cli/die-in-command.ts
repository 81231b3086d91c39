import { diskFileSystem } from '../../src/shell/files/file-system.ts';
import { interruptingFileSystem } from '../transaction/interrupting-file-system.ts';
import { runInProcess } from './run-in-process.ts';

// Run as `die-in-command.ts <root> <step> <argument>...`: kills itself before that mutating step.
const [root = '', last, ...args] = process.argv.slice(2);
const fs = interruptingFileSystem(diskFileSystem, (step) => {
  if (step === Number(last)) process.kill(process.pid, 'SIGKILL');
});
const { exitCode, stderr } = await runInProcess(root, args, fs);
process.stderr.write(stderr);
process.exitCode = exitCode ?? 2;
