using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Numerics;
using System.Security;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Values;

/// <summary>Converts what users write in PowerShell to the engine's values: hash tables, arrays, custom objects, numbers, paths.</summary>
internal static class ToMeta
{
    // Deeper than any real input; a hash table that holds itself would never end.
    private const int MaximumDepth = 64;

    /// <summary>The map of a hash table; null makes an empty one. Keys of an unordered table are sorted, so that runs repeat.</summary>
    /// <param name="table">The table.</param>
    /// <param name="place">Its name in errors, such as <c>-Env</c>.</param>
    /// <exception cref="CmException">Ids <c>SecretNotSupported</c>, <c>ValueNotSupported</c>.</exception>
    public static MetaMap Map(IDictionary? table, string place) => table is null ? [] : GetMap(table, place, 0);

    /// <summary>The value of anything.</summary>
    /// <param name="value">The value.</param>
    /// <param name="place">Its name in errors.</param>
    /// <exception cref="CmException">Ids <c>SecretNotSupported</c>, <c>ValueNotSupported</c>.</exception>
    public static MetaValue Value(object? value, string place) => GetValue(value, place, 0);

    private static MetaValue GetValue(object? value, string place, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw NotSupported(place, $"it is nested deeper than {MaximumDepth} levels");
        }

        var plain = value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
        return plain switch
        {
            null => MetaNull.Instance,
            MetaValue known => known,
            IDictionary table => GetMap(table, place, depth),
            PSObject custom => GetObject(custom, place, depth),
            SecureString or PSCredential => throw Secret(place),
            _ => GetScalar(plain) ?? (plain is IEnumerable items ? GetList(items, place, depth) : throw NotSupported(place, $"a {plain.GetType().Name} has no counterpart")),
        };
    }

    private static MetaValue? GetScalar(object value) => value switch
    {
        string text => text,
        char letter => letter.ToString(),
        bool flag => flag,
        SwitchParameter given => given.ToBool(),
        Enum name => name.ToString(),
        BigInteger big => big,
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong large => new BigInteger(large),
        float single => double.Parse(single.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        double real => real,
        decimal exact => (double)exact,
        DateTime date => new MetaDate(date, hasTime: date.TimeOfDay != TimeSpan.Zero).ToString(),
        FileSystemInfo file => file.FullName,
        PathInfo path => path.ProviderPath,
        Uri or Guid or Version or TimeSpan => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ when value == AutomationNull.Value => MetaNull.Instance,
        _ => null,
    };

    private static MetaMap GetMap(IDictionary table, string place, int depth)
    {
        var pairs = table.Cast<DictionaryEntry>().Select(entry => (Key: GetKey(entry.Key, place), entry.Value));
        var map = new MetaMap();
        foreach (var (key, value) in table is Hashtable ? pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal) : pairs)
        {
            map[key] = GetValue(value, $"{place}.{key}", depth + 1);
        }

        return map;
    }

    private static MetaMap GetObject(PSObject custom, string place, int depth)
    {
        var map = new MetaMap();
        foreach (var property in custom.Properties)
        {
            map[property.Name] = GetValue(property.Value, $"{place}.{property.Name}", depth + 1);
        }

        return map;
    }

    private static MetaList GetList(IEnumerable items, string place, int depth) =>
        new(items.Cast<object?>().Select((item, index) => GetValue(item, $"{place}[{index}]", depth + 1)));

    private static string GetKey(object key, string place) => GetValue(key, place, 0).ToString();

    private static CmException Secret(string place) => new(new CmError(
        "SecretNotSupported", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"{place} is a secret, which cannot be passed as an ordinary value.")
    { Hint = "Pass it to Invoke-CmScript with -SecretEnv @{ NAME = … }.", Target = place });

    private static CmException NotSupported(string place, string why) => new(new CmError(
        "ValueNotSupported", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"{place} cannot be passed to a script: {why}.")
    { Hint = "Use texts, numbers, booleans, arrays, hash tables and custom objects.", Target = place });
}
