using System.Text;
using AwesomeAssertions;
using CmPowerShell.Engine.History.Reports;
using Xunit;

namespace CmPowerShell.Engine.Tests.History;

public sealed class CutPageTests
{
    [Fact]
    public void A_page_of_five_megabytes_is_cut_behind_a_line_and_says_so()
    {
        var page = string.Concat(Enumerable.Range(0, 100_000).Select(number => $"| row {number} | äöü 🙂 wide |\n")) + new string('x', 3_000_000);

        var cut = new CutPage(page, CutPage.Longest);
        var text = cut.Text("The rest is elsewhere.");

        cut.IsWhole.Should().BeFalse();
        Encoding.UTF8.GetByteCount(text).Should().BeLessThan(1024 * 1024).And.BeGreaterThan(900_000);
        text.Should().EndWith("wide |\n\n**This summary is cut.** The rest is elsewhere.\n");
    }

    [Fact]
    public void A_block_of_code_that_is_cut_is_closed()
    {
        var page = "````text\n" + string.Concat(Enumerable.Repeat("```\n", 400_000));

        new CutPage(page, CutPage.Longest).Text("Note.").Should().Contain("```\n````\n\n**This summary is cut.**");
    }

    [Fact]
    public void A_short_page_stays_as_it_is() => new CutPage("# Page\n", CutPage.Longest).Text("Note.").Should().Be("# Page\n");
}
