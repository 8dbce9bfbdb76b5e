using CmPowerShell.Engine.Cache.Matching;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse.Content;

/// <summary>By what runs know that they would make the same result.</summary>
/// <param name="scope">The run.</param>
/// <param name="content">What it makes its result from.</param>
/// <param name="catalog">Finds the scripts of dependencies.</param>
internal sealed class ResultIdentity(ScriptExecution scope, RequestContent content, ScriptCatalog catalog)
{
    private IReadOnlyList<string>? _key;

    /// <summary>The parts of the key; only tags and script with the cache policy <see cref="CachePolicy.Tags"/>.</summary>
    public IReadOnlyList<string> Key => _key ??= [.. ResultKey.GetTags(scope), .. IsOfTags ? [] : ResultKey.Create(content, scope, catalog)];

    /// <summary>Whether only tags decide about reuse.</summary>
    public bool IsOfTags => scope.Context.Trail.CachePolicy == CachePolicy.Tags;
}
