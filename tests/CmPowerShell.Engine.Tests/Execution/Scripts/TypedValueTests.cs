using AwesomeAssertions;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>The input of a user reaches the native script byte for byte, on any path.</summary>
public sealed class TypedValueTests : ScriptScene
{
    private const string Typed = """https://user@host/$metadata?x=${HOME}\$y&z=$(id)`id`<<<CM_A>>>'"%PATH%""";

    public TypedValueTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts of these tests are for a POSIX shell.");

    [Fact]
    public void In_a_dynamic_variation()
    {
        Script("show", "default_env: { CM_A: a }\nvariations: { 'address.#': { env: { CM_X: '#' } } }", Shell("printf '%s\\n' \"$CM_X\""));

        Run("show,_address." + Typed);

        Output.Should().Equal(Typed);
    }

    [Fact]
    public void In_a_dynamic_variation_of_a_dependency()
    {
        Script("show", "default_env: { CM_A: a }\nvariations: { 'address.#': { env: { CM_X: '#' } } }", Shell("printf '%s\\n' \"$CM_X\""));
        Script("outer", "variations: { 'to.#': { deps: [ { tags: 'show,_address.#' } ] } }");

        Run("outer,_to." + Typed);

        Output.Should().Equal(Typed);
    }

    [Fact]
    public void In_the_environment_of_a_dependency()
    {
        Script("show", "", Shell("printf '%s\\n' \"$CM_X\""));
        Script("outer", "env: { CM_A: a }\ndeps: [ { tags: show, names: [ show ] } ]");

        Run("outer", request => request with
        {
            Inputs = new MetaMap { ["adr"] = new MetaMap { ["show"] = new MetaMap { ["env"] = new MetaMap { ["CM_X"] = Typed } } } },
        });

        Output.Should().Equal(Typed);
    }

    [Theory]
    [InlineData("version", "CM_VERSION")]
    [InlineData("path", "CM_TMP_PATH")]
    [InlineData("name", "CM_NAME")]
    [InlineData("input", "CM_INPUT")]
    [InlineData("output", "CM_OUTPUT")]
    public void In_an_input_of_the_engine(string input, string variable)
    {
        Script("show", "default_env: { CM_A: a }", Shell($"printf '%s\\n' \"${variable}\""));

        Run("show", request => request with { Inputs = new MetaMap { [input] = Typed } });

        Output.Should().Equal(Typed);
    }

    [Fact]
    public void In_a_variable_that_a_dependency_sees_too()
    {
        Script("show", "", Shell("printf '%s\\n' \"$CM_X\""));
        Script("outer", "env: { CM_A: a }\ndeps: [ { tags: show } ]", Shell("printf '%s\\n' \"$CM_X\""));

        Run("outer", request => request with { Env = new MetaMap { ["CM_X"] = Typed } });

        Output.Should().Equal(Typed, Typed);
    }
}
