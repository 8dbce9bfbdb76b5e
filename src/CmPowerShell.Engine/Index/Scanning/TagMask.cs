namespace CmPowerShell.Engine.Index.Scanning;

/// <summary>
/// One bit for each tag, so that most artifacts are skipped without comparing texts:
/// what lacks a bit of the query lacks one of its tags; what has them all must still be compared.
/// </summary>
internal static class TagMask
{
    /// <summary>The bits of some tags.</summary>
    public static ulong Compute(IReadOnlyList<string> tags)
    {
        var mask = 0UL;
        for (var i = 0; i < tags.Count; i++)
        {
            mask |= Compute(tags[i]);
        }

        return mask;
    }

    private static ulong Compute(string tag)
    {
        var length = tag.Length;
        return length == 0 ? 1UL : 1UL << (((length * 37) + (tag[0] * 7) + (tag[length - 1] * 13) + (tag[length / 2] * 29)) & 63);
    }
}
