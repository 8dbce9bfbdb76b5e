using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Platform.Shells;

namespace CmPowerShell.Engine.Tests.Platform.Shells;

/// <summary>A shell that the product does not have: its scripts end in <c>.toy</c>, and the program <c>sh</c> reads them. It shows that a new shell is one class.</summary>
internal sealed class ToyShell : IShell
{
    public string Name => "toy";

    public string ExportName => "Toy";

    public string Extension => ".toy";

    public string LineEnd => "\n";

    public IReadOnlyList<string> Platforms { get; } = ["linux", "macos"];

    public string InteractiveProgram => "sh";

    public string ExportHead => ": toy\n";

    public string NewScript => "echo toy\n";

    public string NewPythonScript => "python3 main.py\n";

    public bool IsUsualOn(HostInfo host) => false;

    public IEnumerable<string> FileNames(string name, MachineFlavor machine) => [name + ".toy"];

    public bool HasScript(IReadOnlyCollection<string> files, string name) => files.Contains(name + ".toy");

    public string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    public string Word(string text) => Quote(text);

    public string Variables(IEnumerable<KeyValuePair<string, string>> variables) => string.Concat(variables.Select(pair => $"{pair.Key}={Quote(pair.Value)}; export {pair.Key}\n"));

    public string Call(IEnumerable<KeyValuePair<string, string>> variables, IEnumerable<string> prefix, string script) => $": toy\n{Variables(variables)}. {Quote(script)}\n";

    public ShellStart Start(HostInfo host, string file) => new("sh", [file]);

    public string Export(ShellVariable variable) => Variables([new(variable.Name, variable.Value)]);

    public string ReplacePaths(string text, Func<string, Func<string, string>, string> replace) => replace(text, Quote);
}
