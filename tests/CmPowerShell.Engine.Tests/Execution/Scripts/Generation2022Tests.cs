using AwesomeAssertions;
using CmPowerShell.Engine.Repositories;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Scripts of mid 2022, whose variables reach their caller without being named.</summary>
public sealed class Generation2022Tests : ScriptScene
{
    // The scene's repository gets an automation that knows what the one of mid 2022 knew.
    public Generation2022Tests()
    {
        Scratch.Artifact(CmPowerShell.Engine.Naming.WellKnownNames.Automation, "script", "tags: [ automation ]", ("module.py", "keys = ['new_env_only_keys']\n"));
    }

    private const string Show = "echo \"[$CM_A][$CM_B][$CM_TMP_C]\"";
    private const string Give = "echo 'CM_A=a' > tmp-run-env.out; echo 'CM_B=b' >> tmp-run-env.out";

    [Fact]
    public void All_variables_reach_the_caller()
    {
        Script("give", "", Shell(Give));
        Script("take", "deps: [ { tags: give } ]", Shell(Show));

        Run("take");

        Output.Should().Equal("[a][b][]");
    }

    [Fact]
    public void The_keys_of_that_time_name_what_the_cache_keeps_and_not_what_the_caller_gets()
    {
        Script("give", "cache: true\nnew_env_only_keys: [ 'CM_A*' ]", Shell(Give));
        Script("take", "deps: [ { tags: give } ]", Shell(Show));

        Run("take");
        Run("take");

        Output.Should().Equal("[a][b][]", "[a][][]");
    }

    [Fact]
    public void Without_these_keys_the_cache_keeps_what_is_new()
    {
        Script("give", "cache: true", Shell(Give));
        Script("take", "env: { CM_OWN: own }\ndeps: [ { tags: give } ]", Shell(Show));

        Run("take");
        var again = Run("take");

        Output.Should().Equal("[a][b][]", "[a][b][]");
        again.Dependencies[0].NewEnv.Keys.Should().Contain(["CM_A", "CM_B"]).And.NotContain("CM_OWN");
    }

    [Fact]
    public void Local_variables_stay_with_their_script()
    {
        Script("give", "env: { CM_VERSION: '1' }", Shell(Give));
        Script("take", "deps: [ { tags: give } ]", Shell("echo \"[$CM_VERSION]\""));

        Run("take");

        Output.Should().Equal("[]");
    }

    [Fact]
    public void The_repository_says_of_which_generation_it_is() =>
        RepositoryGenerations.Find(Scratch.Engine.Repositories.Get(CmPowerShell.Engine.Naming.ObjectName.Parse("team@tools"))).Should().Be(RepositoryGeneration.Script2022);
}
