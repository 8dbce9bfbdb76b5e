using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Engine.Scripts.Variations;
using CmPowerShell.Engine.Validation;
using CmPowerShell.Engine.Validation.Checking;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Conformance.Fuzz;

/// <summary>The steps for each input: it is read; readable input is written and read again, its variations are resolved, and all rules check it.</summary>
internal sealed class FuzzTarget(UninstalledRepository repository)
{
    private readonly KnownArtifacts _home = new(repository.Index);

    /// <summary>Tries an input.</summary>
    /// <param name="artifact">The artifact whose meta it was.</param>
    /// <param name="file">The file it was; JSON or YAML by its name.</param>
    /// <param name="bytes">The input.</param>
    /// <returns>Whether it could be read.</returns>
    /// <exception cref="InvalidOperationException">What was written is not what was read.</exception>
    internal bool Try(Artifact artifact, string file, byte[] bytes)
    {
        if (Read(file, bytes) is not { } document)
        {
            return false;
        }

        // JSON can hold half of a surrogate pair, which YamlDotNet refuses to read.
        if (!IsJson(file))
        {
            Compare("YAML", document.Value, YamlMeta.Parse(YamlMeta.Write(document.Value), file));
        }

        var json = JsonMeta.Write(document.Value);
        Compare("JSON", JsonMeta.Parse(json, file), JsonMeta.Parse(JsonMeta.Write(JsonMeta.Parse(json, file)), file));
        if (document.Value is MetaMap map)
        {
            var mutated = new Artifact(artifact.Identity, artifact.Repository, () => new ArtifactMeta(map, map));
            Resolve(mutated);
            ArtifactValidator.Check(MetaSubject.Create(mutated, LoadedMeta.Merge([new MetaSource(file, document)]), _home));
        }

        return true;
    }

    private static bool IsJson(string file) => file.EndsWith(".json", StringComparison.Ordinal);

    private static MetaDocument? Read(string file, byte[] bytes)
    {
        try
        {
            var text = MetaEncoding.Decode(bytes, file, IsJson(file) ? "JSON" : "YAML");
            return IsJson(file) ? JsonMeta.Read(text, file) : YamlMeta.Read(text, file);
        }
        catch (CmException problem) when (problem.Error.Id == "MetaFileBroken" && problem.Error.Location is { Line: > 0, Column: > 0 })
        {
            return null;
        }
    }

    private static void Resolve(Artifact script)
    {
        try
        {
            VariationResolver.Resolve(Generation.Cmind4.Read(script), []);
        }
        catch (CmException)
        {
            // Variations that cannot be combined are an error.
        }
    }

    private static void Compare(string format, MetaValue before, MetaValue after)
    {
        if (!before.Equals(after))
        {
            throw new InvalidOperationException($"What was written as {format} is not what was read.");
        }
    }
}
