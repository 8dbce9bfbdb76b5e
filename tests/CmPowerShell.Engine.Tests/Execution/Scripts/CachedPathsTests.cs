using AwesomeAssertions;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Cached paths after the home was moved.</summary>
public sealed class CachedPathsTests
{
    private const string Cache = "/new home/repos/local/cache";

    [Theory]
    [InlineData("/old/repos/local/cache/0123/lib", Cache + "/0123/lib")]
    [InlineData("-I/old/repos/local/cache/0123/inc", "-I" + Cache + "/0123/inc")]
    [InlineData("-I" + Cache + "/0123/inc", "-I" + Cache + "/0123/inc")]
    [InlineData(@"C:\old\repos\local\cache\0123", Cache + @"\0123")]
    [InlineData("/usr/local/cachet/x", "/usr/local/cachet/x")]
    public void A_path_leads_to_the_present_cache_and_what_stands_before_it_stays(string cached, string expected)
    {
        var env = new MetaMap { ["A"] = cached, ["B"] = MetaList.OfTexts([cached]) };

        CachedPaths.Relocate(env, Cache);

        env.Text("A").Should().Be(expected);
        env.Find("B").Should().Be(MetaList.OfTexts([expected]));
    }
}
