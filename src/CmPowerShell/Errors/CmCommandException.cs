using CmPowerShell.Meta.Errors;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>An error that a cmdlet of this module reports. A script catches it, or a more precise type, by name: <c>catch [CmPowerShell.CmCommandException]</c>.</summary>
public class CmCommandException : Exception, ITypedError
{
    internal CmCommandException(CmException source)
        : base(source.Error.Text, source) => Error = source.Error;

    /// <summary>The stable id, such as <c>ScriptNotFound</c>.</summary>
    public string ErrorId => Error.Id;

    /// <summary>The error: code, location, hint and details.</summary>
    public CmError Error { get; }

    /// <inheritdoc/>
    Exception ITypedError.With(Func<CmError, CmError> reword) => Create(new CmException(reword(Error)));

    /// <summary>Makes the exception of the type that fits the category of an error.</summary>
    internal static CmCommandException Create(CmException source) => source.Error.Category switch
    {
        CmErrorCategory.NotFound or CmErrorCategory.NotInstalled => new CmNotFoundException(source),
        CmErrorCategory.Ambiguous => new CmAmbiguousException(source),
        CmErrorCategory.AlreadyExists => new CmExistsException(source),
        CmErrorCategory.InvalidArgument => new CmArgumentException(source),
        CmErrorCategory.InvalidData => new CmDataException(source),
        CmErrorCategory.ScriptFailed => new CmScriptFailedException(source),
        CmErrorCategory.Timeout => new CmTimeoutException(source),
        CmErrorCategory.Connection => new CmConnectionException(source),
        CmErrorCategory.Storage or CmErrorCategory.PermissionDenied => new CmStorageException(source),
        _ => new CmCommandException(source),
    };
}
