'use strict';

const fs = require('node:fs');

/**
 * Finds what runs scripts of PowerShell: pwsh on the PATH of the agent, or else the program cm of the task CmSetup.
 *
 * @param {typeof import('azure-pipelines-task-lib/task')} tl The task library.
 * @param {string} [program] Full path of the program cm, where the caller knows it.
 * @returns {{program: string, arguments: string[]}} The program, and its arguments in front of the path of a script.
 */
function findShell(tl, program = tl.getVariable('CM_PROGRAM')) {
  const pwsh = tl.which('pwsh', false);
  if (pwsh) {
    return { program: pwsh, arguments: ['-NoLogo', '-NoProfile', '-NonInteractive', '-File'] };
  }

  if (program && fs.existsSync(program)) {
    return { program, arguments: ['-File'] };
  }

  throw new Error('PowerShell 7 (pwsh) is not on the PATH of this agent, and this extension has no program cm for its platform. Hosted agents have pwsh; install version 7.4 or newer on your own.');
}

module.exports = { findShell };
