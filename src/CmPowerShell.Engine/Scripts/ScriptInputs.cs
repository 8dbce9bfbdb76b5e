using System.Text.RegularExpressions;
using CmPowerShell.Engine.Scripts.Variations;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts;

/// <summary>Holds the inputs that a person gave against those that a run understands: the engine's, those a script maps to variables, and those its hooks speak of.</summary>
internal static partial class ScriptInputs
{
    /// <summary>Writes inputs as the script spells them: <c>find_performance</c> becomes <c>find-performance</c> where its meta maps that one, and the other way round.</summary>
    /// <returns>The same map where nothing changes.</returns>
    public static MetaMap Align(ScriptMeta script, MetaMap inputs)
    {
        var mapped = Mapped(script.Map).ToHashSet(StringComparer.Ordinal);
        string Spelled(string key) => EngineInputs.Contains(key) || mapped.Contains(key) ? key : mapped.FirstOrDefault(name => IsSame(name, key), key);
        return inputs.Keys.All(key => Spelled(key) == key) ? inputs : new MetaMap(inputs.Select(pair => KeyValuePair.Create(Spelled(pair.Key), pair.Value)));
    }

    /// <summary>Holds inputs against those a script understands.</summary>
    /// <returns>Those that change nothing in this run, each with the reason.</returns>
    /// <exception cref="CmException">Id <c>InputUnknown</c>: one is not understood and would be without effect.</exception>
    public static IEnumerable<(string Input, string Reason)> Check(ScriptMeta script, MetaMap inputs)
    {
        var others = inputs.Keys.Where(key => !EngineInputs.Contains(key)).ToList();
        var mapped = others.Count > 0 ? Mapped(script.Map).ToHashSet(StringComparer.Ordinal) : [];
        var spoken = others.TrueForAll(mapped.Contains) ? [] : ReadIdentifiers(script.Artifact.Path);
        var described = Described(script.Map).ToHashSet(StringComparer.Ordinal);
        if (others.Find(key => !mapped.Contains(key) && !spoken.Contains(key) && !described.Contains(key)) is { } unknown)
        {
            throw Unknown(script, unknown, [.. mapped, .. described]);
        }

        return others.Where(key => !mapped.Contains(key) && !spoken.Contains(key))
            .Select(key => (key, "the script describes it, but neither maps it to a variable nor names it in a hook"))
            .Concat(inputs.Keys.Where(EngineInputs.WithoutEffect.ContainsKey).Select(key => (key, EngineInputs.WithoutEffect[key])));
    }

    /// <summary>The inputs that a script maps to variables, whatever its variation.</summary>
    public static IEnumerable<string> Mapped(MetaMap meta) => Parts(meta).SelectMany(part => part.Map("input_mapping").Keys).Distinct();

    private static IEnumerable<string> Described(MetaMap meta) =>
        Parts(meta).SelectMany(part => part.Map("docker_input_mapping").Keys).Concat(meta.Map("input_description").Keys);

    private static IEnumerable<MetaMap> Parts(MetaMap meta) => new[] { meta, meta.Map("docker") }
        .Concat(meta.Map("variations").Values.OfType<MetaMap>())
        .Concat(meta.Map("versions").Values.OfType<MetaMap>());

    private static bool IsSame(string one, string other) => one.Replace('-', '_') == other.Replace('-', '_');

    /// <summary>The words in quotes of the hooks in a folder; an input that a hook reads is among them.</summary>
    public static HashSet<string> ReadIdentifiers(string folder) => Directory.EnumerateFiles(folder, "customize.*")
        .SelectMany(file => QuotedWord().Matches(RegularFile.ReadAllText(file)).Select(match => match.Groups[1].Value))
        .ToHashSet(StringComparer.Ordinal);

    private static CmException Unknown(ScriptMeta script, string input, IReadOnlyCollection<string> own)
    {
        var nearest = NearestName.Hint(input, own.Concat(EngineInputs.Names))
            ?? (own.Count > 0 ? $"Its own inputs are: {string.Join(", ", own.Order(StringComparer.Ordinal))}." : "It has no inputs of its own.");
        return new(new CmError(
            "InputUnknown", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The script '{script.Name}' does not know the input '{input}'.")
        {
            Hint = $"{nearest} With '--strict=no' it is passed on all the same.",
            Target = input,
        });
    }

    [GeneratedRegex("""['"]([A-Za-z_][A-Za-z0-9_-]*)['"]""")]
    private static partial Regex QuotedWord();
}
