using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Executors.Slurm;

/// <summary>Options of <c>sbatch</c> that a request may have. Those that change what runs, or where its output goes, are not among them.</summary>
internal static class SlurmOptions
{
    private static readonly string[] Names =
    [
        "account", "acctg-freq", "begin", "bb", "clusters", "cluster-constraint", "comment", "constraint", "contiguous", "core-spec", "cores-per-socket", "cpu-freq", "cpus-per-gpu",
        "cpus-per-task", "deadline", "dependency", "distribution", "exclude", "exclusive", "extra-node-info", "gpu-bind", "gpu-freq", "gpus", "gpus-per-node", "gpus-per-socket",
        "gpus-per-task", "gres", "gres-flags", "hint", "licenses", "mail-type", "mail-user", "mem", "mem-bind", "mem-per-cpu", "mem-per-gpu", "mincpus", "network", "nice", "nodelist",
        "nodes", "ntasks", "ntasks-per-core", "ntasks-per-gpu", "ntasks-per-node", "ntasks-per-socket", "overcommit", "oversubscribe", "partition", "power", "priority", "profile", "qos",
        "reservation", "signal", "sockets-per-node", "spread-job", "switches", "thread-spec", "threads-per-core", "time", "time-min", "tmp", "use-min-nodes", "wait-all-nodes", "wckey",
    ];

    private static readonly Dictionary<string, string> ShortNames = new(StringComparer.Ordinal) { ["cpus"] = "cpus-per-task", ["memory"] = "mem" };

    /// <summary>The arguments of the options.</summary>
    /// <param name="resources">The options by name; an underscore is a hyphen. <c>true</c> is an option without a value, <c>false</c> none.</param>
    /// <exception cref="CmException">Ids <c>ResourceUnknown</c>, <c>ResourceInvalid</c>.</exception>
    public static IReadOnlyList<string> GetArguments(MetaMap resources) =>
        [.. Merge(resources, []).Where(pair => pair.Value is not MetaBoolean { Value: false }).Select(pair => GetArgument(pair.Key, pair.Value))];

    /// <summary>Options by the long names of <c>sbatch</c>.</summary>
    /// <param name="resources">What a script declares.</param>
    /// <param name="given">What the caller demands instead.</param>
    public static MetaMap Merge(MetaMap resources, MetaMap given)
    {
        var merged = new MetaMap();
        foreach (var (name, value) in resources.Concat(given))
        {
            var plain = name.Replace('_', '-');
            merged[ShortNames.GetValueOrDefault(plain, plain)] = value;
        }

        return merged;
    }

    private static string GetArgument(string name, MetaValue value)
    {
        if (!Names.Contains(name, StringComparer.Ordinal))
        {
            throw new CmException(new CmError("ResourceUnknown", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{name}' is no resource that can be requested from Slurm.")
            { Hint = NearestName.Hint(name, Names) ?? "Use the long names of the options of sbatch, such as cpus-per-task, mem, time and partition.", Target = name });
        }

        return value switch
        {
            MetaBoolean => $"--{name}",
            MetaText or MetaInteger or MetaReal when value.ToString() is { Length: > 0 } text && !text.Any(char.IsControl) => $"--{name}={text}",
            _ => throw new CmException(new CmError("ResourceInvalid", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The value of the resource '{name}' is neither a number nor a text in one line.")
            { Hint = $"Write it as the option --{name} of sbatch has it.", Target = name }),
        };
    }
}
