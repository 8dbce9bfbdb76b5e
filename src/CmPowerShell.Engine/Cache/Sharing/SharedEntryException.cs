namespace CmPowerShell.Engine.Cache.Sharing;

/// <summary>Content of a shared store that must not be used.</summary>
/// <param name="why">What is wrong with it, as a part of a sentence.</param>
internal sealed class SharedEntryException(string why) : Exception(why);
