using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Cache;

/// <summary>
/// Creates the folders of new entries as the setting <c>CacheFolders</c> defines, with a symbolic link in the place of each, which all readers follow, the Python tools too.
/// </summary>
/// <param name="setting">The current setting.</param>
internal sealed class PlacementRules(Func<SettingValue> setting)
{
    /// <summary>Gets the folder that a rule defines for an entry, under its uid; null if no rule matches.</summary>
    /// <param name="place">Full path of the place of the entry in the cache, whose last part is its uid.</param>
    /// <param name="script">The script of the result.</param>
    /// <param name="tags">Its tags.</param>
    /// <exception cref="CmException">Id <c>SettingInvalid</c>.</exception>
    public PlacementFolder? For(string place, ObjectName script, IReadOnlyList<string> tags)
    {
        var now = setting();
        return PlacementRule.Read(now.Text)?.FirstOrDefault(rule => rule.Names.All(name => Fits(name, script, tags))) is { } rule
            ? new PlacementFolder(place, rule, script, now.Place)
            : null;
    }

    /// <summary>Creates the folder of an entry elsewhere, if a rule matches; otherwise does nothing.</summary>
    /// <param name="place">Full path of the place of the entry in the cache, whose last part is its uid.</param>
    /// <param name="script">The script of the result.</param>
    /// <param name="tags">Its tags.</param>
    /// <exception cref="CmException">Ids <c>SettingInvalid</c>, <c>CacheFolderNotWritable</c>, <c>CacheLinkNotMade</c>; nothing is left then.</exception>
    public void Make(string place, ObjectName script, IReadOnlyList<string> tags) => For(place, script, tags)?.Make();

    /// <summary>Takes back what <see cref="Make"/> has made, since the entry was not.</summary>
    public static void Undo(string place)
    {
        if (LinkedDirectory.OwnBehind(place) is not null)
        {
            DirectoryRemoval.TryDelete(place);
        }
    }

    private static bool Fits(string name, ObjectName script, IReadOnlyList<string> tags) =>
        name[0] == '-' ? !Fits(name[1..], script, tags) : tags.Contains(name) || ObjectName.Parse(name).Matches(script);
}
