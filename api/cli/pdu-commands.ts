import type { Command } from 'commander';
import { pdu } from './pdu/pdu.ts';

/** `hotline pdu …`. */

export function pduCommands(program: Command): void {
  const pduCommand = program
    .command('pdu')
    .description('read and write SMS PDUs, one line each, as JSON (3GPP TS 23.040)');
  pduCommand
    .command('decode')
    .description(
      'PDU lines from standard input: hex with the service-centre field, network to modem; or ' +
        '{"pdu","hasSmsc":true,"direction":"MT|MO","context":{"locking","single"}}; ' +
        'a PDU that says something impossible gives {"error":{"field","message"}}',
    )
    .action(() => pdu('decode', process.stdin, process.stdout));
  pduCommand
    .command('encode')
    .description(
      'JSON lines from standard input: number, text, smsc, statusReport, validity (minutes, or ISO ' +
        '8601), reference (of the parts), language (national tables), and what decode prints; gives ' +
        '{"pdus":[{"pdu","tpduLength"}]}',
    )
    .action(() => pdu('encode', process.stdin, process.stdout));
}
