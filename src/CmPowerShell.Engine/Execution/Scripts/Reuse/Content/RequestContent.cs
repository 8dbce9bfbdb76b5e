using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse.Content;

/// <summary>The sources of the result of a run, before the first dependency runs: they are compared with the records of entries, and recorded with a new one.</summary>
/// <param name="Recipe">The files of the script.</param>
/// <param name="Variations">The variations, without marks such as <c>-x</c>.</param>
/// <param name="Inputs">The inputs by the names of their variables.</param>
/// <param name="Asks">The requests for the dependencies that have names.</param>
internal sealed record RequestContent(
    Recipe Recipe, IReadOnlyList<string> Variations, IReadOnlyDictionary<string, RecordedInput> Inputs, IReadOnlyList<RecordedRequest> Asks)
{
    /// <summary>The changes for dependencies at any depth.</summary>
    public required MetaMap Changes { get; init; }

    /// <summary>The version that is used if none is requested; empty if there is none or one is requested.</summary>
    public required string UsualVersion { get; init; }

    /// <summary>Whether it contains the results of the scripts before this one. That of a plan does not.</summary>
    public required bool KnowsResults { get; init; }

    /// <summary>Whether the user requested it, and no other script.</summary>
    public required bool IsDirect { get; init; }

    /// <summary>The version that the run requests or would use; empty for any.</summary>
    public required string Version { get; init; }

    /// <summary>Takes the content of a run.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>FileNotReadable</c>: a file of the script.</exception>
    public static RequestContent Capture(ScriptExecution scope)
    {
        var (resolved, constraint) = (scope.Resolved, scope.Resolved.Constraint);
        return new(
            RecipeFiles.Read(scope.Script),
            resolved.Variations.Names.Where(name => !VariationName.IsMark(name)).ToList(),
            DeclaredInputs.Collect(scope),
            GetAsks(scope.Values.Dependencies))
        {
            Changes = scope.Values.Recursive.Table.Clone(),
            UsualVersion = constraint.Parts().Any() ? "" : resolved.DefaultVersion,
            Version = constraint.Exact.Length > 0 || resolved.DefaultVersion.Length == 0 ? constraint.Exact : constraint.Adapt(resolved.DefaultVersion),
            KnowsResults = scope.Driver.KnowsResults,
            IsDirect = scope.Context.Depth == 0,
        };
    }

    /// <summary>The current requests for the dependencies that have names.</summary>
    public static IReadOnlyList<RecordedRequest> GetAsks(DependencyLists dependencies) => dependencies.All
        .Select(dependency => RecordedRequest.Create(dependency.Names, dependency.Entry))
        .Where(ask => ask.Names.Count > 0)
        .ToList();
}
