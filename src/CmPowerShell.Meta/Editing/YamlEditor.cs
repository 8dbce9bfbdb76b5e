using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Meta.Editing;

/// <summary>
/// Changes values of a YAML text in place, so that comments, order, quotes and everything else are kept.
/// The result is read again: if it differs from the requested value (an anchor that others refer to, a merge key), it is not used.
/// </summary>
internal static class YamlEditor
{
    /// <summary>Changes the text so that it has the requested value.</summary>
    /// <param name="text">A YAML text without byte order mark.</param>
    /// <param name="file">Its file, for errors.</param>
    /// <param name="wanted">The requested value.</param>
    /// <returns>The text; null when it can only be written again.</returns>
    /// <exception cref="CmException"><c>MetaFileBroken</c>: the text is no YAML.</exception>
    internal static string? Edit(string text, string file, MetaMap wanted)
    {
        var old = YamlMeta.Parse(text, file);
        if (wanted.Equals(old))
        {
            return text;
        }

        try
        {
            var patches = new TextPatches(text);
            new YamlValueEdit(text, patches).Change(YamlPlaces.Find(text) ?? throw new NotEditableException(), old, wanted);
            var edited = patches.Apply();
            return Says(edited, file, wanted) ? edited : null;
        }
        catch (NotEditableException)
        {
            return null;
        }
    }

    private static bool Says(string text, string file, MetaMap wanted)
    {
        try
        {
            return wanted.Equals(YamlMeta.Parse(text, file));
        }
        catch (CmException)
        {
            return false;
        }
    }
}
