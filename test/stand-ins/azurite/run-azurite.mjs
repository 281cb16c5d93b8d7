// Azurite's blob service, which ends with the process that started it, however that one ends: its input closes then.
import 'azurite/dist/src/blob/main.js';

process.stdin.resume().once('end', () => process.kill(process.pid, 'SIGTERM'));
// Once asked to end, Azurite ends when nothing is left to do: waiting for input is not something to do.
process.stdin.unref();
