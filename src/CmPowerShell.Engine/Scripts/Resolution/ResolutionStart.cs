using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>What comes with a request for a script. Everything but the inputs belongs to the run that begins.</summary>
/// <param name="Inputs">The inputs by name.</param>
/// <param name="Env">The environment.</param>
/// <param name="State">The state.</param>
/// <param name="Const">Variables that nothing can change.</param>
/// <param name="ConstState">Parts of the state that nothing can change.</param>
/// <param name="Updates">The entries of <c>update_meta_if_env</c> of the scripts above.</param>
internal sealed record ResolutionStart(
    MetaMap Inputs, MetaMap Env, MetaMap State, MetaMap Const, MetaMap ConstState, IReadOnlyList<ConditionalUpdate> Updates);
