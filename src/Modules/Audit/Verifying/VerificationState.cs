namespace Maru.Modules.Audit.Verifying;

/// <summary>How the server's own log stands, as far as it knows.</summary>
internal enum VerificationState
{
    /// <summary>It has not looked yet.</summary>
    Unverified,

    /// <summary>All it looked at is what was written.</summary>
    Sound,

    /// <summary>Something is not.</summary>
    Broken,
}
