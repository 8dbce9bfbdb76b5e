using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Engine.Classic.Actions.ArtifactActions;

/// <summary><c>cm add automation NAME</c>: makes a kind of artifacts, with a Python module for its actions.</summary>
internal sealed class AddAutomation : IClassicAction
{
    private const string ModuleName = "module.py";

    private const string Module = """
        from cmind.automation import Automation


        class CAutomation(Automation):
            '''The actions of this automation: each method that takes a dictionary and returns one.'''

            def __init__(self, cmind, automation_file):
                super().__init__(cmind, __file__)

            def test(self, i):
                '''Prints what it was called with.'''
                if i.get('out') == 'con':
                    for key in sorted(i):
                        print('{} = {}'.format(key, i[key]))

                return {'return': 0}

        """;

    private readonly AddArtifact _any = new();

    public string Name => "add";

    public string Summary => "Makes an automation: a kind of artifacts, with a Python module for its actions.";

    public IReadOnlyList<ActionInput> Inputs => _any.Inputs;

    public ActionOutcome Run(ActionCall call)
    {
        var artifact = AddArtifact.Make(call, ["automation"], NewFile.OfText(ModuleName, Module));
        call.Print($"Created automation in {artifact.Path}\n  * Writing {Path.Combine(artifact.Path, ModuleName)}");
        return AddArtifact.Done(artifact);
    }
}
