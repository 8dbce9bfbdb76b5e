namespace CmPowerShell.Engine.Scripts.Generations;

/// <summary>The rules of hooks in which generations differ. Each is named after what it does in mlcflow; <see cref="Cmind"/> has none of them.</summary>
internal sealed record HookRules
{
    /// <summary>The rules of cmind.</summary>
    public static HookRules Cmind { get; } = new();

    /// <summary>The rules of mlcflow.</summary>
    public static HookRules Mlcflow { get; } = new() { PredepsPrecedesDependencies = true, PostprocessChangesConstants = true };

    /// <summary>The hook <c>predeps</c> runs before the dependencies, unless the meta has <c>predeps: false</c>.</summary>
    public bool PredepsPrecedesDependencies { get; private init; }

    /// <summary>The hook <c>postprocess</c> receives the constants, and what it sets there is a constant from then on.</summary>
    public bool PostprocessChangesConstants { get; private init; }
}
