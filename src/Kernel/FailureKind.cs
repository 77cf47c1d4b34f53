namespace Maru.Kernel;

/// <summary>What sort of refusal a <see cref="Failure"/> is; each maps to one HTTP status, in one place.</summary>
public enum FailureKind
{
    /// <summary>The input is malformed: 400.</summary>
    Invalid,

    /// <summary>Nobody, or not who they say: 401.</summary>
    Unauthenticated,

    /// <summary>Known, but not permitted: 403.</summary>
    Forbidden,

    /// <summary>Absent, or not the caller's: 404.</summary>
    NotFound,

    /// <summary>The state has moved on, or forbids it: 409.</summary>
    Conflict,

    /// <summary>Larger than the limit: 413.</summary>
    TooLarge,

    /// <summary>Well formed, yet refused on its content: 422.</summary>
    Unprocessable,

    /// <summary>Too often: 429.</summary>
    TooMany,

    /// <summary>Something this server calls failed: 502.</summary>
    Upstream,

    /// <summary>Not able to serve this now: 503.</summary>
    Unavailable,
}
