using System.Collections.Specialized;
using System.Management.Automation;

namespace CmPowerShell.Binding;

/// <summary>Takes a table: a hash table, or an object with properties such as <c>ConvertFrom-Json</c> makes. Anything else does not bind.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TableAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is not PSObject { BaseObject: PSCustomObject } made)
        {
            return inputData;
        }

        var table = new OrderedDictionary(StringComparer.Ordinal);
        foreach (var property in made.Properties)
        {
            table[property.Name] = property.Value;
        }

        return table;
    }
}
