using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Which shared store a run uses: the one of its input <c>shared_store</c>, else that of the run whose hook requested it, else that of the setting <c>SharedStore</c>.</summary>
internal static class SharedStoreSelection
{
    /// <summary>The input.</summary>
    public const string Input = "shared_store";

    /// <summary>Gives the store to a run.</summary>
    /// <param name="trail">The beginning of its way.</param>
    /// <param name="request">The request.</param>
    /// <param name="services">What runs work with.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>SettingInvalid</c>.</exception>
    public static DependencyPath Select(DependencyPath trail, RunRequest request, RunServices services)
    {
        if (!request.Inputs.ContainsKey(Input))
        {
            return trail.Callers.Count > 0 ? trail : trail with { Shared = services.SharedStore(null) };
        }

        var place = request.Inputs.Text(Input).Trim();
        return RunFlags.IsOff(request.Inputs, Input) ? trail with { Shared = null } : trail with { Shared = services.SharedStore(Path.GetFullPath(place, request.WorkDirectory)) };
    }
}
