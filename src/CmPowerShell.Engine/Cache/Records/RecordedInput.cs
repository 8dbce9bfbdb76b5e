using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Records;

/// <summary>An input with which a result was made.</summary>
/// <param name="Value">Its value as text; for a secret its <see cref="SecretDigest"/>.</param>
public sealed record RecordedInput(string Value)
{
    /// <summary>Whether the caller gave it. Otherwise the script itself set it, by a default or a variation.</summary>
    public bool IsGiven { get; init; }

    /// <summary>Whether it is a secret, of which only a digest is known.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The name by which the script maps it to its variable; empty where it has none.</summary>
    public string Input { get; init; } = "";

    /// <summary>The secret itself while it is known in this run; it is never written.</summary>
    internal string? Secret { get; init; }

    /// <summary>Whether a value is the recorded one.</summary>
    public bool Is(string value) => IsSecret ? SecretDigest.Fits(Value, value) : Value == value;

    /// <summary>The input as a record holds it.</summary>
    public MetaMap ToMeta()
    {
        var map = new MetaMap { [IsSecret ? "digest" : "value"] = Value, ["given"] = IsGiven };
        if (Input.Length > 0)
        {
            map["input"] = Input;
        }

        return map;
    }

    /// <summary>The input that a record holds.</summary>
    public static RecordedInput FromMeta(MetaMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var isSecret = map.ContainsKey("digest");
        return new(map.Text(isSecret ? "digest" : "value")) { IsGiven = map.Flag("given"), IsSecret = isSecret, Input = map.Text("input") };
    }
}
