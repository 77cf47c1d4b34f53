namespace Maru.Kernel.Access;

/// <summary>The person who makes the request. Immutable; one for each request.</summary>
/// <param name="Id">The account's id.</param>
/// <param name="Name">The account's user name.</param>
/// <param name="Role">The account's role.</param>
/// <param name="SessionId">The sign-in this request belongs to.</param>
public sealed record CurrentUser(string Id, string Name, Role Role, string SessionId)
{
    /// <summary>The names of the permissions held at this moment; null means that the modules' declarations apply.</summary>
    public IReadOnlySet<string>? Permissions { get; init; }

    /// <summary>
    /// Whether this person must choose a new password before doing anything else; the permissions are reduced accordingly.
    /// </summary>
    public bool MustChangePassword { get; init; }

    /// <summary>Which data of the plant this person may see; nothing by default.</summary>
    public IDataScope Scope { get; init; } = DataScope.Nothing;

    /// <summary>Whether this person holds the permission.</summary>
    /// <param name="permission">The permission.</param>
    public bool May(Permission permission) => Permissions?.Contains(permission.Name) ?? Role >= permission.MinimumRole;
}
