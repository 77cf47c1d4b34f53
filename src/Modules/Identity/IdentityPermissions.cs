using Maru.Kernel.Access;

namespace Maru.Modules.Identity;

/// <summary>The rights that this module's endpoints require. Those for administration cannot be given to a lower role.</summary>
internal static class IdentityPermissions
{
    /// <summary>All that a person who must choose a new password may do: choose it, and sign out.</summary>
    public static readonly Permission SecureOwnAccount = new("identity.secure_own_account", Role.Viewer);

    public static readonly Permission UseOwnAccount = new("identity.use_own_account", Role.Viewer);

    public static readonly Permission UseClientKeys = new("identity.use_client_keys", Role.User) { Floor = Role.User };

    public static readonly Permission ManageClientKeys = new("identity.manage_client_keys", Role.Admin);

    public static readonly Permission ManageUsers = new("identity.manage_users", Role.Admin);

    public static readonly Permission ManagePermissions = new("identity.manage_permissions", Role.Admin);

    public static readonly Permission ManageSigningKeys = new("identity.manage_signing_keys", Role.Admin);

    public static DeclaredPermissions Declared { get; } = new(
        "identity",
        [SecureOwnAccount, UseOwnAccount, UseClientKeys, ManageClientKeys, ManageUsers, ManagePermissions, ManageSigningKeys]);
}
