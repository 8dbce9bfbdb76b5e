'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { lines } = require('./handler/inputs');
const { runTask } = require('./handler/run-task');

/** One repository on each line, with a commit or tag behind a blank where it is pinned. */
function parseRepositories(text) {
  return lines(text).map((line) => {
    const [name, checkout, ...rest] = line.split(/\s+/);
    if (rest.length > 0) {
      throw new Error(`'${line}' is not a repository: write OWNER@NAME or OWNER@NAME COMMIT.`);
    }

    return { name, checkout: checkout ?? '' };
  });
}

/** The program cm of this platform, where the extension has it: for agents without PowerShell 7. */
function ownProgram() {
  const program = path.join(__dirname, 'cm', `${process.platform}-${process.arch}`, process.platform === 'win32' ? 'cm.exe' : 'cm');
  return fs.existsSync(program) ? { CM_PROGRAM: program } : {};
}

function read(tl) {
  const workspace = tl.getVariable('Pipeline.Workspace');
  const home = tl.getInput('home', false) || (workspace ? path.join(workspace, 'cm') : '');
  if (!home) {
    throw new Error("The input 'home' is empty and the agent names no workspace.");
  }

  return {
    inputs: { repositories: parseRepositories(tl.getInput('repositories', false)) },
    shared: {
      CM_REPOS: home,
      ...ownProgram(),
      CM_MODULE: tl.getInput('modulePath', false) || path.join(__dirname, 'CmPowerShell'),
      ...(tl.getBoolInput('requirePinned', false) ? { CM_REQUIRE_PINNED: 'yes' } : {}),
    },
  };
}

runTask(path.join(__dirname, 'setup.ps1'), read);
