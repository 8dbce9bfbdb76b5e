using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Meta.Editing;

/// <summary>
/// Changes the meta files of a folder and leaves them in the form they had: YAML stays YAML with its comments and its order,
/// JSON stays JSON with its indent and its order, and where both are there each key is changed in the file that it counts in.
/// </summary>
internal static class MetaPair
{
    /// <summary>Saves the combined content of the files.</summary>
    /// <param name="basePath">The path without extension, such as <c>…/_cm</c>.</param>
    /// <param name="wanted">The whole new meta.</param>
    /// <returns>The YAML file whose comments were lost because it had to be written again; null when nothing was lost.</returns>
    /// <exception cref="CmException"><c>MetaFileMissing</c>, <c>FileNotReadable</c>, <c>MetaFileBroken</c>, <c>FileNotWritable</c>.</exception>
    internal static string? Save(string basePath, MetaMap wanted)
    {
        var files = MetaFile.LoadPair(basePath).Sources.ToDictionary(source => Path.GetExtension(source.Path), source => (source.Path, Map: (MetaMap)source.Document.Value));
        var json = files.GetValueOrDefault(".json");
        var yaml = files.GetValueOrDefault(".yaml");
        if (yaml.Path is not null && json.Path is not null)
        {
            return SaveBoth(yaml, json, wanted);
        }

        if (yaml.Path is not null)
        {
            return SaveYaml(yaml.Path, wanted);
        }

        SaveJson(json.Path!, json.Map, wanted);
        return null;
    }

    // JSON hides YAML. The JSON file therefore first contains the whole change: after a kill in between, readers see the whole change, except for
    // keys that go away.
    private static string? SaveBoth((string Path, MetaMap Map) yaml, (string Path, MetaMap Map) json, MetaMap wanted)
    {
        var (wantedYaml, wantedJson) = (OfYaml(yaml.Map, json.Map, wanted), OfJson(yaml.Map, json.Map, wanted));
        if (wantedYaml.Equals(yaml.Map))
        {
            SaveJson(json.Path, json.Map, wantedJson);
            return null;
        }

        var file = EncodedText.Load(json.Path);
        var form = JsonForm.Detect(file.Text, json.Map);
        file.Save(json.Path, form.Write(wanted));
        var lost = SaveYaml(yaml.Path, wantedYaml);
        file.Save(json.Path, wantedJson.Equals(json.Map) ? file.Text : form.Write(wantedJson));
        return lost;
    }

    // JSON hides YAML, so a key that both files have is changed in JSON alone.
    private static MetaMap OfYaml(MetaMap yaml, MetaMap json, MetaMap wanted) => new(
        yaml.Where(pair => wanted.ContainsKey(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, json.ContainsKey(pair.Key) ? pair.Value : wanted[pair.Key])));

    private static MetaMap OfJson(MetaMap yaml, MetaMap json, MetaMap wanted) =>
        new(wanted.Where(pair => json.ContainsKey(pair.Key) || !yaml.ContainsKey(pair.Key)));

    private static string? SaveYaml(string path, MetaMap wanted)
    {
        var file = EncodedText.Load(path);
        if (YamlEditor.Edit(file.Text, path, wanted) is not { } edited)
        {
            file.Save(path, YamlMeta.Write(wanted, sortKeys: false));
            return file.Text.Contains('#', StringComparison.Ordinal) ? path : null;
        }

        if (edited != file.Text)
        {
            file.Save(path, edited);
        }

        return null;
    }

    private static void SaveJson(string path, MetaMap old, MetaMap wanted)
    {
        if (!old.Equals(wanted))
        {
            var file = EncodedText.Load(path);
            file.Save(path, JsonForm.Detect(file.Text, old).Write(wanted));
        }
    }
}
