namespace Maru.Contracts.Identity;

/// <summary>Who is asking. Immutable; one a request.</summary>
/// <param name="Id">The account's id.</param>
/// <param name="Name">The account's user name.</param>
/// <param name="Role">The account's role.</param>
/// <param name="SessionId">The sign-in this request belongs to.</param>
public sealed record CurrentUser(string Id, string Name, Role Role, string SessionId)
{
    /// <summary>Whether this person holds the permission.</summary>
    /// <param name="permission">The permission.</param>
    public bool May(Permission permission) => Role >= permission.MinimumRole;
}
