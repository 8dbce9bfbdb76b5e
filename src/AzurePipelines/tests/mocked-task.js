'use strict';

// Runs a task as the agent does, with the task library's mock in place of the agent. What to run comes as JSON in the first argument:
// {"task": folder, "inputs": {name: text}, "pwsh": what the agent finds by that name, or null}
const path = require('node:path');

const { task, inputs, pwsh } = JSON.parse(process.argv[2]);
const { TaskMockRunner } = require(path.join(task, 'node_modules', 'azure-pipelines-task-lib', 'mock-run'));

const runner = new TaskMockRunner(path.join(task, 'index.js'));
for (const [name, value] of Object.entries(inputs)) {
  runner.setInput(name, value);
}

runner.setAnswers({ which: { pwsh: pwsh ?? '' } });
runner.run();
