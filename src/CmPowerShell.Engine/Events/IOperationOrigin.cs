namespace CmPowerShell.Engine.Events;

/// <summary>A place in a run from which the engine is called again. Only the room that gave it to an operation knows what it holds.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1040", Justification = "It is opaque on purpose.")]
public interface IOperationOrigin;
