using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reporting;

/// <summary>The versions that the scripts of a run found, for <c>print_versions</c> and <c>dump_version_info</c>.</summary>
internal static class VersionReport
{
    private const string Short = "version_info.json";

    /// <summary>All names of files with it.</summary>
    public static IReadOnlyList<string> Files { get; } = [NameFor(MetaDialect.Cmind), NameFor(MetaDialect.Mlcflow), Short];

    /// <summary>One entry for each script, dependencies before the script that needs them; each is a map with one key, the requested tags.</summary>
    /// <param name="result">The result of a run.</param>
    public static MetaList Create(RunResult result)
    {
        var list = new MetaList();
        Add(list, result, null);
        return list;
    }

    /// <summary>The report as text.</summary>
    public static IEnumerable<string> Lines(MetaList report) =>
    [
        "Versions of dependencies:",
        .. report.OfType<MetaMap>().SelectMany(entry => entry)
            .Where(pair => ((MetaMap)pair.Value).Text("version").Length > 0)
            .Select(pair => $"* {pair.Key}: {((MetaMap)pair.Value).Text("version")}"),
    ];

    /// <summary>Writes the report into a directory, under the names that the tools use for which the requested script was written.</summary>
    public static void Save(MetaList report, string directory, MetaDialect dialect)
    {
        foreach (var file in new[] { NameFor(dialect), Short })
        {
            JsonMeta.Save(Path.Combine(directory, file), report);
        }
    }

    private static string NameFor(MetaDialect dialect) => dialect == MetaDialect.Mlcflow ? "mlc-run-script-versions.json" : "cm-run-script-versions.json";

    private static void Add(MetaList list, RunResult result, RunResult? parent)
    {
        foreach (var dependency in result.Dependencies)
        {
            Add(list, dependency, result);
        }

        list.Add(Entry(result, parent is null ? MetaNull.Instance : Name(parent.Script, parent.AskedTags)));
    }

    /// <summary>The entry of one script.</summary>
    /// <param name="result">Its result.</param>
    /// <param name="parent">The script that needed it, as <see cref="Name"/> writes it; null for the requested one.</param>
    public static MetaMap Entry(RunResult result, MetaValue parent)
    {
        var asked = RequestedTags.Parse(result.AskedTags);
        return new MetaMap
        {
            [string.Join(',', asked.Plain.Concat(asked.Variations.Select(name => "_" + name)))] = new MetaMap
            {
                ["script_uid"] = result.Script.Uid,
                ["script_alias"] = result.Script.Alias,
                ["script_tags"] = string.Join(',', result.Script.Tags),
                ["script_variations"] = string.Join(',', asked.Variations),
                ["version"] = result.Version ?? "",
                ["parent"] = parent,
            },
        };
    }

    /// <summary>The script that needs the last one of a path, with the requested variations; null for a request of the user.</summary>
    public static MetaValue GetParent(DependencyPath trail) => trail.Steps is [.., var last] ? Name(last.Script, last.AskedTags.Split(',')) : MetaNull.Instance;

    /// <summary>A script with the requested variations.</summary>
    public static string Name(Artifact script, IReadOnlyList<string> askedTags)
    {
        var variations = RequestedTags.Parse(askedTags).Variations;
        return script.Name + (variations.Count > 0 ? $" ( {string.Join(",_", variations)} )" : "");
    }
}
