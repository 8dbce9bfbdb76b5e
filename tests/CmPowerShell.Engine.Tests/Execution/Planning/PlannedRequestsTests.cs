using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Planning;

/// <summary>Two requests are planned once only if nothing differs that a script could notice.</summary>
public sealed class PlannedRequestsTests : IDisposable
{
    // The scripts that fit are part of the key; the words are only shown; a request with a known result is never remembered.
    private static readonly string[] Undecisive = [nameof(RunRequest.Script), nameof(RunRequest.CommandLine), nameof(RunRequest.Known), nameof(RunRequest.Lock)];

    private static readonly Dictionary<string, Func<RunRequest, RunRequest>> Changes = new()
    {
        [nameof(RunRequest.Automation)] = request => request with { Automation = WellKnownNames.Script },
        [nameof(RunRequest.Name)] = request => request with { Name = ArtifactName.Parse("tool") },
        [nameof(RunRequest.Tags)] = request => request with { Tags = ["other"] },
        [nameof(RunRequest.Env)] = request => request with { Env = Map() },
        [nameof(RunRequest.SecretEnv)] = request => request with { SecretEnv = Map() },
        [nameof(RunRequest.State)] = request => request with { State = Map() },
        [nameof(RunRequest.Const)] = request => request with { Const = Map() },
        [nameof(RunRequest.ConstState)] = request => request with { ConstState = Map() },
        [nameof(RunRequest.Inputs)] = request => request with { Inputs = Map() },
        [nameof(RunRequest.GivenInputs)] = request => request with { GivenInputs = Map() },
        [nameof(RunRequest.ChecksInputs)] = request => request with { ChecksInputs = true },
        [nameof(RunRequest.WorkDirectory)] = request => request with { WorkDirectory = "/elsewhere" },
        [nameof(RunRequest.Quiet)] = request => request with { Quiet = true },
        [nameof(RunRequest.SkipCache)] = request => request with { SkipCache = true },
        [nameof(RunRequest.New)] = request => request with { New = true },
    };

    private readonly ScratchEngine _scratch = new();
    private readonly PlannedRequests _requests = new();

    public static TheoryData<string> Properties => [.. Changes.Keys];

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [MemberData(nameof(Properties))]
    public void Requests_that_differ_have_different_keys(string property)
    {
        var request = new RunRequest { Tags = ["tool"], WorkDirectory = "/here" };

        KeyOf(Changes[property](request)).Should().NotBe(KeyOf(request));
        KeyOf(request with { }).Should().Be(KeyOf(request));
    }

    [Fact]
    public void Every_property_of_a_request_decides_or_is_known_not_to() => typeof(RunRequest)
        .GetProperties(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)
        .Select(property => property.Name).Where(name => name != "EqualityContract")
        .Should().BeEquivalentTo(Changes.Keys.Concat(Undecisive));

    [Fact]
    public void The_requested_script_of_a_plan_is_not_remembered() => KeyOf(new RunRequest(), depth: 0).Should().BeNull();

    private static MetaMap Map() => new() { ["x"] = "y" };

    private string? KeyOf(RunRequest request, int depth = 1) => _requests.KeyOf(
        [], request, new RunContext(_scratch.Operation(), depth) { Trail = new DependencyPath(new SelectionMemory(), new PlanDriver()) });
}
