using System.Collections;
using System.Management.Automation.Language;
using CmPowerShell.Tests.Hosting;

namespace CmPowerShell.Tests.Packaging;

/// <summary>The manifest of the module, read as data.</summary>
internal static class ModuleManifest
{
    private static readonly Hashtable Data = Read(Path.Combine(Checkout.Root, "module", "CmPowerShell.psd1"));

    public static string Text(string key) => (string)Data[key]!;

    public static IReadOnlyList<string> List(string key) => ((IEnumerable)Data[key]!).Cast<string>().ToList();

    private static Hashtable Read(string file)
    {
        var parsed = Parser.ParseFile(file, out _, out _);
        return (Hashtable)parsed.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false).SafeGetValue();
    }
}
