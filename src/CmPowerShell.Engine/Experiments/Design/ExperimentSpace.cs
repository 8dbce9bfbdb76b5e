using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Experiments.Design;

/// <summary>The space that axes span, and the points in it.</summary>
public sealed class ExperimentSpace
{
    private const long MostPoints = 1_000_000;
    private readonly IReadOnlyList<ExperimentAxis> _axes;

    /// <summary>Makes a space.</summary>
    /// <param name="axes">The axes; the last one changes fastest.</param>
    /// <exception cref="CmException">Id <c>AxisRepeated</c>: two axes have the same name.</exception>
    public ExperimentSpace(IReadOnlyList<ExperimentAxis> axes)
    {
        _axes = axes;
        if (axes.GroupBy(axis => axis.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } repeated)
        {
            throw new CmException(new CmError(
                "AxisRepeated", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"Two axes have the name '{repeated.Key}', so their results would be mixed.")
            { Hint = "Give a variable and an input of the same name separate values.", Target = repeated.Key });
        }
    }

    /// <summary>The number of points; the greatest number if there are more.</summary>
    public long Count => _axes.Aggregate(1L, (count, axis) => count > long.MaxValue / axis.Values.Count ? long.MaxValue : count * axis.Values.Count);

    /// <summary>All points, in the order of the axes.</summary>
    /// <exception cref="CmException">Id <c>SpaceTooLarge</c>.</exception>
    public IReadOnlyList<ExperimentPoint> GetAll() => Count <= MostPoints ? [.. EnumerateIndexes(Count).Select(GetPoint)] : throw TooLarge();

    /// <summary>Some points, selected by chance; each at most once.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed selects the same points.</param>
    /// <exception cref="CmException">Id <c>SpaceTooLarge</c>.</exception>
    public IReadOnlyList<ExperimentPoint> GetSample(int count, int seed)
    {
        if (count >= Count)
        {
            return GetAll();
        }

        if (Count == long.MaxValue)
        {
            throw TooLarge();
        }

        // Floyd's selection: each set of so many points has the same chance, in a space of any size.
        var random = new Random(seed);
        var chosen = new SortedSet<long>();
        for (var last = Count - count; last < Count; last++)
        {
            var index = random.NextInt64(last + 1);
            chosen.Add(chosen.Contains(index) ? last : index);
        }

        return [.. chosen.Select(GetPoint)];
    }

    private static IEnumerable<long> EnumerateIndexes(long count)
    {
        for (var index = 0L; index < count; index++)
        {
            yield return index;
        }
    }

    private ExperimentPoint GetPoint(long index)
    {
        var settings = new PointSetting[_axes.Count];
        for (var i = _axes.Count - 1; i >= 0; i--)
        {
            var axis = _axes[i];
            settings[i] = new PointSetting(axis.Kind, axis.Name, axis.Values[(int)(index % axis.Values.Count)]);
            index /= axis.Values.Count;
        }

        return new ExperimentPoint(settings);
    }

    private CmException TooLarge() => new(new CmError(
        "SpaceTooLarge", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The {_axes.Count} axes span more than {MostPoints} points.")
    { Hint = "Select some of them by chance with -Sample, or leave out values.", ClassicHint = "Leave out values." });
}
