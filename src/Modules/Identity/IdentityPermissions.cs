using Maru.Contracts.Identity;

namespace Maru.Modules.Identity;

/// <summary>The rights this room asks for.</summary>
internal static class IdentityPermissions
{
    public static readonly Permission UseOwnAccount = new("identity.use_own_account", Role.Viewer);

    public static readonly Permission UseClientKeys = new("identity.use_client_keys", Role.User);

    public static readonly Permission ManageClientKeys = new("identity.manage_client_keys", Role.Admin);
}
