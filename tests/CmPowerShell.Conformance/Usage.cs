namespace CmPowerShell.Conformance;

/// <summary>How the program is called.</summary>
internal static class Usage
{
    internal const int ExitCode = 2;

    internal static int Show(TextWriter output)
    {
        output.WriteLine(
            """
            cm-conformance compares this engine with recorded behaviour of the Python tools.

              cm-conformance meta FOLDER PARSED_JSONL    the meta files of a repository, and their values as Python reads them
              cm-conformance plans FOLDER PLANS_JSONL [--order]    the plans of all scripts of a repository, and those of the reference
              cm-conformance locks FOLDER...             the lock of each script of repositories: read back, made again, and made on another home
              cm-conformance runs FOLDER RECORDS_JSONL [--case=NAME] [--only=TEXT] [--alias=NAME] [--program=CM]
                                                         recorded commands on a repository, alone or in sequences, replayed with the program cm
                                                         in scratch homes; --case names one command or sequence;
                                                         some of them change the machine, so call it in a throw-away copy of one
              cm-conformance core RECORDS_JSONL [--only=TEXT] [--program=CM]
                                                         recorded commands on artifacts and repositories, replayed one after the other in one scratch home
              cm-conformance mlc FOLDER RECORDS_JSONL [--case=NAME] [--also=FOLDER] [--mirrors=FOLDER] [--program=CM]
                                                         recorded commands of mlcflow, replayed with the program under its names, in homes of its layout;
                                                         ends with N equal, M explained (Mlcflow/reasons.yaml), K other; some commands change the machine
              cm-conformance fuzz FOLDER [--inputs=1000000] [--first=0] [--seed=1]
                                                         mutated meta files of a repository: what is neither read nor refused with a place is a crash;
                                                         the inputs that crash are left in the folder for temporary files
              cm-conformance fuzz-formats [--inputs=1000000] [--first=0] [--seed=1]
                                                         mutated archives, bundles, repos.json, index files and messages of hooks
              cm-conformance values [--inputs=100000] [--seed=1]
                                                         generated values of variables that must arrive byte for byte in bash, in a run and from tmp-run.sh
              cm-conformance kills [--count=500] [--seed=1] [--only=NAME,NAME] [--program=CM]
                                                         kills the program at random moments of pulling, updating, running and indexing in a scratch home,
                                                         and of export, import and prefetch of what a lock needs
                                                         and looks at the home after each
              cm-conformance faults [--count=120] [--seed=1] [--program=CM]
                                                         lets one system call of the program fail in each trial (ENOSPC, EIO), by strace, which must be installed,
                                                         and looks at the error and at the home after each
              cm-conformance crowd [--processes=64] [--scripts=20] [--minutes=5] [--seed=1] [--program=CM]
                                                         many processes run the same cached scripts in random order; each must be executed once

            Exit code: 0 all matched, 1 some differed, 2 wrong arguments or unreadable records.
            """);
        return ExitCode;
    }
}
