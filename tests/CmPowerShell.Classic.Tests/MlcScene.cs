using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Dispatch;
using CmPowerShell.Classic.Mlcflow;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;

namespace CmPowerShell.Classic.Tests;

/// <summary>A home of mlcflow with the scripts <c>get-thing</c> and <c>thing</c>, and commands of mlcflow on it.</summary>
internal sealed class MlcScene : IDisposable
{
    public MlcScene() => Home
        .Artifact(WellKnownNames.Script, "get-thing", "tags: [get, thing]\nvariations: { old: {}, 'size.#': {} }\nnew_env_keys: [ MLC_V ]\nenv: { MLC_V: usual }\nb: 1")
        .Artifact(WellKnownNames.Script, "thing", "tags: [other]");

    public ScratchEngine Home { get; } = new(dialect: MetaDialect.Mlcflow);

    public void Dispose() => Home.Dispose();

    public Artifact FindThing()
    {
        Home.Engine.Refresh();
        return Home.Engine.Index.Find(new ArtifactQuery(WellKnownNames.Script, ArtifactName.Parse("get-thing"), TagQuery.Any)).Single();
    }

    public IReadOnlyList<Artifact> Entries()
    {
        Home.Engine.Refresh();
        return Home.Entries(WellKnownNames.Cache);
    }

    public List<string> Find(params string[] words) => Execute(["find", "script", .. words]).Values.Cast<Artifact>().Select(script => script.Alias).ToList();

    public IEnumerable<string> Printed() => Home.Events.Of<TextPrinted>().Select(printed => printed.Text);

    public int ExitCode(params string[] words) => MlcDispatcher.GetExitCode(Execute(words));

    public ActionOutcome Execute(params string[] words)
    {
        Home.Engine.Refresh();
        var operation = Home.Operation() with { WorkDirectory = Home.WorkDirectory };
        return new MlcDispatcher(Home.Engine, new ActionDispatcher(Home.Engine)).Execute(MlcCommand.Parse([], words), operation);
    }
}
