namespace CmPowerShell.Engine.Artifacts;

/// <summary>The files of a new automation in addition to its meta: a Python module with a working action.</summary>
public static class AutomationTemplate
{
    /// <summary>The name of the module.</summary>
    public const string ModuleName = "module.py";

    private const string Module = """
        from cmind import utils
        from cmind.automation import Automation


        class CAutomation(Automation):
            '''Each method that takes a dictionary and returns one is an action of this automation.'''

            def __init__(self, cmind, automation_file):
                super().__init__(cmind, automation_file)

            def test(self, i):
                '''Prints what it was called with, and counts the artifacts of this automation.

                (artifact) (str): only artifacts of this name

                Returns `count`, and `return` above 0 with `error` where something goes wrong.
                '''
                found = self.search({**utils.sub_input(i, ['automation', 'artifact', 'tags']), 'out': ''})
                if found['return'] > 0:
                    return found
                if i.get('out') == 'con':
                    for key in sorted(i):
                        print('{} = {}'.format(key, i[key]))
                    print('{} artifacts of {}'.format(len(found['list']), self.meta['alias']))
                return {'return': 0, 'count': len(found['list'])}

        """;

    /// <summary>The files.</summary>
    public static IReadOnlyList<NewFile> Files { get; } = [NewFile.OfText(ModuleName, Module)];
}
