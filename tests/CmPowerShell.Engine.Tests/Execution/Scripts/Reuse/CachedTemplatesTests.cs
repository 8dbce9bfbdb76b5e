using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Scripts.Reuse;
using CmPowerShell.Engine.Tests.Scripts;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts.Reuse;

/// <summary>Which texts of a cached result are the author's, who may refer to other variables, and which stay literal.</summary>
public sealed class CachedTemplatesTests
{
    private static readonly MetaMap Meta = SampleScript.Map("env: { CM_A: '${CM_ROOT}/a' }\nvariations: { v: { env: { '+PATH': [ '${CM_ROOT}/bin', plain ] } } }");

    [Theory]
    [InlineData("${CM_ROOT}/a", true)]
    [InlineData("${CM_ROOT}/bin", true)]
    [InlineData("${CM_ROOT}/other", false)]
    [InlineData("plain", false)]
    public void A_text_that_the_meta_has_is_the_authors_at_any_depth(string text, bool isAuthors)
    {
        var cached = new MetaMap { ["CM_X"] = text, ["CM_OTHER"] = "$literal" };

        var restored = CachedTemplates.Restore(cached, Meta);

        ReferenceEquals(restored["CM_X"], cached["CM_X"]).Should().Be(!isAuthors);
        restored.Should().BeEquivalentTo(cached, "the value is the same");
        restored["CM_OTHER"].Should().BeSameAs(cached["CM_OTHER"]);
    }

    [Fact]
    public void One_text_of_a_list_may_be_the_authors()
    {
        var cached = new MetaMap { ["+PATH"] = MetaList.OfTexts(["/usr/bin", "${CM_ROOT}/bin"]) };

        var list = (MetaList)CachedTemplates.Restore(cached, Meta)["+PATH"];

        list[0].Should().BeSameAs(((MetaList)cached["+PATH"])[0]);
        list[1].Should().BeSameAs(((MetaList)Meta.Map("variations").Map("v").Map("env")["+PATH"])[0]);
    }

    [Fact]
    public void A_result_that_refers_to_nothing_is_left_as_it_is()
    {
        var cached = new MetaMap { ["CM_A"] = "a", ["CM_B"] = new MetaMap { ["x"] = "$y" } };

        CachedTemplates.Restore(cached, Meta).Should().BeSameAs(cached);
    }
}
