using System.Collections;
using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Hosting;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Scripts;

/// <summary>The base of the cmdlets that request scripts with inputs.</summary>
public abstract class CmScriptRequestCmdlet : CmScriptSelectionCmdlet
{
    private bool _hasLooked;

    /// <summary>Variations of the script, without the leading <c>_</c>; a leading <c>-</c> excludes one.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VariationCompleter))]
    [Texts]
    [NotBlank]
    public string[] Variation { get; set; } = [];

    /// <summary>Variables for the script.</summary>
    [Parameter]
    [Table]
    public IDictionary? Env { get; set; }

    /// <summary>Variables that neither the script nor anything it depends on can change.</summary>
    [Parameter]
    [Table]
    public IDictionary? Const { get; set; }

    /// <summary>The state for the script.</summary>
    [Parameter]
    [Table]
    public IDictionary? State { get; set; }

    /// <summary>Changes for dependencies at any depth, by the names that meta gives them.</summary>
    [Parameter]
    [Table]
    public IDictionary? Dependency { get; set; }

    /// <summary>The inputs of the script and the flags of the classic command line, by name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ParameterCompleter))]
    [Table]
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

    /// <summary>Also cache the result of a script that is cached only on demand.</summary>
    [Parameter]
    public SwitchParameter ForceCache { get; set; }

    /// <summary>Make a new cache entry even if one fits.</summary>
    [Parameter]
    public SwitchParameter New { get; set; }

    /// <summary>Take the first of several scripts that fit.</summary>
    [Parameter]
    public SwitchParameter First { get; set; }

    /// <summary>The condition for reusing a cached result; the default is <c>CM_CACHE_POLICY</c>, or else Content.</summary>
    [Parameter]
    public CmCachePolicy CachePolicy { get; set; }

    /// <summary>The requests of one record of the pipeline, each with its name in errors. They are made when they are needed, so that an error of one does not affect the others.</summary>
    private protected IEnumerable<(string Target, Func<RunRequest> Make)> Requests() => Select(FreshRequest);

    // Changes since the last command are read first, before the first script is searched.
    private RunRequest FreshRequest()
    {
        if (!_hasLooked)
        {
            Engine.Refresh();
            _hasLooked = true;
        }

        return Request();
    }

    /// <summary>The request, without the script.</summary>
    private protected virtual RunRequest Request() => new()
    {
        Tags = [.. Tag, .. Split(Variation).Select(VariationTag)],
        Env = ToMeta.Map(Env, "-Env"),
        Const = ToMeta.Map(Const, "-Const"),
        State = ToMeta.Map(State, "-State"),
        Inputs = RequestInputs.Create(ToMeta.Map(Parameter, "-Parameter"))
            .Set("adr", ToMeta.Map(Dependency, "-Dependency"))
            .Set("version", Version)
            .Set("version_min", MinimumVersion)
            .Set("version_max", MaximumVersion)
            .Set("force_cache", ForceCache)
            .Set("first", First)
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
