'use strict';

// The agent sends SIGINT, SIGTERM 7.5 seconds later, and kills what is left 2.5 seconds after that. These times end before its own.
const MILLISECONDS_UNTIL_TERM = 6500;
const MILLISECONDS_UNTIL_KILL = 8500;
const MILLISECONDS_AFTER_TERM = 1500;
const MILLISECONDS_BETWEEN_LOOKS = 50;

/** A child process and all processes of its group. On Windows there are no signals, and the agent ends the tree itself. */
class ProcessGroup {
  #child;
  #timers = [];
  #wasTerminated = false;

  /** @param {import('node:child_process').ChildProcess} child The child; it must lead a separate group, except on Windows. */
  constructor(child) {
    this.#child = child;
  }

  /** Whether the end of the group was requested. */
  get isEnding() {
    return this.#timers.length > 0;
  }

  /**
   * Ends the group. PowerShell stops a run for SIGINT only: it ends the processes of the run and releases its locks. So SIGINT comes first, for any signal of the agent.
   *
   * @param {NodeJS.Signals} signal The signal of the agent.
   */
  end(signal) {
    if (!this.isEnding) {
      this.#send('SIGINT');
      this.#after(MILLISECONDS_UNTIL_TERM, 'SIGTERM');
      this.#after(MILLISECONDS_UNTIL_KILL, 'SIGKILL');
    } else if (signal === 'SIGTERM' && !this.#wasTerminated) {
      this.#send('SIGTERM');
      this.#after(MILLISECONDS_AFTER_TERM, 'SIGKILL');
    }

    this.#wasTerminated ||= signal === 'SIGTERM';
  }

  /** Resolves when no process of the group is left; immediately if the end of the group was not requested. */
  async ended() {
    while (this.isEnding && this.#send(0)) {
      await new Promise((resolve) => setTimeout(resolve, MILLISECONDS_BETWEEN_LOOKS));
    }

    this.#timers.forEach(clearTimeout);
  }

  #after(milliseconds, signal) {
    this.#timers.push(setTimeout(() => this.#send(signal), milliseconds));
  }

  // Signal 0 asks only whether there is a process that could get one.
  #send(signal) {
    try {
      return process.platform === 'win32' ? signal !== 0 && this.#child.kill(signal) : process.kill(-this.#child.pid, signal);
    } catch (error) {
      if (error.code === 'ESRCH') {
        return false;
      }

      throw error;
    }
  }
}

module.exports = { ProcessGroup };
