// `npm run build`: makes the program in the folder that is named, or in `dist`.
import { makeProgram } from './make-program.js';

await makeProgram(process.argv[2]);
