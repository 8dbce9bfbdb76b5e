using System.Text.RegularExpressions;
using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Engine.Tests.Architecture;

/// <summary>A secret is known to the whole process, so that a test which holds one changes what other tests see at that moment.</summary>
public sealed partial class SecretTestTests
{
    [Fact]
    public void Each_test_that_holds_a_secret_runs_while_no_other_test_does() =>
        SourceTree.Files("tests/CmPowerShell.Engine.Tests", "*.cs")
            .Where(file => Holding().IsMatch(File.ReadAllText(file)) && !File.ReadAllText(file).Contains("HoldsSecrets.Name", StringComparison.Ordinal))
            .Select(Path.GetFileName).Except(["PlannedRequestsTests.cs"]).Should().BeEmpty("such a class needs [Collection(HoldsSecrets.Name)]");

    [GeneratedRegex(@"SecretEnv = |new SecretScope|\[""CM_API_TOKEN""\] = ")]
    private static partial Regex Holding();
}
