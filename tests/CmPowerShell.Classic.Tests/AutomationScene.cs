using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.TestSupport;

namespace CmPowerShell.Classic.Tests;

/// <summary>An engine with automations whose modules a test writes down.</summary>
internal sealed class AutomationScene : IDisposable
{
    public ScratchEngine Scratch { get; } = new();

    public CmEngine Engine => Scratch.Engine;

    /// <summary>Writes an automation with the methods of its class, and files next to the module.</summary>
    public AutomationScene Automation(string alias, string methods, string meta = "tags: [automation]", params (string Name, string Text)[] files) =>
        Module(alias, "from cmind.automation import Automation\nfrom cmind import utils\n\n\nclass CAutomation(Automation):\n    def __init__(self, cmind, automation_file):\n        super().__init__(cmind, __file__)\n\n"
            + string.Join('\n', methods.ReplaceLineEndings("\n").Split('\n').Select(line => line.Length > 0 ? "    " + line : "")) + "\n", meta, files);

    /// <summary>Writes an automation with the whole text of its module.</summary>
    public AutomationScene Module(string alias, string text, string meta = "tags: [automation]", params (string Name, string Text)[] files)
    {
        MachineFiles.NeedPython();
        Scratch.Artifact(WellKnownNames.Automation, alias, meta, [("module.py", text), .. files]);
        Engine.Refresh();
        return this;
    }

    /// <summary>Runs a command line.</summary>
    public ActionOutcome Cm(string line, CancellationToken? cancellation = null, IEventSink? events = null)
    {
        Engine.Refresh();
        var operation = Scratch.Operation(cancellation) with { Events = events ?? Scratch.Events, WorkDirectory = Scratch.WorkDirectory };
        return Engine.ClassicActions().Execute(ClassicCommandLine.Parse(line), operation);
    }

    public string FileOf(string alias) =>
        Path.Combine(Engine.Index.Find(new ArtifactQuery(WellKnownNames.Automation, ArtifactName.Parse(alias), TagQuery.Any)).Single().Path, "module.py");

    public void Dispose() => Scratch.Dispose();
}
