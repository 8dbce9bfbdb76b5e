'use strict';

const path = require('node:path');
const { runTask } = require('./handler/run-task');

/** One repository on each line, with a commit or tag behind a blank where it is pinned. */
function parseRepositories(text) {
  return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')).map((line) => {
    const [name, checkout, ...rest] = line.split(/\s+/);
    if (rest.length > 0) {
      throw new Error(`'${line}' is not a repository: write OWNER@NAME or OWNER@NAME COMMIT.`);
    }

    return { name, checkout: checkout ?? '' };
  });
}

function read(tl) {
  const workspace = tl.getVariable('Pipeline.Workspace');
  const home = tl.getInput('home', false) || (workspace ? path.join(workspace, 'cm') : '');
  if (!home) {
    throw new Error("The input 'home' is empty and the agent names no workspace.");
  }

  return {
    inputs: { repositories: parseRepositories(tl.getInput('repositories', false) ?? '') },
    shared: {
      CM_REPOS: home,
      CM_MODULE: tl.getInput('modulePath', false) || path.join(__dirname, 'CmPowerShell'),
      ...(tl.getBoolInput('requirePinned', false) ? { CM_REQUIRE_PINNED: 'yes' } : {}),
    },
  };
}

runTask(path.join(__dirname, 'setup.ps1'), read);
