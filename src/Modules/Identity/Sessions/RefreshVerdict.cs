namespace Maru.Modules.Identity.Sessions;

/// <summary>What to do when a refresh token is presented.</summary>
internal enum RefreshVerdict
{
    /// <summary>It is current and can be used.</summary>
    Live,

    /// <summary>It was used a moment ago and the answer may be lost: return the same successor.</summary>
    Repeated,

    /// <summary>It was used before: somebody has a copy.</summary>
    Reused,

    /// <summary>It is expired or its session has ended.</summary>
    Ended,
}
