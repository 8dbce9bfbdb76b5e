using System.Management.Automation;
using System.Management.Automation.Runspaces;
using CmPowerShell.Hooks;

namespace CmPowerShell.Help;

/// <summary>Reads the compiled cmdlets from PowerShell itself.</summary>
public sealed class CmdletCatalog : IDisposable
{
    /// <summary>The parameters of the cmdlets that change something.</summary>
    public static IReadOnlyList<string> Changes { get; } = ["WhatIf", "Confirm"];

    private static readonly HashSet<string> Common =
    [
        .. Cmdlet.CommonParameters, .. Changes,
    ];

    private readonly Runspace _runspace;
    private readonly Dictionary<string, CommandInfo> _commands;

    /// <summary>Loads the cmdlets into a separate runspace.</summary>
    public CmdletCatalog()
    {
        var session = InitialSessionState.CreateDefault2();
        ModuleCommands.AddTo(session);
        _runspace = RunspaceFactory.CreateRunspace(session);
        _runspace.Open();
        using var shell = PowerShell.Create(_runspace);
        _commands = shell.AddCommand("Get-Command").AddParameter("Name", ModuleCommands.Cmdlets.Keys.ToArray())
            .Invoke<CommandInfo>().ToDictionary(command => command.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The names of all cmdlets.</summary>
    public IEnumerable<string> Names => _commands.Keys.Order(StringComparer.Ordinal);

    /// <summary>A cmdlet.</summary>
    public CommandInfo this[string name] => _commands.TryGetValue(name, out var command)
        ? command
        : throw new InvalidOperationException($"There is a page for '{name}', but no such cmdlet.");

    /// <summary>The parameters of a set that belong to the cmdlet itself, in the order in which help lists them.</summary>
    public static IEnumerable<CommandParameterInfo> OwnParameters(CommandParameterSetInfo set) =>
        set.Parameters.Where(parameter => !Common.Contains(parameter.Name) && !parameter.Attributes.OfType<ParameterAttribute>().Any(attribute => attribute.DontShow))
            .OrderBy(parameter => parameter.Position >= 0 ? parameter.Position : int.MaxValue);

    /// <summary>All own parameters of a cmdlet, each once.</summary>
    public static IEnumerable<CommandParameterInfo> OwnParameters(CommandInfo command) =>
        command.ParameterSets.SelectMany(OwnParameters).DistinctBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>WhatIf and Confirm, where a set has them.</summary>
    public static IEnumerable<CommandParameterInfo> ChangeParameters(CommandParameterSetInfo set) =>
        Changes.Select(name => set.Parameters.FirstOrDefault(parameter => parameter.Name == name)).OfType<CommandParameterInfo>();

    /// <summary>The syntax of a cmdlet, one line for each parameter set.</summary>
    public static IEnumerable<string> Syntax(CommandInfo command) =>
        command.ParameterSets.OrderByDescending(set => set.IsDefault).Select(set => GetSyntax(command, set));

    /// <inheritdoc/>
    public void Dispose() => _runspace.Dispose();

    private static string GetSyntax(CommandInfo command, CommandParameterSetInfo set)
    {
        var own = OwnParameters(set).Select(GetSyntax);
        var changes = set.Parameters.Any(parameter => parameter.Name == "WhatIf") ? ["[-WhatIf]", "[-Confirm]"] : Array.Empty<string>();
        return string.Join(' ', [command.Name, .. own, .. changes, "[<CommonParameters>]"]);
    }

    private static string GetSyntax(CommandParameterInfo parameter)
    {
        var name = parameter.Position >= 0 ? $"[-{parameter.Name}]" : $"-{parameter.Name}";
        var text = parameter.ParameterType == typeof(SwitchParameter) ? name : $"{name} <{TypeName(parameter.ParameterType)}>";
        return parameter.IsMandatory ? text : $"[{text}]";
    }

    /// <summary>The short name of a type, such as <c>string[]</c>.</summary>
    public static string TypeName(Type type) => type switch
    {
        { IsArray: true } => TypeName(type.GetElementType()!) + "[]",
        _ when type == typeof(string) => "string",
        _ when type == typeof(int) => "int",
        _ when type == typeof(object) => "object",
        _ when Nullable.GetUnderlyingType(type) is { } inner => TypeName(inner),
        _ => type.Name,
    };
}
