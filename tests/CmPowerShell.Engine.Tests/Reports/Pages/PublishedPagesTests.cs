using AwesomeAssertions;
using CmPowerShell.Engine.Reports.Pages;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Validation;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Reports.Pages;

/// <summary>The pages of all published scripts are well-formed.</summary>
public sealed class PublishedPagesTests
{
    [Theory]
    [InlineData("mlcommons@cm4mlops", 295)]
    [InlineData("octoml@cm-mlops", 15)]
    public void Every_published_script_has_a_page_whose_tables_are_whole(string repository, int fewest)
    {
        var folder = SharedData.Find($"conformance/meta/{repository}");
        Assert.SkipWhen(folder is null, "The recorded meta files are not on this machine.");

        var files = ScriptPageFolder.GetFiles([.. UninstalledRepository.Open(folder!, new Nothing()).Artifacts.Select(ScriptCatalog.Define).OfType<ScriptDefinition>()]);

        files.Should().HaveCountGreaterThanOrEqualTo(fewest).And.OnlyContain(file => file.Text.StartsWith("# ", StringComparison.Ordinal));
        files.Select(file => file.File.ToUpperInvariant()).Should().OnlyHaveUniqueItems();
        files.Should().AllSatisfy(file => ScriptPageTests.Tables(file.Text).Should().HaveCount(Rules(file.Text)).And.OnlyContain(table => ScriptPageTests.IsEven(table)));
    }

    /// <summary>How many tables a page was meant to have: their second lines.</summary>
    private static int Rules(string text) => text.Split('\n').Count(line => line.StartsWith("| ---", StringComparison.Ordinal));

    private sealed class Nothing : IRepositoryCatalog
    {
        public IReadOnlyList<Repository> Repositories => [];

        public IReadOnlyList<CmError> Problems => [];

        public Repository Local => throw new NotSupportedException();

        public void Refresh()
        {
        }
    }
}
