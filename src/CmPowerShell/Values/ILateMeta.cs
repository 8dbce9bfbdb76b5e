using System.Collections.Specialized;

namespace CmPowerShell.Values;

/// <summary>An output object whose meta is read from its file when it is first needed, and passes the guard then.</summary>
internal interface ILateMeta
{
    /// <summary>The meta.</summary>
    OrderedDictionary Meta { get; }
}
