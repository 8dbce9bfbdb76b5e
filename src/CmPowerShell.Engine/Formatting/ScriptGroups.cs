namespace CmPowerShell.Engine.Formatting;

/// <summary>
/// The script of each line of a run, for readers that do not support nested groups. A group is opened by its first line, and closed when the
/// next line belongs to another script.
/// </summary>
internal sealed class ScriptGroups
{
    private readonly List<(string Title, bool WasShown)> _scripts = [];
    private int _open = -1;

    /// <summary>Whether a group is open.</summary>
    public bool IsOpen => _open >= 0;

    /// <summary>A script begins. Every script of its depth or deeper has ended.</summary>
    public void Begin(string title, int depth)
    {
        Drop(depth);
        _scripts.Add((title, false));
    }

    /// <summary>Whether a line of a depth belongs to the open group, or to none while none is open.</summary>
    public bool IsOwner(int depth) => GetOwner(depth) == _open;

    /// <summary>Opens the group to which a line of a depth belongs.</summary>
    /// <returns>Its title; null when the line belongs to none.</returns>
    public string? Open(int depth)
    {
        _open = GetOwner(depth);
        if (!IsOpen)
        {
            return null;
        }

        var (title, wasShown) = _scripts[_open];
        _scripts[_open] = (title, true);
        return wasShown ? $"{title} (continued)" : title;
    }

    /// <summary>The script of a depth has ended, and so has its group.</summary>
    /// <returns>Whether a group was open.</returns>
    public bool End(int depth)
    {
        var wasOpen = IsOpen;
        Drop(depth);
        _open = -1;
        return wasOpen;
    }

    private int GetOwner(int depth) => Math.Min(depth, _scripts.Count - 1);

    private void Drop(int depth)
    {
        var left = Math.Min(depth, _scripts.Count);
        _scripts.RemoveRange(left, _scripts.Count - left);
    }
}
