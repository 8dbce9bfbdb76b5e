using System.Globalization;

namespace CmPowerShell.Benchmarks;

/// <summary>One line of the table: the same work by several programs, in turn.</summary>
/// <param name="work">What is done.</param>
/// <param name="goal">What is wanted, in words.</param>
/// <param name="unit">What is counted.</param>
internal sealed class TableRow(string work, string goal, string unit = "ms")
{
    private readonly List<double> _ours = [];
    private readonly List<double> _reference = [];
    private readonly List<double> _base = [];

    /// <summary>Adds a measurement of ours.</summary>
    public void Ours(double value) => _ours.Add(value);

    /// <summary>Adds a measurement of the reference.</summary>
    public void Reference(double value) => _reference.Add(value);

    /// <summary>Adds a measurement of what the machine needs for nothing: an empty Python program.</summary>
    public void Base(double value) => _base.Add(value);

    /// <summary>The row in Markdown.</summary>
    public override string ToString() =>
        $"| {work} | {goal} | {Value(_ours)} | {Value(_reference)} | {Ratio(_reference)} | {Value(_base)} | {Ratio(_base)} |";

    private string Value(List<double> values) => values.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Sample.Median(values):0.0} {unit}");

    private string Ratio(List<double> others) => others.Count == 0 || _ours.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Sample.Median(_ours) / Sample.Median(others):0.00}");
}
