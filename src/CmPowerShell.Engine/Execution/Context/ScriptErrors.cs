using System.Globalization;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Variations;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>The errors of finding and running scripts, in one place so that ids and wording stay the same.</summary>
internal static class ScriptErrors
{
    public static CmException NothingAskedFor() => new(new CmError(
        "ScriptNotNamed", ReturnCode.Failed, CmErrorCategory.InvalidArgument, "No script was named.")
    { Hint = "Give a name or tags." });

    public static CmException NotFound(RunRequest request, ScriptCatalog catalog, MetaDialect home)
    {
        var all = catalog.Find(ArtifactName.Any, TagQuery.Any, request.Automation);
        var error = new CmError("ScriptNotFound", NotFoundCode(request), CmErrorCategory.NotFound, $"No script was found for {Asked(request)}.");
        var broken = catalog.Unreadable();
        var hint = broken.Count == 0 ? NotFoundHint(request, all) : $"{NotFoundHint(request, all)} {Unreadable(broken)}".TrimStart();
        // Where the meta of a script is broken, that is the cause more often than a repository that lacks.
        return new(broken.Count > 0 ? error with { Hint = hint } : MissingRepository.Advise(error with { Hint = hint }, request.Tags, all, home));
    }

    public static CmException NotForComponents(Artifact component) => new(new CmError(
        "NotForComponents", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{component.Name}' is a component of 2022, whose results cannot be registered.")
    { Hint = "Pass the path with -Env.", ClassicHint = "Pass the path with --env.NAME=PATH.", Target = component.Name.ToString() });

    public static CmException Ambiguous(RunRequest request, IReadOnlyList<Artifact> candidates) => new(new CmError(
        "ScriptAmbiguous",
        ReturnCode.Ambiguous,
        CmErrorCategory.Ambiguous,
        $"{candidates.Count} scripts fit {Asked(request)}:{string.Concat(candidates.Select(script => "\n  " + Candidate(script, candidates)))}\n")
    {
        Hint = "Add the tags after one of them, specify its name, or use the first with -First.",
        ClassicHint = "Add the tags after one of them, specify its name, or use the first with --first or --quiet.",
        Target = Asked(request),
    });

    private static string Candidate(Artifact script, IReadOnlyList<Artifact> candidates)
    {
        var others = candidates.Where(other => other != script).ToList();
        var tags = DistinguishingTags.Find(script, others);
        return $"{script.Name} in {script.Path}{(tags is null ? "" : $", tags {string.Join(',', tags)}")}";
    }

    public static CmException VariationNotFound(Artifact script, string variation, IReadOnlyList<string> known, ReturnCode code) => new(new CmError(
        "VariationNotFound", code, CmErrorCategory.NotFound, $"The script '{script.Name}' has no variation '_{variation}'.")
    {
        Hint = VariationHint.For(variation, known),
        Target = "_" + variation,
    });

    public static CmException NativeScriptFailed(Artifact script, string file, ProgramEnd end, ReturnCode code)
    {
        var meaning = ExitCodeMeaning.Explain(end.ExitCode, OperatingSystem.IsWindows());
        var ended = $"{Path.GetFileName(file)} ended with exit code {end.ExitCode}{(meaning.Text.Length > 0 ? ": " + meaning.Text : "")}";
        return new(new CmError("NativeScriptFailed", code, CmErrorCategory.ScriptFailed, $"The script '{script.Name}' failed: {ended}.")
        {
            Location = new SourceLocation(file),
            Target = script.Name.ToString(),
            NativeExitCode = end.ExitCode,
            Signal = meaning.Signal,
            LastLines = end.LastLines,
        });
    }

    /// <summary>The whole run took longer than the caller allowed.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limit">The time that was allowed.</param>
    /// <param name="lastLines">What was printed last.</param>
    public static CmException RunTimedOut(RunRequest request, TimeSpan limit, IReadOnlyList<string> lastLines) => new(new CmError(
        "RunTimedOut", ReturnCode.Failed, CmErrorCategory.Timeout, string.Create(CultureInfo.InvariantCulture, $"The run of {Asked(request)} was ended: it took longer than {limit.TotalSeconds} seconds."))
    {
        Hint = "Increase the limit or omit it.",
        Target = Asked(request),
        LastLines = lastLines,
    });

    /// <summary>The script has native scripts for other platforms only, and no hook that could do its work.</summary>
    /// <param name="script">The script.</param>
    /// <param name="host">The machine.</param>
    /// <param name="platforms">The platforms for which there are native scripts.</param>
    /// <param name="shell">The name of the shell that was to run scripts for Linux on Windows.</param>
    public static CmError NativeScriptForOtherPlatform(Artifact script, HostInfo host, IReadOnlyList<string> platforms, string shell)
    {
        var add = $"Add {string.Join(", or ", ShellRegistry.Default.All.Where(shell => shell.Platforms.Contains(host.CommonName)).Select(Suggestion))}, to its folder.";
        string Advice(string bash, string wsl) => !host.IsWindows || !platforms.Contains("linux") ? add
            : $"{(shell == PosixOnWindows.None ? $"Run it with {bash} in the bash of Git for Windows, or with {wsl} in WSL." : PosixOnWindows.InstallHint(shell))} Or: {add}";
        return new(
            "NativeScriptForOtherPlatform",
            ReturnCode.NotFound,
            CmErrorCategory.NotFound,
            $"The script '{script.Name}' has no native script for {host.CommonName}; there is one for {string.Join(" and ", platforms)}.")
        {
            Hint = Advice("-Shell Bash", "-Shell Wsl"),
            ClassicHint = Advice("--windows_shell=bash", "--windows_shell=wsl"),
            Location = new SourceLocation(script.Path),
            Target = script.Name.ToString(),
        };
    }

    private static string Suggestion(IShell shell) => $"'run{shell.Extension}'{(shell.Platforms.Count == ScriptPlatforms.All.Count ? " for all platforms" : "")}";

    /// <summary>A description of the request.</summary>
    public static string Asked(RunRequest request)
    {
        var name = request.Script?.Name.ToString() ?? (request.Name.Object.IsEmpty ? "" : request.Name.ToString());
        var tags = string.Join(',', request.Tags);
        return (name.Length, tags.Length) switch
        {
            ( > 0, > 0) => $"'{name}' with the tags '{tags}'",
            ( > 0, _) => $"'{name}'",
            _ => $"the tags '{tags}'",
        };
    }

    // The automation "script" of the Python tools returns 1 if it finds none; 16 means there that a variation is missing.
    private static ReturnCode NotFoundCode(RunRequest request) =>
        request.Automation.Uid == WellKnownNames.Script.Uid || request.Automation.Alias == WellKnownNames.Script.Alias ? ReturnCode.Failed : ReturnCode.NotFound;

    private static string Unreadable(IReadOnlyList<CmError> broken) => broken.Count == 1
        ? $"The meta of one script cannot be read, so no search finds it: {broken[0].Message}"
        : $"The meta of {broken.Count} scripts cannot be read, so no search finds them, the first of them: {broken[0].Message}";

    private static string? NotFoundHint(RunRequest request, IReadOnlyList<Artifact> all) =>
        new SearchHint(all, "script").Find(request.Name, ScriptCatalog.PlainTags(TagQuery.FromTags(request.Tags)));
}
