using System.Management.Automation.Runspaces;
using AwesomeAssertions;
using CmPowerShell.Engine;
using CmPowerShell.Sessions;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Hosting;

public sealed class EngineSessionTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly List<Runspace> _runspaces = [];

    public void Dispose()
    {
        _runspaces.ForEach(runspace => runspace.Dispose());
        _scratch.Dispose();
    }

    [Fact]
    public void Commands_of_one_runspace_share_an_engine()
    {
        var runspace = Open("home");

        EngineOf(runspace).Should().BeSameAs(EngineOf(runspace));
    }

    [Fact]
    public void Each_runspace_and_each_home_has_its_own()
    {
        var (one, two) = (Open("home"), Open("home"));
        var first = EngineOf(one);

        EngineOf(two).Should().NotBeSameAs(first);
        EngineSessions.Configure(one, new CmEngineOptions { HomePath = _scratch.At("other") });
        EngineOf(one).Should().NotBeSameAs(first);
    }

    [Fact]
    public void Dropping_the_module_ends_the_engine_and_the_next_command_has_a_new_one()
    {
        var runspace = Open("home");
        var before = EngineOf(runspace);

        In(runspace, () => { EngineSessions.CloseCurrentRunspace(); return true; });

        EngineOf(runspace).Should().NotBeSameAs(before);
    }

    [Fact]
    public void A_cmdlet_works_on_the_home_that_it_is_given()
    {
        using var session = new CmSession();
        var other = Path.Combine(session.Folder, "another home");

        session.Run("New-CmArtifact cfg here").Errors.Should().BeEmpty();
        session.Run($"New-CmArtifact cfg there -CmHome '{other}'").Objects<CmArtifact>().Single().Path.Should().StartWith(other + Path.DirectorySeparatorChar);

        session.Run("(Get-CmArtifact cfg).Name").Objects<string>().Should().Equal("here");
        session.Run($"(Get-CmArtifact cfg -CmHome '{other}').Name").Objects<string>().Should().Equal("there");
        session.Run($"Set-Location '{session.Folder}'; (Get-CmArtifact cfg -CmHome 'another home').Name").Objects<string>().Should().Equal(["there"], "a home may be named from where the session stands");
    }

    [Fact]
    public void While_several_runspaces_work_none_follows_the_variable_of_another()
    {
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        EngineSessions.BindHome(one, "/first");
        EngineSessions.BindHome(two, "/second").Should().Be("/second");

        EngineSessions.BindHome(one, "/second").Should().Be("/first");
    }

    [Theory]
    [InlineData("Get-CmScript")]
    [InlineData("Get-CmRepo")]
    [InlineData("Invoke-CmScript detect-host")]
    [InlineData("Get-CmCache")]
    public void A_home_that_cannot_be_made_is_an_error_that_says_what_to_do(string command)
    {
        using var session = new CmSession(Path.Combine("file", "home"));
        File.WriteAllText(Path.Combine(session.Folder, "file"), "a file where a folder should be");

        var ran = session.Run(command);

        ran.ErrorIds.Should().Equal("HomeNotWritable");
        ran.Errors[0].ErrorDetails.RecommendedAction.Should().Contain("CM_REPOS");
    }

    private Runspace Open(string home)
    {
        var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        EngineSessions.Configure(runspace, new CmEngineOptions { HomePath = _scratch.At(home) });
        _runspaces.Add(runspace);
        return runspace;
    }

    private static CmEngine EngineOf(Runspace runspace) => In(runspace, () => EngineSessions.OfCurrentRunspace());

    private static T In<T>(Runspace runspace, Func<T> work)
    {
        var before = Runspace.DefaultRunspace;
        Runspace.DefaultRunspace = runspace;
        try
        {
            return work();
        }
        finally
        {
            Runspace.DefaultRunspace = before;
        }
    }
}
