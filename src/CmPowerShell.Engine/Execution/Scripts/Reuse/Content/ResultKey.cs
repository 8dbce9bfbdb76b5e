using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Meta.Json;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse.Content;

/// <summary>
/// By what runs know, before their first dependency runs, that they would make the same result: its tags, and with the policy <c>Content</c> also inputs, version
/// and the requests for dependencies. Unknown values are not part of it, so two runs that would not use each other's result may have one key, and then the
/// one waits without need; two that would take it do not have two.
/// </summary>
internal static class ResultKey
{
    /// <summary>The tags by which the result is found, and the script.</summary>
    /// <param name="scope">The run.</param>
    public static IEnumerable<string> GetTags(ScriptExecution scope) => scope.CacheTags!.Entry.Union(scope.CacheTags.SearchTags).Append(scope.Script.Uid);

    /// <summary>The parts of the key beyond the tags, in no order.</summary>
    /// <param name="content">What the result is made from.</param>
    /// <param name="scope">The run.</param>
    /// <param name="catalog">Finds the scripts of dependencies.</param>
    public static IEnumerable<string> Create(RequestContent content, ScriptExecution scope, ScriptCatalog catalog) =>
    [
        $"version {content.Version}",
        .. Changes(content, scope.Resolved),
        .. Inputs(content, scope, catalog).Select(input => $"{input.Key}={input.Value.Value}"),
    ];

    // Changes by 'ad' and 'adr' for names that none of its dependencies has go down to others, or nowhere.
    private static IEnumerable<string> Changes(RequestContent content, ResolvedScript resolved)
    {
        var names = content.Asks.SelectMany(ask => ask.Names).ToHashSet(StringComparer.Ordinal);
        return DependencyChanges.DirectIn(resolved.Inputs, resolved.Script).Table.Concat(content.Changes)
            .Where(change => names.Contains(change.Key))
            .Select(change => $"{change.Key}: {JsonMeta.WriteLine(change.Value, sortKeys: true)}");
    }

    // An input with the value that the script has anyway is not an input. A secret must not become part of the name of a file, not even by a digest.
    private static IEnumerable<KeyValuePair<string, RecordedInput>> Inputs(RequestContent content, ScriptExecution scope, ScriptCatalog catalog)
    {
        var own = ReadVariables.OwnValues(scope.Resolved);
        var given = content.Inputs.Where(input => input.Value is { IsGiven: true, IsSecret: false } && !own[input.Key].Contains(input.Value.Value)).ToList();
        var brought = new Lazy<DependencyOutputs>(() => DependencyOutputs.Collect(scope, catalog));
        return given.Where(input => input.Value.Input.Length > 0 || !brought.Value.MayHold(input.Key));
    }
}
