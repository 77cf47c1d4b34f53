namespace Maru.Modules.Audit.Verifying;

/// <summary>How the server's own log stands, as far as it knows.</summary>
internal enum VerificationState
{
    /// <summary>The log has not been verified yet.</summary>
    Unverified,

    /// <summary>Everything that was verified is unchanged.</summary>
    Sound,

    /// <summary>Something was changed.</summary>
    Broken,
}
