using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>
/// The order of versions as one table: two versions, and 1, 0 or -1 when the first is later than, equal to or earlier than the second.
/// The tests of the engine, of the command line and of hooks read it.
/// </summary>
public sealed class VersionOrder : TheoryData<string, string, int>
{
    public VersionOrder()
    {
        // Numbers count as numbers, and a part that is missing counts as 0.
        Add("3.9", "3.10", -1);
        Add("3.9", "3.9.0", 0);
        Add("3.9.6", "3.9", 1);
        Add("3.9", "3.9.0.1", -1);
        Add("10", "9.9.9", 1);
        Add("1.02", "1.2", 0);
        Add("", "0", 0);
        Add("", "0.1", -1);
        Add("10000000000000000000000.1", "10000000000000000000000.2", -1);

        // A leading v and spaces around a version mean nothing.
        Add("v1.2", "1.2", 0);
        Add("V1.2", "v1.3", -1);
        Add(" 1.2 ", "1.2", 0);
        Add("v", "1", -1);
        Add("version", "1", -1);

        // A preliminary version comes before the version itself.
        Add("1.0.0-rc1", "1.0.0", -1);
        Add("1.0.0-rc1", "1.0.0-rc10", -1);
        Add("1.0.0-rc2", "1.0.0-rc10", -1);
        Add("1.0.0-rc1", "0.9.9", 1);
        Add("1.0rc1", "1.0-rc1", 0);
        Add("1.0-RC1", "1.0-rc1", 0);
        Add("2.0b3", "2.0", -1);
        Add("2.0a1", "2.0b1", -1);
        Add("2.0alpha", "2.0beta", -1);
        Add("2.0.dev1", "2.0", -1);
        Add("2.0pre", "2.0", -1);
        Add("2.0preview1", "2.0", -1);
        Add("2.0c1", "2.0", -1);
        Add("1.0-snapshot", "1.0", -1);
        Add("1.0-beta-2", "1.0", -1);
        Add("1.0beta_2", "1.0", -1);

        // Other letters come after it.
        Add("1.1.1k", "1.1.1", 1);
        Add("1.1.1k", "1.1.1l", -1);
        Add("1.1.1k", "1.1.2", -1);
        Add("1.10b", "1.9", 1);
        Add("1.0+build2", "1.0", 1);
        Add("1.0_patch1", "1.0", 1);
        Add("1.0-1", "1.0", 1);
        Add("1.0-1", "1.0-2", -1);
    }
}
