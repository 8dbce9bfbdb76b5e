using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Conformance.Fuzz.Formats;

/// <summary>The list of registered repositories, <c>repos.json</c>.</summary>
internal sealed class RegistryFormat : IFuzzFormat
{
    public string Name => "repos.json";

    public byte[] Seed { get; } = """["/home/x/CM/repos/a@a", "b@b", "../..", "C:\\x", "", null, {"a": 1}]"""u8.ToArray();

    public bool Try(string folder, byte[] input)
    {
        var home = new CmHome(Path.Combine(folder, "in"));
        home.EnsureCreated();
        File.WriteAllBytes(home.RegistryFile, input);
        try
        {
            _ = new RepositoryRegistry(home).Repositories;
            return true;
        }
        catch (CmException)
        {
            return false;
        }
    }
}
