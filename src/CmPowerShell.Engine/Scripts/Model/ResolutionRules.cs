namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>The rules of resolution in which generations differ. Each is named after what it does in mlcflow; <see cref="Cmind"/> has none of them.</summary>
internal sealed record ResolutionRules
{
    /// <summary>The rules of cmind.</summary>
    public static ResolutionRules Cmind { get; } = new();

    /// <summary>The rules of mlcflow.</summary>
    public static ResolutionRules Mlcflow { get; } = new()
    {
        InputsAreVariables = true,
        EnvironmentsMerge = true,
        VersionsComeFirst = true,
        BasesComeFirst = true,
        CombinedVariationsComeLast = true,
        CombinedVariationsCanBeDynamic = true,
        DefaultVariationsOfScripts = true,
        EarlierUpdatesComeFirst = true,
        UpdatesStayWithScript = true,
        ScalarsAreConditions = true,
        ConstantsReachCallers = true,
        DynamicValuesFillPlainKeys = true,
        EachDynamicValueCounts = true,
        HostIsKnown = true,
        CallDirectoryIsKnown = true,
        SwitchesOfToolsAreInputs = true,
        ListsAreJoined = true,
        ResultsExpire = true,
        ItemsBecomeTags = true,
        TagsHavePlaceholders = true,
        OutputDirectoryIsOfCaller = true,
        EntriesNameAllVariations = true,
        EntriesDoNotChoose = true,
    };

    /// <summary>An input sets its variable and no constant: a variation or version can override it.</summary>
    public bool InputsAreVariables { get; private init; }

    /// <summary>The <c>env</c> of a part merges maps and appends to lists. Without the rule it replaces them.</summary>
    public bool EnvironmentsMerge { get; private init; }

    /// <summary>The meta of a version is applied before the variations, and a version <c>V</c> requests the variation <c>version.V</c> where the script has it.</summary>
    public bool VersionsComeFirst { get; private init; }

    /// <summary>A <c>base</c> is inserted in front of all variations. Without the rule it follows them.</summary>
    public bool BasesComeFirst { get; private init; }

    /// <summary>Combined variations are applied once, after all others. Without the rule they are applied after each one.</summary>
    public bool CombinedVariationsComeLast { get; private init; }

    /// <summary>One part of a combined variation may be dynamic (<c>a,x.#</c>).</summary>
    public bool CombinedVariationsCanBeDynamic { get; private init; }

    /// <summary>The script, its versions and conditional updates have <c>default_variations</c>, which precede those of variations.</summary>
    public bool DefaultVariationsOfScripts { get; private init; }

    /// <summary>Conditional updates are applied in the order in which they were met. Without the rule the latest part comes first.</summary>
    public bool EarlierUpdatesComeFirst { get; private init; }

    /// <summary>Conditional updates apply to their script alone. Without the rule they also apply to its dependencies.</summary>
    public bool UpdatesStayWithScript { get; private init; }

    /// <summary>A scalar is a condition with one value, and a variable that holds a placeholder is not set.</summary>
    public bool ScalarsAreConditions { get; private init; }

    /// <summary>The constants of a dependency become constants of its caller, and so of later dependencies.</summary>
    public bool ConstantsReachCallers { get; private init; }

    /// <summary>The value of a dynamic variation fills plain values and lists of its meta too. Without the rule only maps are filled, and lists of maps.</summary>
    public bool DynamicValuesFillPlainKeys { get; private init; }

    /// <summary>A dynamic variation that is selected with several values is applied with each of them. Without the rule the first value counts for all.</summary>
    public bool EachDynamicValueCounts { get; private init; }

    /// <summary>The kind of system, the processor and the user are variables of every script.</summary>
    public bool HostIsKnown { get; private init; }

    /// <summary>The directory of the call is a constant of every script of a run.</summary>
    public bool CallDirectoryIsKnown { get; private init; }

    /// <summary>The inputs <c>skip_sudo</c>, <c>hf_token</c>, <c>verify_ssl</c> and <c>search_folder_path</c> set variables of every script.</summary>
    public bool SwitchesOfToolsAreInputs { get; private init; }

    /// <summary>A native script gets the items of a list joined with the separator of lists. Without the rule it gets the text of the list.</summary>
    public bool ListsAreJoined { get; private init; }

    /// <summary>Results can expire (<c>cache_expiration</c>).</summary>
    public bool ResultsExpire { get; private init; }

    /// <summary>Each item of a list variable becomes a tag of a dependency, and the dependency's own variables precede. Without the rule the text of the list becomes the tag.</summary>
    public bool ItemsBecomeTags { get; private init; }

    /// <summary>The tags of a dependency can hold placeholders.</summary>
    public bool TagsHavePlaceholders { get; private init; }

    /// <summary>The output directory counts from the directory of the call. Without the rule it counts from that of the script, which is its entry when it is cached.</summary>
    public bool OutputDirectoryIsOfCaller { get; private init; }

    /// <summary>The tags of a cache entry name all variations of its result, in their order, and a search the requested ones. Without the rule both name the requested ones.</summary>
    public bool EntriesNameAllVariations { get; private init; }

    /// <summary>Of several scripts that fit, the first one is selected; the cache does not count. Without the rule those with an entry precede.</summary>
    public bool EntriesDoNotChoose { get; private init; }
}
