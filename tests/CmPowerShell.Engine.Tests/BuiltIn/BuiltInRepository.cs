using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Tests.BuiltIn;

/// <summary>The repository of this checkout that ships with the program.</summary>
internal static class BuiltInRepository
{
    /// <summary>The folder of the checkout: the first one upwards with the solution in it.</summary>
    public static string Checkout { get; } = FindCheckout(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Root { get; } = Path.Combine(Checkout, "module", "repository");

    public static IReadOnlyList<BuiltInScript> Scripts { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "script")).Order(StringComparer.Ordinal).Select(folder => new BuiltInScript(folder))];

    public static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories);

    private static string FindCheckout(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CmPowerShell.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run below a checkout with CmPowerShell.sln.");
    }
}

/// <summary>One script of it.</summary>
internal sealed class BuiltInScript(string folder)
{
    public string Folder { get; } = folder;

    public string Name { get; } = Path.GetFileName(folder);

    public MetaMap Meta { get; } = (MetaMap)MetaFile.Load(Path.Combine(folder, "_cm.yaml"));

    public IReadOnlyList<string> Tags => Meta.Texts("tags");

    public IEnumerable<IReadOnlyList<string>> Dependencies => Meta.List("deps").OfType<MetaMap>().Select(dependency => dependency.Texts("tags"));

    /// <summary>The dependencies as each variation requests them, that is with the tags it adds by name.</summary>
    public IEnumerable<IReadOnlyList<string>> DependenciesOfVariations =>
        from variation in Meta.Map("variations").Values.OfType<MetaMap>()
        from addition in variation.Map("ad")
        from dependency in Meta.List("deps").OfType<MetaMap>()
        where dependency.Texts("names").Contains(addition.Key)
        select (IReadOnlyList<string>)[.. dependency.Texts("tags"), .. ((MetaMap)addition.Value).Texts("tags")];

    public override string ToString() => Name;
}
