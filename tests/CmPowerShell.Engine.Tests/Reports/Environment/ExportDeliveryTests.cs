using AwesomeAssertions;
using CmPowerShell.Engine.Reports.Environment;
using CmPowerShell.Engine.Reports.Environment.Delivery;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Reports.Environment;

/// <summary>The variables that a build service gets, and those that are skipped.</summary>
public sealed class ExportDeliveryTests : IDisposable
{
    private readonly ScratchFolder _folder = new("a runner's files");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("AzurePipelines", "SECRET_X")]
    [InlineData("AzurePipelines", "a b")]
    [InlineData("AzurePipelines", "NODE_OPTIONS")]
    [InlineData("GitHubActions", "a-b")]
    [InlineData("GitHubActions", "NODE_OPTIONS")]
    [InlineData("GitHubActions", "GITHUB_TOKEN")]
    public void A_name_that_a_service_would_refuse_is_passed_over_with_a_warning_and_the_others_arrive(string format, string name)
    {
        var delivered = Deliver(format, new() { [name] = "private", ["CM_GOOD"] = "arrived" });

        (string.Concat(delivered.Log) + Text("env")).Should().Contain("arrived").And.NotContain("private");
        delivered.Warnings.Should().ContainSingle().Which.Text.Should().Contain($"'{name}'").And.NotContain("private");
    }

    [Theory]
    [InlineData("AzurePipelines")]
    [InlineData("GitHubActions")]
    [InlineData("Bash")]
    [InlineData("Json")]
    public void A_masked_secret_replaces_no_variable_of_the_job(string format)
    {
        var variables = ExportedVariable.CreateAll(new() { ["CM_TOKEN"] = "***", ["CM_GOOD"] = "arrived" }, _ => null, ["CM_TOKEN"]);

        var delivered = new ExportDelivery(format, null, new(IsOutput: false, Environment)).Write(variables);

        (string.Concat([.. delivered.Log, .. delivered.Answer]) + Text("env")).Should().Contain("arrived").And.NotContain("***").And.NotContain("CM_TOKEN");
        delivered.Warnings.Should().ContainSingle().Which.Text.Should().Contain("'CM_TOKEN'").And.Contain("it contains a secret");
    }

    [Fact]
    public void A_secret_of_several_lines_is_passed_over_before_the_agent_throws()
    {
        var secret = ExportedVariable.CreateAll(new() { ["CM_KEY"] = "first\nprivate" }, _ => null).Select(variable => variable with { IsSecret = true }).ToList();

        var delivered = new ExportDelivery("AzurePipelines", null, new(IsOutput: false, Environment)).Write(secret);

        delivered.Log.Should().BeEmpty();
        delivered.Warnings.Should().ContainSingle().Which.Text.Should().Contain("line break").And.NotContain("private");
    }

    [Fact]
    public void The_runner_of_github_gets_folders_of_path_in_their_file_the_first_one_last()
    {
        Deliver("GitHubActions", new() { ["+PATH"] = MetaList.OfTexts(["/first", "/second"]), ["CM_GOOD"] = "arrived" });

        Text("path").Should().Be("/second\n/first\n");
        Text("env").Should().Contain("CM_GOOD<<").And.NotContain("PATH<<");
    }

    private Delivered Deliver(string format, MetaMap env) =>
        new ExportDelivery(format, null, new(IsOutput: false, Environment)).Write(ExportedVariable.CreateAll(env, _ => null));

    private string Text(string file) => File.Exists(_folder.At(file)) ? File.ReadAllText(_folder.At(file)) : "";

    private string? Environment(string name) => name switch { "GITHUB_ENV" => _folder.At("env"), "GITHUB_PATH" => _folder.At("path"), _ => null };
}
