using System.Globalization;
using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Experiments.Reporting;
using CmPowerShell.Errors;
using CmPowerShell.Hosting;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cmdlets.Experiments;

/// <summary>Draws a property of objects as bars or as sparklines in the console.</summary>
[Cmdlet(VerbsCommon.Format, "CmChart")]
[OutputType(typeof(string))]
public sealed class FormatCmChartCommand : GuardedCmdlet
{
    private const int UsualWidth = 80;
    private readonly List<(string Name, double Value)> _values = [];

    /// <summary>The objects, such as results of experiments.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The property with the numbers.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Text]
    [NotBlank]
    public string Property { get; set; } = "";

    /// <summary>The properties that name an object.</summary>
    [Parameter(Position = 1)]
    [Texts]
    [NotBlank]
    public string[] Label { get; set; } = [];

    /// <summary>Draw a line of small columns for all objects of one name instead of a bar for each object.</summary>
    [Parameter]
    public SwitchParameter Sparkline { get; set; }

    /// <summary>The longest line, in characters; the width of the console without it.</summary>
    [Parameter]
    [ValidateRange(20, 1000)]
    public int Width { get; set; }

    /// <summary>Takes an object.</summary>
    protected override void ProcessRecord()
    {
        if (InputObject is not { } item)
        {
            return;
        }

        if (NumberOf(item.Properties[Property]?.Value) is { } number)
        {
            _values.Add((NameOf(item), number));
            return;
        }

        WriteError(ErrorRecords.From(new CmError("ChartValueNotNumber", ReturnCode.Failed, CmErrorCategory.InvalidData, item.Properties[Property] is null
            ? $"An object has no property '{Property}', so it is not in the chart."
            : $"The property '{Property}' of an object is '{item.Properties[Property].Value}', which is no finite number, so the object is not in the chart.")
        {
            Hint = "Select the objects before, or name another property.",
            Target = Property,
        }, item));
    }

    /// <summary>Draws the chart, whose scale is known only when all values are.</summary>
    protected override void EndProcessing()
    {
        var lines = Sparkline
            ? TextChart.DrawSparklines([.. _values.GroupBy(value => value.Name, StringComparer.Ordinal).Select(group => (group.Key, (IReadOnlyList<double>)[.. group.Select(value => value.Value)]))], LineWidth)
            : TextChart.DrawBars(_values, LineWidth);
        foreach (var line in lines)
        {
            WriteObject(line);
        }
    }

    // A text with a number counts, as everywhere in PowerShell; a switch does not.
    private static double? NumberOf(object? value) => value is PSObject { BaseObject: var inner } ? NumberOf(inner)
        : value is TimeSpan time ? time.TotalSeconds
        : value is not null and not bool && LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number
        : null;

    private int LineWidth => Width > 0 ? Width : HostWidth() is var width and >= 20 ? width - 1 : UsualWidth;

    private int HostWidth()
    {
        try
        {
            return Host.UI?.RawUI?.BufferSize.Width ?? 0;
        }
        catch (Exception problem) when (problem is System.Management.Automation.Host.HostException or NotImplementedException or PSNotImplementedException or IOException)
        {
            // This host has no screen.
            return 0;
        }
    }

    private string NameOf(PSObject item) => string.Join(", ", Label.Select(name => LanguagePrimitives.ConvertTo<string>(item.Properties[name]?.Value) ?? ""));
}
