using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Editing;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Engine.Scripts.Layout;

/// <summary>
/// Puts the keys of <c>meta.yaml</c> in the usual order: sections with a comment above each, inputs by name, variations by group and name.
/// Only lines move. Comments stay with the key below them, and the text of each entry stays as it is written.
/// </summary>
public static class MetaLayout
{
    /// <summary>Rewrites the meta file of a script.</summary>
    /// <returns>The file, and whether it was changed.</returns>
    /// <exception cref="CmException"><c>LayoutNotKnown</c>, <c>LayoutNotPossible</c>, <c>MetaFileBroken</c>, <c>FileNotReadable</c>, <c>FileNotWritable</c>.</exception>
    public static (string File, bool IsChanged) Apply(Artifact script)
    {
        ArgumentNullException.ThrowIfNull(script);
        var file = Path.Combine(script.Path, MetaFileNames.Mlcflow + ".yaml");
        if (script.Repository.Dialect != MetaDialect.Mlcflow || !File.Exists(file))
        {
            throw NotKnown(script);
        }

        var written = EncodedText.Load(file);
        var arranged = Arrange(written.Text, file);
        if (arranged == written.Text)
        {
            return (file, false);
        }

        written.Save(file, arranged);
        return (file, true);
    }

    /// <summary>Arranges a text.</summary>
    /// <param name="text">Meta in YAML.</param>
    /// <param name="file">The file, for errors.</param>
    /// <exception cref="CmException"><c>LayoutNotPossible</c>, <c>MetaFileBroken</c>.</exception>
    internal static string Arrange(string text, string file)
    {
        var meta = YamlMeta.Parse(text, file);
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Where(line => !MetaSectionTable.Headings.Contains(line)).ToList();
        var split = YamlEntries.Split(lines, 0);
        var entries = split.Entries.OrderBy(entry => MetaSectionTable.PlaceOf(entry.Key)).Select(entry => Inner(entry, meta as MetaMap ?? [])).ToList();
        var arranged = string.Join(newLine, split.Head.Concat(WithHeadings(entries)).Append(""));
        return SameValue(arranged, file, meta) ? arranged : throw NotPossible(file);
    }

    private static YamlEntry Inner(YamlEntry entry, MetaMap meta)
    {
        var indent = YamlEntries.InnerIndent(entry);
        if (entry.Key is not ("input_mapping" or "variations") || indent == 0)
        {
            return entry;
        }

        var first = entry.Lines.FindIndex(line => line.StartsWith(entry.Key, StringComparison.Ordinal)) + 1;
        var split = YamlEntries.Split(entry.Lines[first..], indent);
        var values = meta.Map(entry.Key);
        var sorted = split.Entries.OrderBy(inner => entry.Key == "variations" ? GroupOf(values, inner.Key) : "", StringComparer.Ordinal).ThenBy(inner => inner.Key, StringComparer.Ordinal);
        return entry with { Lines = [.. entry.Lines[..first], .. split.Head, .. sorted.SelectMany(inner => inner.Lines)] };
    }

    // Variations without a group are last.
    private static string GroupOf(MetaMap variations, string name) => variations.Find(name) is MetaMap variation && variation.Find("group") is { } group
        ? (group is MetaList list ? list.Texts().FirstOrDefault() ?? "" : group.ToString())
        : "\uffff";

    private static IEnumerable<string> WithHeadings(List<YamlEntry> entries)
    {
        var previous = "";
        var isFirst = true;
        foreach (var entry in entries)
        {
            var heading = MetaSectionTable.HeadingOf(entry.Key);
            if (heading.Length > 0 && heading != previous)
            {
                previous = heading;
                if (!isFirst)
                {
                    yield return "";
                }

                yield return heading;
            }

            isFirst = false;
            foreach (var line in entry.Lines.SkipWhile(line => line.Trim().Length == 0))
            {
                yield return line;
            }
        }
    }

    private static bool SameValue(string text, string file, MetaValue meta)
    {
        try
        {
            return YamlMeta.Parse(text, file).Equals(meta);
        }
        catch (CmException)
        {
            return false;
        }
    }

    private static CmException NotKnown(Artifact script) => new(new CmError(
        "LayoutNotKnown", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The meta of '{script.Name}' in {script.Path} has no usual order: only 'meta.yaml' of mlcflow has one.")
    { Hint = $"'cm check script {script.Alias}' finds mistakes in meta of every generation.", Target = script.Alias });

    private static CmException NotPossible(string file) => new(new CmError(
        "LayoutNotPossible", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The keys of '{file}' cannot be put in order line by line. The file was not changed.")
    { Hint = "Write the top level in block style, each key at the beginning of a line, and anchors ('&') above their aliases ('*').", Target = file });
}
