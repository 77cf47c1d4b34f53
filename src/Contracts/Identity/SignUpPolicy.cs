namespace Maru.Contracts.Identity;

/// <summary>How somebody comes to an account after the first.</summary>
public enum SignUpPolicy
{
    /// <summary>Anyone makes one.</summary>
    Open,

    /// <summary>Who holds an invitation makes one.</summary>
    Invite,

    /// <summary>Nobody, not even with an invitation made before.</summary>
    Closed,
}
