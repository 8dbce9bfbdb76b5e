using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace CmPowerShell.Help;

/// <summary>The defaults of parameters, read from a new instance of the cmdlet.</summary>
internal static class MamlDefault
{
    private const string None = "None";

    /// <summary>Gives the default of a parameter of a cmdlet by its name.</summary>
    public static Func<string, string> Of(CommandInfo command)
    {
        var type = ((CmdletInfo)command).ImplementingType;
        var cmdlet = Activator.CreateInstance(type)!;
        return name => type.GetProperty(name) is { } property ? Text(property.GetValue(cmdlet)) : "False";
    }

    private static string Text(object? value) => value switch
    {
        SwitchParameter given => given.ToBool().ToString(),
        string { Length: > 0 } text => text,
        string or null => None,
        DateTime moment when moment == default => None,
        int or long when Convert.ToInt64(value, CultureInfo.InvariantCulture) == 0 => None,
        IDictionary => None,
        IEnumerable items => string.Join(", ", items.Cast<object>().Select(Text).Where(text => text != None)) is { Length: > 0 } list ? list : None,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
