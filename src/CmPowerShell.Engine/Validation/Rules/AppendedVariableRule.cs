using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Validation.Schemas;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>A variable that is put in front of an earlier value and holds no list: the script cannot run with it.</summary>
internal sealed class AppendedVariableRule() : ValidationRule(
    "appended-variable", FindingSeverity.Error, "The name of a variable begins with '+', so its value must be a list.")
{
    internal override IEnumerable<Finding> Check(MetaSubject subject) =>
        from variables in subject.GetPlaces("env")
        from variable in variables.Map
        where variable.Key.StartsWith('+') && variable.Value is not MetaList
        select Found(
            subject, variables.File, variables.Map.KeyPosition(variable.Key), $"'{variables.Path}.{variable.Key}' is {MetaType.Describe(variable.Value)}; a list is expected.", "Put the value in brackets.");
}
