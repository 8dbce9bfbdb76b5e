using AwesomeAssertions;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.DeclaredTests;
using CmPowerShell.Engine.Tests.Execution;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>The key <c>tests</c> of a script.</summary>
public sealed class TestDeclarationTests : IDisposable
{
    private const string Variations = "variations: {small: {}, large: {}, wide: {exclude-in-test: true}, red: {group: colour}, tiny: {alias: small}, \"size.#\": {}, \"small,large\": {}}\n";
    private readonly ScratchEngine _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("tests: {run_inputs: [{}]}", "run 1")]
    [InlineData("tests: {run_inputs: [null]}", "run 1")]
    [InlineData("tests: {run_inputs: [{id: quick}, {id: slow, env: {N: 2}}]}", "quick|slow")]
    [InlineData("tests: {run_inputs: [{id: quick}, {id: quick}]}", "quick|quick (again, 2)")]
    [InlineData("tests: {run_inputs: [{variations_list: [small, '_large,_red', '-_small']}]}", "run 1: _small|run 1: _large,_red|run 1: -_small")]
    [InlineData("tests: {run_inputs: [{variations_list: []}]}", "run 1")]
    [InlineData("tests: {run_inputs: [{test-all-variations: 'yes'}]}", "run 1: _small|run 1: _large|run 1: _small,_large")]
    [InlineData("tests: {run_inputs: []}", "")]
    [InlineData("tests: {}", "")]
    [InlineData("name: none", "")]
    [InlineData("tests: {needs_pat: false}", "run 1")]
    public void Each_run_is_a_test_with_a_name(string meta, string names) =>
        Tests(meta).Select(test => test.Name).Should().Equal(names.Split('|', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Everything_else_in_an_entry_is_an_input_of_the_run()
    {
        var test = Tests("tests: {run_inputs: [{id: one, variations_list: [small], env: {A: b}, version: '2'}]}").Should().ContainSingle().Subject;

        test.Variations.Should().Equal("small");
        test.Inputs.Keys.Should().Equal("env", "version");
        test.Entry.Should().Be(1);
        test.Id.Should().Be("one");
        test.SkipReason.Should().BeNull();
    }

    [Theory]
    [InlineData("{docker: 'yes', docker_os: ubuntu, docker_os_version: '24.04'}", "It is declared for a container with ubuntu 24.04, and this version starts none.")]
    [InlineData("{docker: true}", "It is declared for a container, and this version starts none.")]
    [InlineData("{docker: 'no'}", null)]
    public void A_run_in_a_container_is_skipped(string entry, string? reason) =>
        Tests($"tests: {{run_inputs: [{entry}]}}").Should().ContainSingle().Which.SkipReason.Should().Be(reason);

    [Theory]
    [InlineData("tests: quick", "'tests' must be a map")]
    [InlineData("tests: {run_inputs: quick}", "'run_inputs' must be a list of maps")]
    [InlineData("tests: {run_inputs: [quick]}", "an entry of 'run_inputs' must be a map")]
    public void A_mistake_in_the_declaration_is_a_test_that_cannot_run(string meta, string problem)
    {
        var error = Tests(meta).Should().ContainSingle().Which.Problem!;

        error.Id.Should().Be("TestsInvalid");
        error.Message.Should().Contain(problem);
        error.Location!.Line.Should().BeGreaterThan(0);
    }

    private IReadOnlyList<ScriptTest> Tests(string meta)
    {
        _home.Artifact(WellKnownNames.Script, "tested", $"tags: [tested]\n{Variations}{meta}");
        _home.Engine.Refresh();
        var script = _home.Engine.Index.Find(new ArtifactQuery(WellKnownNames.Script, ArtifactName.Parse("tested"), TagQuery.Any))[0];
        return TestDeclaration.GetTests(ScriptCatalog.Define(script)!);
    }
}
