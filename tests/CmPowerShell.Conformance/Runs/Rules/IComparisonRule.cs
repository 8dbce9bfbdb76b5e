namespace CmPowerShell.Conformance.Runs.Rules;

/// <summary>A reason for which two values are as good as equal, although a program recorded one and another program made the other on another machine.</summary>
internal interface IComparisonRule
{
    /// <summary>Whether the rule explains a difference between two values that are there on both sides and of one type.</summary>
    bool Explains(Difference difference);
}
