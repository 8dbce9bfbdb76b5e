'use strict';

// Finds commands in the output of a step as the runner of GitHub does: `::command name=value::message` at the beginning of a line, and `##[command name=value]message` anywhere.
const KNOWN = ['add-mask', 'add-matcher', 'remove-matcher', 'add-path', 'set-env', 'set-output', 'save-state', 'debug', 'notice', 'warning', 'error', 'group', 'endgroup', 'echo', 'stop-commands'];

/** The commands of an output, in order. */
function readCommands(output) {
  return output.split(/\r\n|\n|\r/).map((line) => ofNewForm(line) ?? ofOldForm(line)).filter((command) => command && KNOWN.includes(command.name));
}

function ofNewForm(line) {
  const [, head, message] = /^\s*::([^:]*(?::(?!:)[^:]*)*)::(.*)$/.exec(line) ?? [];
  return head === undefined ? undefined : command(head.split(' ')[0], head, unescape(message));
}

function ofOldForm(line) {
  const [, head, message] = /##\[([^\]]+)\](.*)$/.exec(line) ?? [];
  return head === undefined ? undefined : command(head.split(' ')[0], head, unescape(message));
}

function command(name, head, message) {
  const properties = Object.fromEntries(head.slice(name.length).split(/[,;]/).map((pair) => pair.trim().split('=')).filter(([key, value]) => key && value).map(([key, ...value]) => [key, unescape(value.join('='))]));
  return { name: name.toLowerCase(), properties, message };
}

function unescape(text) {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
}

module.exports = { readCommands };
