using CmPowerShell.Engine.Cache.Matching;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse.Content;

/// <summary>
/// What the result of a run is made from, as it is before the first dependency runs. Nothing is read for a run that does not ask, so the first stage that may change the environment has to call
/// <see cref="Fix"/>.
/// </summary>
/// <param name="scope">The run.</param>
/// <param name="catalog">Finds the scripts of dependencies.</param>
internal sealed class ResultIdentity(ScriptExecution scope, ScriptCatalog catalog)
{
    private readonly Lazy<RequestContent> _content = new(() => RequestContent.Capture(scope));
    private IReadOnlyList<string>? _key;

    /// <summary>The content against which the records of entries are compared, and which the record of a new entry holds.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>FileNotReadable</c>: a file of the script.</exception>
    public RequestContent Content => _content.Value;

    /// <summary>By what runs know that they would make the same result; only tags and script with the cache policy <see cref="CachePolicy.Tags"/>.</summary>
    public IReadOnlyList<string> Key => _key ??= [.. ResultKey.GetTags(scope), .. IsOfTags ? [] : ResultKey.Create(Content, scope, catalog)];

    /// <summary>Whether only tags decide about reuse.</summary>
    public bool IsOfTags => scope.Context.Trail.CachePolicy == CachePolicy.Tags;

    /// <summary>Keeps what is there now for the rest of the run.</summary>
    public void Fix() => _ = Content;
}
