namespace Maru.Kernel.Access;

/// <summary>Who is asking. Immutable; one a request.</summary>
/// <param name="Id">The account's id.</param>
/// <param name="Name">The account's user name.</param>
/// <param name="Role">The account's role.</param>
/// <param name="SessionId">The sign-in this request belongs to.</param>
public sealed record CurrentUser(string Id, string Name, Role Role, string SessionId)
{
    /// <summary>The names of the permissions held at this moment; null means: as the modules declare them.</summary>
    public IReadOnlySet<string>? Permissions { get; init; }

    /// <summary>Whether this person may do nothing before having chosen a new password; the permissions are cut down accordingly.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>Which data of the plant this person may see; nothing unless somebody said otherwise.</summary>
    public IDataScope Scope { get; init; } = DataScope.Nothing;

    /// <summary>Whether this person holds the permission.</summary>
    /// <param name="permission">The permission.</param>
    public bool May(Permission permission) => Permissions?.Contains(permission.Name) ?? Role >= permission.MinimumRole;
}
