using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Statistics;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Summaries;

/// <summary>Collects the values of each figure over the results of a point. A value that is no number is left out and reported; the others count.</summary>
internal sealed class FigureSeries
{
    private readonly Dictionary<string, List<double>> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _infinite = new(StringComparer.Ordinal);

    /// <summary>Adds a result. One that failed has no figures.</summary>
    /// <param name="result">The result.</param>
    /// <param name="isParameter">Whether a key is the name of an axis.</param>
    public void Add(MetaMap result, Func<string, bool> isParameter)
    {
        if (result.Find(ResultKeys.Outcome) is { } outcome && outcome.ToString() != ResultKeys.Succeeded)
        {
            return;
        }

        foreach (var (key, value) in result)
        {
            if (!ResultKeys.IsReserved(key) && !isParameter(key))
            {
                Add(key, value);
            }
        }
    }

    /// <summary>The statistics of the figures, in the order in which they were first seen.</summary>
    /// <param name="getUnit">Returns the unit of a figure.</param>
    /// <param name="getBetter">Returns which values of a figure are better.</param>
    public IReadOnlyList<FigureSummary> Summarize(Func<string, string> getUnit, Func<string, BetterDirection> getBetter) =>
        [.. _numbers.Select(pair => new FigureSummary(pair.Key, getUnit(pair.Key), getBetter(pair.Key), new SampleSummary(pair.Value)))];

    /// <summary>The figures that are no numbers everywhere. A figure that is a text in all results labels them, and is left out.</summary>
    /// <param name="place">The point and the experiment, for messages.</param>
    public IEnumerable<CmError> GetProblems(string place)
    {
        foreach (var name in _texts.Keys.Where(_numbers.ContainsKey))
        {
            yield return Problem("FigureMixed", name, place, $"is a number in some results and the text '{_texts[name]}' in others");
        }

        foreach (var name in _infinite)
        {
            yield return Problem("FigureNotFinite", name, place, "is not a finite number in some results");
        }
    }

    private void Add(string name, MetaValue value)
    {
        switch (FigureNumber.Find(value))
        {
            case { } number when double.IsFinite(number):
                (_numbers.TryGetValue(name, out var numbers) ? numbers : _numbers[name] = []).Add(number);
                break;
            case not null:
                _infinite.Add(name);
                break;
            case null when value is MetaText text:
                _texts.TryAdd(name, text.Value);
                break;
        }
    }

    private static CmError Problem(string id, string name, string place, string what) => new(
        id, ReturnCode.Failed, CmErrorCategory.InvalidData, $"The figure '{name}' {what} ({place}). These values are left out.")
    { Hint = "Correct what writes the figure, and measure the point again.", Target = name };
}
