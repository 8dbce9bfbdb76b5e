using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Reflection;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Formatting.Selection;

namespace CmPowerShell.Values;

/// <summary>
/// Values for the pipeline that command no build service when they are printed. A text is replaced. An object of ours stays the same for the cmdlets of this module; a property
/// that contains a command gets a harmless value in front of it, which views, ConvertTo-Json and scripts see.
/// </summary>
/// <param name="guard">Breaks commands.</param>
internal sealed class GuardedValues(OutputGuard guard)
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> KnownProperties = [];
    private static readonly PropertyInfo[] NamesOfFile = [.. typeof(FileSystemInfo).GetProperties().Where(property => property.Name is nameof(FileSystemInfo.Name) or nameof(FileSystemInfo.FullName))];

    /// <summary>The guard.</summary>
    public OutputGuard Guard => guard;

    /// <summary>A value as it may go into the pipeline.</summary>
    public object? Of(object? value) => guard.IsClosed ? Harmless(value) ?? value : value;

    /// <summary>An error as it may go to the error stream.</summary>
    public ErrorRecord Of(ErrorRecord record)
    {
        if (!guard.IsClosed)
        {
            return record;
        }

        var details = record.ErrorDetails;
        return new ErrorRecord(Harmless(record.Exception), record.FullyQualifiedErrorId, record.CategoryInfo.Category, Of(record.TargetObject))
        {
            ErrorDetails = details is null ? null : new ErrorDetails(guard.WrappedText(details.Message)) { RecommendedAction = guard.WrappedText(details.RecommendedAction) },
        };
    }

    private Exception Harmless(Exception exception) => exception switch
    {
        // Its type stays, since scripts catch it by its name.
        ITypedError known => known.With(guard.Error),
        _ when guard.WrappedText(exception.Message) is var message && message != exception.Message => new InvalidOperationException(message),
        _ => exception,
    };

    /// <summary>A table that is read on first access, such as the meta of an artifact.</summary>
    public static OrderedDictionary Late(OrderedDictionary table) =>
        (OrderedDictionary)new GuardedValues(OutputGuards.Of(Environment.GetEnvironmentVariable)).Of(table)!;

    /// <summary>A harmless form of a value; null where the value is harmless.</summary>
    private object? Harmless(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text => guard.WrappedText(text) is var harmless && harmless == text ? null : harmless,
        FileSystemInfo file => WithProperties(value!, file, NamesOfFile),
        IDictionary table => Table(table),
        PSCustomObject => Custom((PSObject)value!),
        IEnumerable list => List(list),
        { } item when item.GetType().Assembly == typeof(GuardedValues).Assembly => WithProperties(value!, item, PropertiesOf(item.GetType())),
        _ => null,
    };

    private OrderedDictionary? Table(IDictionary table)
    {
        var (copy, isChanged) = (new OrderedDictionary(table.Count, StringComparer.Ordinal), false);
        foreach (DictionaryEntry entry in table)
        {
            var (key, value) = (Harmless(entry.Key) as string, Harmless(entry.Value));
            isChanged |= key is not null || value is not null;
            copy[key ?? entry.Key] = value ?? entry.Value;
        }

        return isChanged ? copy : null;
    }

    private object?[]? List(IEnumerable list)
    {
        var pairs = list.Cast<object?>().Select(item => (Item: item, Harmless: Harmless(item))).ToList();
        return pairs.Exists(pair => pair.Harmless is not null) ? [.. pairs.Select(pair => pair.Harmless ?? pair.Item)] : null;
    }

    private PSObject? Custom(PSObject item)
    {
        var changed = item.Properties.Select(property => (property.Name, Value: Harmless(property.Value))).Where(property => property.Value is not null).ToList();
        return changed.Count == 0 ? null : With(item.Copy(), changed);
    }

    private PSObject? WithProperties(object value, object item, PropertyInfo[] properties)
    {
        List<(string Name, object? Value)> changed =
        [
            .. properties.Select(property => (property.Name, Value: Harmless(ValueOf(property, item)))).Where(property => property.Value is not null),
        ];
        return changed.Count == 0 ? null : With(value as PSObject ?? new PSObject(value), changed);
    }

    // A property that cannot be read shows nothing, as in the views of PowerShell.
    private static object? ValueOf(PropertyInfo property, object item)
    {
        try
        {
            return property.GetValue(item);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    // The meta is read from a file on access, and passes the guard then.
    private static PropertyInfo[] PropertiesOf(Type type) => KnownProperties.GetOrAdd(type, ours =>
        [.. ours.GetProperties().Where(property => property.GetIndexParameters().Length == 0 && property.Name != nameof(ILateMeta.Meta) && !property.PropertyType.IsValueType)]);

    private static PSObject With(PSObject item, List<(string Name, object? Value)> properties)
    {
        foreach (var (name, value) in properties)
        {
            item.Properties.Remove(name);
            item.Properties.Add(new PSNoteProperty(name, value));
        }

        return item;
    }
}
