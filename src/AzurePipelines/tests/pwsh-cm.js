#!/usr/bin/env node
'use strict';

// Runs a script in the PowerShell engine of the program cm, where a test needs the real cmdlets and no pwsh is installed.
const { spawnSync } = require('node:child_process');

const file = process.argv[process.argv.indexOf('-File') + 1];
const { status } = spawnSync(process.env.CM_PROGRAM, ['-File', file], { stdio: 'inherit', env: { ...process.env, CM_PWSH: 'none' } });
process.exitCode = status ?? 1;
