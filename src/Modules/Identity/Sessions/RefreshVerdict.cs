namespace Maru.Modules.Identity.Sessions;

/// <summary>What it means that a refresh token is presented.</summary>
internal enum RefreshVerdict
{
    /// <summary>It may be spent.</summary>
    Live,

    /// <summary>It was spent a moment ago and the answer may be lost: give the same successor.</summary>
    Repeated,

    /// <summary>It was spent before: somebody has a copy.</summary>
    Reused,

    /// <summary>It is expired or its session is over.</summary>
    Ended,
}
