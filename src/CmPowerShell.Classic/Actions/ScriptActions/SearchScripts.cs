using CmPowerShell.Classic.Actions.ArtifactActions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary><c>cm find script --tags=…</c>: tags with a leading <c>_</c> are variations, and those scripts are found that offer them all.</summary>
internal sealed class SearchScripts : SearchArtifacts
{
    public override IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "alias, uid or 'alias,uid', with wildcards, optionally with 'repository:' in front, or its tags separated by spaces"),
        new("tags", "required tags, separated by commas; a leading '-' excludes a tag, and '_x' requires a variation"),
    ];

    protected override IReadOnlyList<Artifact> Find(ActionCall call)
    {
        var asked = RequestedTags.Parse(call.Request.Tags);
        var found = call.Services.Index.Find(Plain(call, asked));
        return asked.Variations.Count == 0 ? found : found.Where(script => Missing(script, asked, call.Operation.Events) is { Count: 0 }).ToList();
    }

    /// <summary>The tags without and with variations, and whether some script has the former: as the automation of the reference answers.</summary>
    protected override IEnumerable<(string Key, MetaValue Value)> Further(ActionCall call, IReadOnlyList<Artifact> found)
    {
        var asked = RequestedTags.Parse(call.Request.Tags);
        return
        [
            ("script_tags", MetaList.OfTexts(asked.Plain)),
            ("variation_tags", MetaList.OfTexts(asked.Variations)),
            ("found_scripts", found.Count > 0 || call.Services.Index.Find(Plain(call, asked)).Count > 0),
        ];
    }

    protected override CmError NothingFound(ActionCall call)
    {
        var asked = RequestedTags.Parse(call.Request.Tags);
        var query = Plain(call, asked);
        var refusing = call.Services.Index.Find(query).FirstOrDefault(script => Missing(script, asked, NullEventSink.Instance) is { Count: > 0 });
        return refusing is not null
            ? ScriptErrors.VariationNotFound(refusing, Missing(refusing, asked, NullEventSink.Instance)![0], [.. ScriptKeys.Variations.In(refusing.Meta).Keys], ReturnCode.NotFound).Error
            : new ArtifactSuggestions(call.Services.Index).NothingFound(query, "script");
    }

    private static ArtifactQuery Plain(ActionCall call, RequestedTags asked) => call.Query with { Tags = TagQuery.FromTags(asked.Plain) };

    /// <summary>Gets the variations that a script does not offer; null when its meta cannot be read, which is reported as a problem.</summary>
    private static IReadOnlyList<string>? Missing(Artifact script, RequestedTags asked, IEventSink problems)
    {
        try
        {
            return asked.MissingIn(script);
        }
        catch (CmException failure)
        {
            problems.Publish(new ProblemReported(failure.Error));
            return null;
        }
    }
}
