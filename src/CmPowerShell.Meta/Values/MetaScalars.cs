using System.Numerics;

namespace CmPowerShell.Meta.Values;

/// <summary>A value that is not made of other values.</summary>
public abstract class MetaScalar : MetaValue
{
    /// <inheritdoc/>
    public sealed override MetaValue Clone() => this;
}

/// <summary>The absence of a value: <c>null</c> in JSON, <c>None</c> in Python.</summary>
public sealed class MetaNull : MetaScalar
{
    /// <summary>The null without a position.</summary>
    public static MetaNull Instance { get; } = new();

    /// <inheritdoc/>
    public override bool Equals(MetaValue? other) => other is MetaNull;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}

/// <summary>True or false.</summary>
public sealed class MetaBoolean(bool value) : MetaScalar
{
    private static readonly MetaBoolean True = new(true);
    private static readonly MetaBoolean False = new(false);

    /// <summary>The boolean.</summary>
    public bool Value { get; } = value;

    /// <summary>The boolean without a position.</summary>
    public static MetaBoolean Create(bool value) => value ? True : False;

    /// <inheritdoc/>
    public override bool Equals(MetaValue? other) => other is MetaBoolean boolean && boolean.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();
}

/// <summary>An integer of any size.</summary>
public sealed class MetaInteger(BigInteger value) : MetaScalar
{
    /// <summary>The integer.</summary>
    public BigInteger Value { get; } = value;

    /// <inheritdoc/>
    public override bool Equals(MetaValue? other) => other is MetaInteger integer && integer.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();
}

/// <summary>A real number in double precision.</summary>
public sealed class MetaReal(double value) : MetaScalar
{
    /// <summary>The number; may be infinite or not a number.</summary>
    public double Value { get; } = value;

    /// <inheritdoc/>
    public override bool Equals(MetaValue? other) => other is MetaReal real && real.Value.Equals(Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();
}

/// <summary>A text.</summary>
public sealed class MetaText(string value) : MetaScalar
{
    /// <summary>The empty text.</summary>
    public static MetaText Empty { get; } = new("");

    /// <summary>The text.</summary>
    public string Value { get; } = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>
    /// Whether the text was written by the author of a repository's meta, where <c>${NAME}</c> and <c>$HOME</c>
    /// refer to earlier variables. A text from a user, a hook or a script's output is literal.
    /// It records the source of a text and is ignored by equality.
    /// </summary>
    public bool IsTemplate { get; init; }

    /// <summary>
    /// The parts that the user typed, in ascending order: data in which <c>&lt;&lt;&lt;NAME&gt;&gt;&gt;</c> is not replaced. It is empty for a text
    /// from meta, a hook or the output of a script. It plays no part in equality.
    /// </summary>
    public IReadOnlyList<Range> TypedParts { get; init; } = [];

    /// <summary>The text without blanks at its ends; it keeps its origin.</summary>
    public MetaText Trim() => Value.Trim() is var text && text.Length == Value.Length
        ? this
        : new(text) { IsTemplate = IsTemplate, Position = Position, TypedParts = TypedParts.Count > 0 ? [Range.All] : [] };

    /// <summary>A text that the user typed.</summary>
    public static MetaText Typed(string value) => new(value) { TypedParts = [Range.All] };

    /// <inheritdoc/>
    public override bool Equals(MetaValue? other) => other is MetaText text && string.Equals(text.Value, Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Value, StringComparison.Ordinal);
}

/// <summary>A date, or a date with a time, as in YAML 1.1.</summary>
public sealed class MetaDate(DateTime value, bool hasTime, TimeSpan? offset = null) : MetaScalar
{
    /// <summary>The date and time as written, without the offset applied.</summary>
    public DateTime Value { get; } = value;

    /// <summary>Whether a time of day was given.</summary>
    public bool HasTime { get; } = hasTime;

    /// <summary>The offset from UTC, where one was given.</summary>
    public TimeSpan? Offset { get; } = offset;

    /// <inheritdoc/>
    public override bool Equals(MetaValue? other) =>
        other is MetaDate date && date.Value == Value && date.HasTime == HasTime && date.Offset == Offset;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, HasTime, Offset);
}
