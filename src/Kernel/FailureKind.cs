namespace Maru.Kernel;

/// <summary>What sort of refusal a <see cref="Failure"/> is; each maps to one HTTP status, in one place.</summary>
public enum FailureKind
{
    /// <summary>The input is malformed: 400.</summary>
    Invalid,

    /// <summary>The caller is unknown, or cannot prove who they are: 401.</summary>
    Unauthenticated,

    /// <summary>Known, but not permitted: 403.</summary>
    Forbidden,

    /// <summary>It does not exist, or is not the caller's: 404.</summary>
    NotFound,

    /// <summary>The state has changed meanwhile, or does not allow it: 409.</summary>
    Conflict,

    /// <summary>Larger than the limit: 413.</summary>
    TooLarge,

    /// <summary>Well formed, but its content is refused: 422.</summary>
    Unprocessable,

    /// <summary>Too often: 429.</summary>
    TooMany,

    /// <summary>Another server that this one calls has failed: 502.</summary>
    Upstream,

    /// <summary>Not able to serve this now: 503.</summary>
    Unavailable,
}
