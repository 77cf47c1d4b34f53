namespace Maru.Modules.Identity.Invitations;

/// <summary>What has become of an invitation.</summary>
internal enum InvitationState
{
    /// <summary>It can be used.</summary>
    Waiting,

    /// <summary>An account was made with it.</summary>
    Used,

    /// <summary>An administrator revoked it, or its maker lost the right to make it.</summary>
    Revoked,

    /// <summary>Nobody used it in time.</summary>
    Expired,
}
