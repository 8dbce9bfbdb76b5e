using System.Collections;
using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution;
using CmPowerShell.Hosting;
using CmPowerShell.Values;

namespace CmPowerShell.Commands;

/// <summary>What the cmdlets have in common that ask for scripts with inputs: which script, and what it is given.</summary>
public abstract class CmScriptRequestCmdlet : CmCmdlet
{
    private protected const string ByName = "Name";
    private protected const string ByObject = "InputObject";

    private bool _hasLooked;

    /// <summary>The name of the script.</summary>
    [Parameter(Position = 0, ParameterSetName = ByName, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Uid")]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    [Texts]
    [NotBlank]
    public string[] Name { get; set; } = [""];

    /// <summary>The script itself, as Get-CmScript and Get-CmArtifact emit it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [GivenArtifact]
    [ValidateNotNullOrEmpty]
    public CmArtifact[] InputObject { get; set; } = [];

    /// <summary>Tags of the script; <c>_x</c> selects a variation, a leading <c>-</c> excludes.</summary>
    [Parameter(ParameterSetName = ByName, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [ArgumentCompleter(typeof(TagCompleter))]
    [Alias("Tags")]
    [Tags]
    public string[] Tag { get; set; } = [];

    /// <summary>Variations of the script, without the leading <c>_</c>; a leading <c>-</c> excludes one.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VariationCompleter))]
    [Texts]
    [NotBlank]
    public string[] Variation { get; set; } = [];

    /// <summary>Variables for the script.</summary>
    [Parameter]
    public IDictionary? Env { get; set; }

    /// <summary>Variables that neither the script nor anything it depends on can change.</summary>
    [Parameter]
    public IDictionary? Const { get; set; }

    /// <summary>The state for the script.</summary>
    [Parameter]
    public IDictionary? State { get; set; }

    /// <summary>Changes for dependencies at any depth, by the names that meta gives them.</summary>
    [Parameter]
    public IDictionary? Dependency { get; set; }

    /// <summary>The inputs of the script and the flags of the classic command line, by name.</summary>
    [Parameter]
    public IDictionary? Parameter { get; set; }

    /// <summary>The version to find or install.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VersionCompleter))]
    [Text]
    [NotBlank]
    public string? Version { get; set; }

    /// <summary>The earliest version that will do.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VersionCompleter))]
    [Text]
    [NotBlank]
    public string? MinimumVersion { get; set; }

    /// <summary>The latest version that will do.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VersionCompleter))]
    [Text]
    [NotBlank]
    public string? MaximumVersion { get; set; }

    /// <summary>Neither read nor write the cache.</summary>
    [Parameter]
    public SwitchParameter SkipCache { get; set; }

    /// <summary>Keep also the result of a script that is kept only on demand.</summary>
    [Parameter]
    public SwitchParameter ForceCache { get; set; }

    /// <summary>Make a new cache entry even if one fits.</summary>
    [Parameter]
    public SwitchParameter New { get; set; }

    /// <summary>When a kept result is reused; without it <c>CM_CACHE_POLICY</c> says so, else Content.</summary>
    [Parameter]
    public CmCachePolicy CachePolicy { get; set; }

    /// <summary>The requests of one record of the pipeline, each with what it is called in an error. They are made when they are needed, so that a mistake in one leaves the others alone.</summary>
    private protected IEnumerable<(string Target, Func<RunRequest> Make)> Requests()
    {
        if (ParameterSetName == ByObject)
        {
            return InputObject.Select(given => (
                given.ToString(),
                (Func<RunRequest>)(() => FreshRequest() with { Script = GivenScript.Of(given) })));
        }

        return Name.Select(name => (
            name.Length > 0 ? name : string.Join(',', Tag),
            (Func<RunRequest>)(() => FreshRequest() with { Name = ArtifactName.Parse(name) })));
    }

    // What has changed since the last command is looked at once, before the first script is sought.
    private RunRequest FreshRequest()
    {
        if (!_hasLooked)
        {
            Engine.Refresh();
            _hasLooked = true;
        }

        return Request();
    }

    /// <summary>What is asked for, without the script.</summary>
    private protected virtual RunRequest Request() => new()
    {
        Tags = [.. Tag, .. Split(Variation).Select(VariationTag)],
        Env = ToMeta.Map(Env, "-Env"),
        Const = ToMeta.Map(Const, "-Const"),
        State = ToMeta.Map(State, "-State"),
        Inputs = RequestInputs.Of(ToMeta.Map(Parameter, "-Parameter"))
            .Set("adr", ToMeta.Map(Dependency, "-Dependency"))
            .Set("version", Version)
            .Set("version_min", MinimumVersion)
            .Set("version_max", MaximumVersion)
            .Set("force_cache", ForceCache)
            .Set("cache_policy", MyInvocation.BoundParameters.ContainsKey(nameof(CachePolicy)) ? CachePolicy.ToString() : null)
            .Inputs,
        WorkDirectory = WorkDirectory,
        SkipCache = SkipCache,
        New = New,
        ChecksInputs = true,
    };

    private static IEnumerable<string> Split(string[] texts) =>
        texts.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static string VariationTag(string name) => name.TrimStart('-', '_') is var plain && name.StartsWith('-') ? "-_" + plain : "_" + plain;
}
