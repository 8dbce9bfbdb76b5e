'use strict';

const UNESCAPES = [[/%3B/gi, ';'], [/%0D/gi, '\r'], [/%0A/gi, '\n'], [/%5D/gi, ']'], [/%AZP25/gi, '%']];
const unescape = (text) => UNESCAPES.reduce((left, [mark, sign]) => left.replace(mark, sign), text);

/** The commands in an output as the agent finds them: the prefix anywhere in a line, properties between the name and the first closing bracket. */
function readCommands(output) {
  return output.split(/[\r\n]+/).flatMap((line) => {
    // The agent's search passes over characters without weight.
    const found = /##vso\[([^\]]*)\](.*)/i.exec(line.replace(/[\p{Cf}\p{Mn}\p{Me}\u0000-\u0008\u000e-\u001f\u007f-\u009f]/gu, ''));
    if (!found) {
      return [];
    }

    const [name, ...rest] = found[1].split(' ');
    const properties = Object.fromEntries(rest.join(' ').split(';').map((pair) => pair.split(/=(.*)/s)).filter((pair) => pair.length > 1).map(([key, value]) => [key.trim().toLowerCase(), unescape(value)]));
    return [{ name: name.toLowerCase(), properties, message: unescape(found[2]) }];
  });
}

module.exports = { readCommands };
