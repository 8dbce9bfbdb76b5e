namespace CmPowerShell.Conformance.Fuzz.Formats;

/// <summary>A format in which something comes from outside: what cannot be read must be refused with an error of ours, and nothing may be written elsewhere.</summary>
internal interface IFuzzFormat
{
    /// <summary>The name, for the report.</summary>
    string Name { get; }

    /// <summary>A small valid input, of which others are made.</summary>
    byte[] Seed { get; }

    /// <summary>Reads an input.</summary>
    /// <param name="folder">A separate empty folder; only <c>in</c> below it may be written.</param>
    /// <param name="input">The input.</param>
    /// <returns>Whether it could be read.</returns>
    bool Try(string folder, byte[] input);
}
