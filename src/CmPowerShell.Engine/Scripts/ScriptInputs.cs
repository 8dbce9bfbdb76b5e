using System.Text.RegularExpressions;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts;

/// <summary>Validates the user's inputs against the known inputs: the engine's, those a script maps to variables, and those its hooks mention.</summary>
internal static partial class ScriptInputs
{
    /// <summary>Writes inputs as the script spells them: <c>find_performance</c> becomes <c>find-performance</c> where its meta maps that one, and the other way round.</summary>
    /// <returns>The same map where nothing changes.</returns>
    public static MetaMap Align(ScriptModel script, MetaMap inputs)
    {
        var mapped = Mapped(script).ToHashSet(StringComparer.Ordinal);
        string Spelled(string key) => EngineInputs.Contains(key, script) || mapped.Contains(key) ? key : mapped.FirstOrDefault(name => IsSame(name, key), key);
        return inputs.Keys.All(key => Spelled(key) == key) ? inputs : new MetaMap(inputs.Select(pair => KeyValuePair.Create(Spelled(pair.Key), pair.Value)));
    }

    /// <summary>Validates inputs against those of a script.</summary>
    /// <returns>Those that change nothing in this run, each with the reason.</returns>
    /// <exception cref="CmException">Id <c>InputUnknown</c>: one is not understood and would be without effect.</exception>
    public static IEnumerable<(string Input, string Reason)> Check(ScriptModel script, MetaMap inputs)
    {
        var others = inputs.Keys.Where(key => !EngineInputs.Contains(key, script)).ToList();
        var mapped = others.Count > 0 ? Mapped(script).ToHashSet(StringComparer.Ordinal) : [];
        var spoken = others.TrueForAll(mapped.Contains) ? [] : ReadIdentifiers(script.Artifact.Path);
        var described = Described(script).ToHashSet(StringComparer.Ordinal);
        if (others.Find(key => !mapped.Contains(key) && !spoken.Contains(key) && !described.Contains(key)) is { } unknown)
        {
            throw Unknown(script, unknown, [.. mapped, .. described]);
        }

        return others.Where(key => !mapped.Contains(key) && !spoken.Contains(key))
            .Select(key => (key, "the script describes it, but neither maps it to a variable nor names it in a hook"))
            .Concat(inputs.Keys.Where(EngineInputs.WithoutEffect.ContainsKey).Select(key => (key, EngineInputs.WithoutEffect[key])));
    }

    /// <summary>The inputs that a script maps to variables in any variation.</summary>
    public static IEnumerable<string> Mapped(ScriptModel script) =>
        script.Parts.SelectMany(part => part.InputMapping.Inputs).Concat(script.DockerSettings.InputMapping.Inputs).Distinct();

    private static IEnumerable<string> Described(ScriptModel script) =>
        script.Parts.SelectMany(part => part.DockerInputs).Concat(script.DockerSettings.DockerInputs).Concat(script.DescribedInputs.Keys);

    private static bool IsSame(string one, string other) => one.Replace('-', '_') == other.Replace('-', '_');

    /// <summary>The words in quotes of the hooks in a folder; an input that a hook reads is among them.</summary>
    public static HashSet<string> ReadIdentifiers(string folder) => Directory.EnumerateFiles(folder, "customize.*", FilePatterns.Literal)
        .SelectMany(file => QuotedWord().Matches(RegularFile.ReadAllText(file)).Select(match => match.Groups[1].Value))
        .ToHashSet(StringComparer.Ordinal);

    private static CmException Unknown(ScriptModel script, string input, IReadOnlyCollection<string> own)
    {
        var nearest = NearestName.Hint(input, own.Concat(EngineInputs.Names))
            ?? (own.Count > 0 ? $"Its additional inputs are: {string.Join(", ", own.Order(StringComparer.Ordinal))}." : "It has no additional inputs.");
        return new(new CmError(
            "InputUnknown", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The script '{script.Name}' does not know the input '{input}'.")
        {
            Hint = $"{nearest} '--strict=no' passes it to the script anyway.",
            Target = input,
        });
    }

    [GeneratedRegex("""['"]([A-Za-z_][A-Za-z0-9_-]*)['"]""")]
    private static partial Regex QuotedWord();
}
