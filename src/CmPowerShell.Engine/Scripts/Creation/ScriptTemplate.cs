using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Creation;

/// <summary>What a new script begins with.</summary>
/// <param name="Name">The name of the template.</param>
/// <param name="Meta">What it adds to the meta.</param>
/// <param name="Files">Its files.</param>
public sealed record ScriptTemplate(string Name, MetaMap Meta, IReadOnlyList<NewFile> Files)
{
    /// <summary>Native scripts that print where they run.</summary>
    public static ScriptTemplate Default { get; } = new(
        "default",
        [],
        [
            Readme,
            .. RunFiles(shell => shell.NewScript),
        ]);

    /// <summary>A Python program that native scripts start with the Python that <c>get,python3</c> finds.</summary>
    public static ScriptTemplate Python { get; } = new(
        "python",
        new MetaMap
        {
            ["deps"] = new MetaList([Dependency("detect,os"), Dependency("get,python3", "python", "python3")]),
        },
        [
            Readme,
            .. RunFiles(shell => shell.NewPythonScript),
            NewFile.OfText("main.py", TemplateTexts.PythonProgram),
        ]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ScriptTemplate> All => [Default, Python];

    private static NewFile Readme => NewFile.OfText("README-extra.md", TemplateTexts.Readme);

    /// <summary>The template of a name.</summary>
    /// <exception cref="CmException"><c>TemplateUnknown</c> with the names there are.</exception>
    public static ScriptTemplate Get(string name) => All.FirstOrDefault(template => template.Name == name) ?? throw new CmException(new CmError(
        "TemplateUnknown", ReturnCode.Failed, CmErrorCategory.NotFound, $"There is no template '{name}' for scripts.")
    {
        Hint = $"There are: {string.Join(", ", All.Select(template => template.Name))}.",
        Target = name,
    });

    private static IEnumerable<NewFile> RunFiles(Func<IShell, string> text) => ShellRegistry.Default.All.Select(shell => NewFile.OfText("run" + shell.Extension, text(shell)));

    private static MetaMap Dependency(string tags, params string[] names)
    {
        var dependency = new MetaMap { ["tags"] = tags };
        if (names.Length > 0)
        {
            dependency["names"] = MetaList.OfTexts(names);
        }

        return dependency;
    }
}
