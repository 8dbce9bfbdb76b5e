using System.Reflection;
using CmPowerShell.Classic.Contracts;

namespace CmPowerShell.Classic.Actions;

/// <summary><c>cm version</c>.</summary>
internal sealed class ShowVersion : IClassicAction
{
    public string Name => "version";

    public string Summary => "Prints the version of this program.";

    public IReadOnlyList<ActionInput> Inputs { get; } = [new("version", "prints the version without an action: cm --version")];

    /// <summary>The version of the engine, without the commit after <c>+</c>.</summary>
    internal static string Current { get; } =
        typeof(ShowVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    public ActionOutcome Run(ActionCall call)
    {
        call.Print(Current);
        return ActionOutcome.Done(("version", Current));
    }
}
