using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Values;

/// <summary>An exception whose type follows from its error, because scripts catch it by the name of the type.</summary>
internal interface ITypedError
{
    /// <summary>Creates the exception of the same type for another wording of the error.</summary>
    /// <param name="reword">Rewords the error and keeps its category.</param>
    Exception With(Func<CmError, CmError> reword);
}
