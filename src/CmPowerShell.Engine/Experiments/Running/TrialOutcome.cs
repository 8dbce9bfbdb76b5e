using System.Globalization;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>How one measurement ended, as its result has it before the figures.</summary>
internal static class TrialOutcome
{
    /// <summary>Makes a result.</summary>
    /// <param name="uid">Its uid, which names the folder of the measurement, if it has one.</param>
    /// <param name="time">When it began, in local time.</param>
    /// <param name="point">The point.</param>
    /// <param name="repetition">The number of the measurement of the point, from 1.</param>
    /// <param name="error">Why it failed; null if it did not.</param>
    public static MetaMap Create(string uid, DateTime time, ExperimentPoint point, int repetition, CmError? error)
    {
        var result = new MetaMap
        {
            [ResultKeys.Uid] = uid,
            [ResultKeys.Time] = time.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture),
            [ResultKeys.Point] = point.Id,
            [ResultKeys.Repetition] = repetition,
            [ResultKeys.Outcome] = error is null ? ResultKeys.Succeeded : error.Category == CmErrorCategory.Timeout ? ResultKeys.TimedOut : ResultKeys.Failed,
        };
        if (error is not null)
        {
            result[ResultKeys.ErrorId] = error.Id;
            result[ResultKeys.Error] = (error with { Hint = null }).Text;
        }

        MetaMerge.Into(result, point.Parameters);
        return result;
    }
}
