namespace Maru.Kernel;

/// <summary>Refusals of a request that can be found without HTTP; their codes begin with <c>http</c> all the same.</summary>
public static class RequestFailures
{
    /// <summary>A value in the path or the query cannot be parsed or is not allowed.</summary>
    public static readonly Failure MalformedParameter = new(FailureKind.Invalid, "http.malformed_parameter",
        "A value in the path or the query has the wrong form or cannot be meant; fields says which, and what would be taken.");

    /// <summary>page or page_size is out of range.</summary>
    public static readonly Failure PageOutOfRange = new(FailureKind.Invalid, "http.page_out_of_range",
        "page is 1 or more and page_size is 1 to 100.");

    /// <summary>The change requires a version that is no longer the newest.</summary>
    public static readonly Failure VersionConflict = new(FailureKind.Conflict, "http.version_conflict",
        "Somebody has changed this since you read it. Read it again, then decide.");
}
