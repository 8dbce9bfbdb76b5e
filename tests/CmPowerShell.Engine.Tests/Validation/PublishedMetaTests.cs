using AwesomeAssertions;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Validation;
using CmPowerShell.Engine.Validation.Checking;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Validation;

/// <summary>The mistakes of published repositories are found; the findings that were checked by hand do not change.</summary>
public sealed class PublishedMetaTests
{
    [Fact]
    public void The_repository_of_2022_has_no_mistakes() => Findings("octoml@cm-mlops").Should().BeEmpty();

    [Fact]
    public void Cm4mlops_has_the_mistakes_that_are_known()
    {
        var findings = Findings("mlcommons@cm4mlops");

        Keys(findings, "force_cache").Should().Be(4);
        Keys(findings, "default_variations").Should().Be(2);
        Keys(findings, "alias").Should().Be(1);
        Keys(findings, "update_tags_from_env_with_prefix").Should().Be(3);
        findings.Should().Contain(finding => finding.Message.Contains("\\u00A0 force_cache", StringComparison.Ordinal));
        Counts(findings).Should().Be(
            "default-without-group 1, duplicate-key 20, duplicate-uid 2, folder-name 1, missing-key 1, unknown-dependency 7, unknown-dependency-name 9, "
            + "unknown-dependency-variation 1, unknown-group 3, unknown-key 20, unknown-variation 21, wrong-type 21");
    }

    [Fact]
    public void The_repository_of_mlcflow_has_the_mistakes_that_are_known()
    {
        var findings = Findings("mlcommons@mlperf-automations");

        Keys(findings, "default_variations").Should().Be(11);
        Keys(findings, "force_cache").Should().Be(4);
        Keys(findings, "version_max").Should().Be(1);
        findings.Should().NotContain(finding => finding.Rule == "duplicate-key");
    }

    private static int Keys(IEnumerable<Finding> findings, string nearest) =>
        findings.Count(finding => finding.Rule == "unknown-key" && finding.Suggestion == $"Did you mean '{nearest}'?");

    private static string Counts(IEnumerable<Finding> findings) =>
        string.Join(", ", findings.GroupBy(finding => finding.Rule).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}"));

    // The recorded data holds meta files only, so run scripts are missing in it.
    private static List<Finding> Findings(string repository)
    {
        var folder = SharedData.Find($"conformance/meta/{repository}");
        Assert.SkipWhen(folder is null, "The recorded meta files are not on this machine.");
        var opened = UninstalledRepository.Open(folder!, new Nothing());
        var validator = new ArtifactValidator(opened.Index);
        return validator.Validate(opened.Repository)
            .Concat(validator.Validate(opened.Artifacts, TestContext.Current.CancellationToken).SelectMany(validated => validated.Findings))
            .Where(finding => finding.Rule != "missing-run-script")
            .ToList();
    }

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
