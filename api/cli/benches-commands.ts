import { type Command, Option } from 'commander';
import { controlHelp } from '../../channels/gsm/virtual/control.ts';
import { readAddress, readCount } from './options.ts';
import { toldToStop } from './told-to-stop.ts';
import {
  DEFAULT_LINE_ADDRESS,
  LINE_KINDS,
  type VirtualLineOptions,
  virtualLine,
} from './virtual-line.ts';
import {
  DEFAULT_ADDRESS,
  readSim,
  type VirtualModemOptions,
  virtualModem,
} from './virtual-modem.ts';

/** Commands that stand in for modems and other lines. */

function modemCommand(program: Command): void {
  program
    .command('virtual-modem')
    .description('offer virtual GSM modems on TCP: a test bench for any program that drives modems')
    .option(
      '--listen <address>',
      `HOST:PORT of the first modem; the next ones follow (default: ${DEFAULT_ADDRESS})`,
      readAddress,
    )
    .option(
      '--sim <sim>',
      'NUMBER[,slots=30][,memory=SM+ME][,pin=1234][,family=huawei-mu609]; repeat for more modems on the same network',
      readSim,
    )
    .option('--latency <ms>', 'time each command takes', readCount, 0)
    .option('--send-latency <ms>', 'time the network takes for an SMS, beside that', readCount, 0)
    .option('--baud <rate>', 'speed of the line, bits per second; no limit if not given', readCount)
    .option('--faults <file>', 'what goes wrong: YAML or JSON list of names or faults')
    .option('--inject <count>', 'test SMS that every SIM gets', readCount, 0)
    .option('--trace', 'also print what goes over the line', false)
    .addHelpText(
      'after',
      () =>
        `\nCommands on standard input, one a line; one JSON object comes back:\n${controlHelp()}\n`,
    )
    .action((options: VirtualModemOptions) =>
      virtualModem(options, process.stdin, process.stdout, toldToStop()),
    );
}

function lineCommand(program: Command): void {
  program
    .command('virtual-line')
    .description('offer a virtual Android telephone, HiLink stick or SMPP service centre')
    .addOption(new Option('--kind <kind>', 'what it is').choices(LINE_KINDS).makeOptionMandatory())
    .option('--number <number>', 'its number, E.164', '+6281200000000')
    .option('--listen <address>', `HOST:PORT (default: ${DEFAULT_LINE_ADDRESS})`, readAddress)
    .option('--user <user>', 'whom it lets in (system_id)', 'sms')
    .option('--password <password>', 'with which password', 'rahasia')
    .option('--send-latency <ms>', 'time the network takes for an SMS', readCount, 0)
    .addHelpText(
      'after',
      '\nOn standard input, one a line: NUMBER TEXT (somebody writes), or quit.\n',
    )
    .action((options: VirtualLineOptions) =>
      virtualLine(options, process.stdin, process.stdout, toldToStop()),
    );
}

export function benchCommands(program: Command): void {
  modemCommand(program);
  lineCommand(program);
}
