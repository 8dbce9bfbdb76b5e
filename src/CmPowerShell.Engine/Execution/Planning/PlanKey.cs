using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Json;

namespace CmPowerShell.Engine.Execution.Planning;

/// <summary>
/// The key under which a build service keeps the home between builds: it changes when something changes that a run would reuse — the plan, the recipe of a script in it,
/// the request, the platform — and is the same on every machine where all of that is equal. It contains values only as digests.
/// </summary>
public sealed class PlanKey
{
    private const string Form = "cm cache key 2";
    private const int DigitsShown = 16;
    private readonly Dictionary<string, string> _recipes = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _asked = new(StringComparer.Ordinal);
    private readonly List<string> _nodes = [];

    /// <summary>The key as a text that can be compared line by line: the platform, the request, the scripts of the plans.</summary>
    public string Text => string.Concat(new[] { Form, $"platform {CacheOrigin.ThisPlatform}" }.Concat(_asked).Concat(_nodes).Select(line => line + "\n"));

    /// <summary>The key in one word of letters, digits and <c>-</c>, such as <c>cm-linux-x64-0123456789abcdef</c>.</summary>
    public string Short => $"cm-{CacheOrigin.ThisPlatform}-{Digests.OfText(Text)[..DigitsShown]}";

    /// <summary>Adds a run.</summary>
    /// <param name="request">The request.</param>
    /// <param name="plan">What it would call; complete.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">A file of a script cannot be read.</exception>
    public void Add(RunRequest request, ScriptPlan plan)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(plan);
        foreach (var (kind, values) in new[] { ("env", request.Env), ("const", request.Const), ("state", request.State), ("input", request.Inputs) })
        {
            _asked.UnionWith(values.Select(pair => $"{kind} {pair.Key} {Digests.OfText(JsonMeta.Write(pair.Value))}"));
        }

        _nodes.AddRange(plan.Requests.Select(GetLine));
    }

    private string GetLine(PlanNode node)
    {
        var versions = string.Join(',', node.Versions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
        return $"{node.Depth} {node.Script.Alias},{node.Script.Uid} tags={node.AskedTags} variations={node.Variations} versions={versions} recipe={GetRecipe(node.Script)}";
    }

    private string GetRecipe(Artifact script)
    {
        if (!_recipes.TryGetValue(script.Path, out var digest))
        {
            digest = RecipeFiles.Read(script).Digest;
            _recipes.Add(script.Path, digest);
        }

        return digest;
    }
}
