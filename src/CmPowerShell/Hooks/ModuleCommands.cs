using System.Management.Automation;
using System.Management.Automation.Runspaces;
using CmPowerShell.Loading;

namespace CmPowerShell.Hooks;

/// <summary>
/// The commands of the module for a host that carries the assembly itself and imports no manifest:
/// the program <c>cm</c>, the help builder and tests.
/// </summary>
internal static class ModuleCommands
{
    /// <summary>The alias of <c>Invoke-Cm</c>.</summary>
    public const string ClassicAlias = "cm";

    /// <summary>The types of all cmdlets by their name.</summary>
    public static IReadOnlyDictionary<string, Type> Cmdlets { get; } = typeof(ModuleCommands).Assembly.GetExportedTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Cmdlet)))
        .ToDictionary(GetName, StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the cmdlets, the alias and the views to a session that is being set up.</summary>
    /// <param name="session">The session.</param>
    /// <param name="helpFile">Full path of the help file; null without help.</param>
    public static void AddTo(InitialSessionState session, string? helpFile = null)
    {
        AddCommandsTo(session, helpFile);
        session.Types.Add(new SessionStateTypeEntry(ModuleFolder.Find("CmPowerShell.Types.ps1xml")));
        session.Formats.Add(new SessionStateFormatEntry(ModuleFolder.Find("CmPowerShell.Format.ps1xml")));
    }

    /// <summary>Adds the cmdlets and the alias to a session that shows no tables.</summary>
    /// <inheritdoc cref="AddTo"/>
    public static void AddCommandsTo(InitialSessionState session, string? helpFile = null)
    {
        foreach (var (name, type) in Cmdlets)
        {
            session.Commands.Add(new SessionStateCmdletEntry(name, type, helpFile));
        }

        if (Cmdlets.ContainsKey("Invoke-Cm"))
        {
            session.Commands.Add(new SessionStateAliasEntry(ClassicAlias, "Invoke-Cm"));
        }
    }

    private static string GetName(Type type)
    {
        var name = (CmdletAttribute)Attribute.GetCustomAttribute(type, typeof(CmdletAttribute))!;
        return $"{name.VerbName}-{name.NounName}";
    }
}
