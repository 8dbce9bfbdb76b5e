using CmPowerShell.Engine.Events;

namespace CmPowerShell.Hosting.Progress;

/// <summary>A record of progress to show.</summary>
/// <param name="Progress">The progress to show.</param>
/// <param name="Id">The number of the activity, from 1.</param>
/// <param name="ParentId">The number of the activity that it belongs to; -1 for none.</param>
internal sealed record ProgressUpdate(ProgressReported Progress, int Id, int ParentId);
