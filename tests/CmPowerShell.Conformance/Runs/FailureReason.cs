using System.Globalization;
using System.Text.RegularExpressions;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Runs;

/// <summary>Why a script failed on the reference, as far as ours must agree: each program has a different text.</summary>
internal abstract partial record FailureReason
{
    // The sentences of the reference, and the ids of ours.
    private static readonly (Regex Sentence, string Ids)[] EngineReasons =
    [
        (Starts("no scripts were found with above tags and variations"), "VariationNotFound"),
        (Starts("no scripts were found"), "ScriptNotFound DependencyNotFound VariationNotFound"),
        (Starts("No scripts were found"), "ScriptNotFound ScriptNotNamed"),
        (Starts("There is common tags"), "TagsContradict"),
        (Starts("There is common variation tags"), "TagsContradict"),
        (Starts("Multiple variation tags selected"), "VariationsConflict"),
        (BaseExcluded(), "VariationsConflict"),
        (Starts("Combination ["), "VariationsConflict"),
        (DependencyUnknown(), "DependencyNameUnknown"),
        (Starts("ValueError: Unknown unit"), "CacheExpirationInvalid"),
        (NewerNeeded(), "ScriptTooNew"),
        (Starts("No valid cache entry found"), "CacheEntryNotFound"),
    ];

    /// <summary>Reads the reason from a recorded result; null for a command that crashed and printed none.</summary>
    internal static FailureReason Of(MetaMap? result)
    {
        var error = result?.Text("error").Trim() ?? "";
        return error switch
        {
            _ when result is null => new Crash(),
            _ when NativeFailure().Match(error) is { Success: true } match => new NativeScript(match.Groups[1].Value, ExitCodeOf(match.Groups[2].Value)),
            _ when EngineReasons.FirstOrDefault(reason => reason.Sentence.IsMatch(error)) is { Ids: { } ids } => new OfTheEngine(ids),
            _ when Unreachable().Match(error) is { Success: true } match => new NoConnection(match.Groups[1].Value),
            _ => new OfTheHook(error.Split('\n')[0]),
        };
    }

    /// <summary>Whether our result fails for this reason.</summary>
    internal abstract bool Fits(MetaMap ours);

    // The reference prints what the system call answered: the exit code in the second byte, or the number of a signal in the first.
    private static int ExitCodeOf(string status) =>
        int.Parse(status, CultureInfo.InvariantCulture) is var number && number % 256 == 0 ? number / 256 : 128 + number;

    private static Regex Starts(string text) => new("^" + Regex.Escape(text), RegexOptions.CultureInvariant);

    private static bool Contains(MetaMap ours, string text) => ours.Text("error").Contains(text, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(?:Portable CM script failed|Native run script failed inside MLC script) \(name = (.+), return code = (\d+)\)")]
    private static partial Regex NativeFailure();

    [GeneratedRegex("specified as base variation for the variation is in the excluded list")]
    private static partial Regex BaseExcluded();

    [GeneratedRegex("is not one of the dependency$")]
    private static partial Regex DependencyUnknown();

    [GeneratedRegex("requires a newer mlcflow version")]
    private static partial Regex NewerNeeded();

    [GeneratedRegex(@"^HTTPS?ConnectionPool\(host='([^']+)'")]
    private static partial Regex Unreachable();

    /// <summary>The native script of a script ended with an exit code.</summary>
    internal sealed record NativeScript(string Script, int ExitCode) : FailureReason
    {
        internal override bool Fits(MetaMap ours) =>
            ours.Text("error_id") == "NativeScriptFailed" && Contains(ours, $"'{Script},") && (Contains(ours, $"exit code {ExitCode}.") || Contains(ours, $"exit code {ExitCode}:"));
    }

    /// <summary>The engine itself refused; ours has an id for it.</summary>
    internal sealed record OfTheEngine(string Ids) : FailureReason
    {
        internal override bool Fits(MetaMap ours) => Ids.Split(' ').Contains(ours.Text("error_id"));
    }

    /// <summary>A host could not be reached.</summary>
    internal sealed record NoConnection(string Host) : FailureReason
    {
        internal override bool Fits(MetaMap ours) => Contains(ours, Host);
    }

    /// <summary>A hook or the engine reported the reason, and the sentence is part of ours.</summary>
    internal sealed record OfTheHook(string Text) : FailureReason
    {
        internal override bool Fits(MetaMap ours) => Contains(ours, Text);
    }

    /// <summary>The reference itself crashed. Ours answers with an error.</summary>
    internal sealed record Crash : FailureReason
    {
        internal override bool Fits(MetaMap ours) => ours.Text("error_id").Length > 0;
    }
}
