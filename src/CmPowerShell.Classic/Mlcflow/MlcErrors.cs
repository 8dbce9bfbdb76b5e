using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Classic.Mlcflow;

/// <summary>The errors of the command line of mlcflow.</summary>
internal static class MlcErrors
{
    private const string Invalid = "CommandLineInvalid";

    /// <summary>Whether an error is about the words of the command line, which has an exit code that no other error has.</summary>
    internal static bool IsAboutCommandLine(CmError error) => error.Id == Invalid;

    internal static CmException CommandLineInvalid(string problem, string hint) => new(new CmError(
        Invalid, ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The command line cannot be read: {problem}.")
    { Hint = hint });

    internal static CmException UnknownWord(string kind, string word, IReadOnlyList<string> words) => CommandLineInvalid(
        $"there is no {kind} '{word}'", NearestName.Hint(word, words) ?? $"There are: {string.Join(", ", words)}.");

    internal static CmException NoAction() => new(new CmError(
        "ActionNotSpecified", ReturnCode.Failed, CmErrorCategory.InvalidArgument, "No action was specified.")
    { Hint = "Write 'mlc ACTION TARGET', for example 'mlc find script --tags=detect,os'; 'mlc --help' lists both." });

    internal static CmException NoTarget(string action) => CommandLineInvalid(
        $"'{action}' needs a target", $"Write 'mlc {action} {(MlcActions.TargetsOf(action) is [var target, ..] ? target : MlcTargets.Script)}'; 'mlc --help' lists the targets.");

    internal static CmException NotForTarget(string action, string target) => new(new CmError(
        "ActionNotFound", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{action}' is not an action of '{target}'.")
    {
        Hint = $"'{target}' has: {string.Join(", ", MlcActions.Of(target).Select(own => own.Name))}.",
        Target = action,
    });

    internal static CmException NotThereYet(string action, string target, string missing) => new(new CmError(
        "ActionNotAvailable", ReturnCode.Failed, CmErrorCategory.NotInstalled, $"'{action} {target}' is not there yet: this program does not support {missing}.")
    {
        Hint = "'mlcr' runs the script on this machine. mlcflow itself can do this in the same home: 'python3 -m mlc' followed by the words after 'mlc'.",
        Target = action,
    });

    internal static CmException GitArgument(string argument) => new(new CmError(
        "InvalidInput", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The argument '{argument}' of --extra_git_args is not supported: git is built into this program.")
    {
        Hint = "--shallow or --depth=N fetch less, and 'git config --global' holds settings such as a proxy. For other arguments, clone with git and register the folder: 'mlc add repo FOLDER'.",
        Target = argument,
    });

    internal static CmException OneRevision() => new(new CmError(
        "InvalidInput", ReturnCode.Failed, CmErrorCategory.InvalidArgument, "Only one of --branch, --checkout and --tag can be given.")
    { Hint = "--branch follows a branch; --checkout pins a commit, and --tag a tag." });
}
