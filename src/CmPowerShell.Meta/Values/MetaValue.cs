using System.Numerics;

namespace CmPowerShell.Meta.Values;

/// <summary>
/// A value as the Python tools hold it: null, boolean, integer, real number, text, date, list or map.
/// Scalars are immutable; lists and maps are not, so code that keeps one clones it.
/// </summary>
public abstract class MetaValue : IEquatable<MetaValue>
{
    /// <summary>The position of the value in its file; <see cref="SourcePosition.Unknown"/> for values made by a program.</summary>
    public SourcePosition Position { get; init; }

    /// <summary>A copy that shares nothing changeable with this value. Scalars return themselves.</summary>
    public abstract MetaValue Clone();

    /// <summary>Whether both are the same value; lists compare in order, maps without regard to order.</summary>
    public abstract bool Equals(MetaValue? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as MetaValue);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <summary>The value as Python's <c>str()</c> prints it: <c>True</c>, <c>3.1</c>, <c>None</c>, …</summary>
    public override string ToString() => PythonText.Format(this);

    /// <summary>Makes a text.</summary>
    public static implicit operator MetaValue(string text) => new MetaText(text);

    /// <summary>Makes a boolean.</summary>
    public static implicit operator MetaValue(bool value) => MetaBoolean.Create(value);

    /// <summary>Makes an integer.</summary>
    public static implicit operator MetaValue(int value) => new MetaInteger(value);

    /// <summary>Makes an integer.</summary>
    public static implicit operator MetaValue(long value) => new MetaInteger(value);

    /// <summary>Makes an integer of any size.</summary>
    public static implicit operator MetaValue(BigInteger value) => new MetaInteger(value);

    /// <summary>Makes a real number.</summary>
    public static implicit operator MetaValue(double value) => new MetaReal(value);
}
