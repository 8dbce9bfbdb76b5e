using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Execution;
using CmPowerShell.Engine.Scripts;

namespace CmPowerShell.Hosting;

/// <summary>What a run would do, in words, for -WhatIf and -Confirm.</summary>
/// <param name="Description">A sentence that says what would be done.</param>
/// <param name="Question">The same as a question.</param>
internal sealed record RunPreview(string Description, string Question)
{
    /// <summary>Looks up what the request asks for; runs nothing.</summary>
    /// <exception cref="CmException">Id <c>ScriptNotNamed</c> or <c>ScriptNotFound</c>, or the meta of the script is broken.</exception>
    public static RunPreview Of(CmEngine engine, RunRequest request)
    {
        var candidates = request.Script is { } script ? [script] : engine.Runner.Find(request);
        return candidates is [var one]
            ? new(Describe(one), $"Run {Describe(one)}?")
            : new($"one of {string.Join(", ", candidates.Select(candidate => candidate.Name))}", "Run one of several scripts?");
    }

    private static string Describe(Artifact script) => ScriptCatalog.Define(script) switch
    {
        null or { Dependencies: [] } => $"{script} in {script.Path}",
        var definition => $"{script} in {script.Path}, which first asks for {string.Join("; ", definition.Dependencies)}",
    };
}
