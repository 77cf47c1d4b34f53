using System.Collections.Frozen;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;

namespace Maru.Modules.Identity.Rights;

/// <summary>
/// Which role holds which permission: the modules' declarations with an administrator's changes. Immutable.
/// </summary>
internal sealed class RoleMatrix
{
    private readonly PermissionCatalogue _catalogue;
    private readonly FrozenDictionary<string, Role> _changed;
    private readonly FrozenDictionary<Role, FrozenSet<string>> _held;

    /// <param name="catalogue">The declarations.</param>
    /// <param name="version">0 if nothing was ever changed.</param>
    /// <param name="changed">The changed lowest role by permission. An entry that is no longer declared or no longer allowed is
    /// ignored.</param>
    public RoleMatrix(PermissionCatalogue catalogue, long version, IReadOnlyDictionary<string, Role> changed)
    {
        (_catalogue, Version) = (catalogue, version);
        _changed = changed.Where(c => catalogue.Find(c.Key) is { Floor: { } floor } && c.Value >= floor).ToFrozenDictionary(StringComparer.Ordinal);
        _held = Enum.GetValues<Role>().ToFrozenDictionary(
            role => role, role => catalogue.All.Where(p => role >= MinimumRole(p)).Select(p => p.Name).ToFrozenSet(StringComparer.Ordinal));
        ToChangePassword = FrozenSet.Create(StringComparer.Ordinal, IdentityPermissions.SecureOwnAccount.Name);
    }

    public long Version { get; }

    public IReadOnlyList<Permission> Permissions => _catalogue.All;

    /// <summary>The differences from the declarations.</summary>
    public IReadOnlyDictionary<string, Role> Changed => _changed;

    /// <summary>The permissions of a person who must choose a new password.</summary>
    public IReadOnlySet<string> ToChangePassword { get; }

    public Role MinimumRole(Permission permission) => _changed.TryGetValue(permission.Name, out var role) ? role : permission.MinimumRole;

    public IReadOnlySet<string> Of(Role role) => _held[role];

    /// <summary>Whether an account in its present state holds a permission.</summary>
    public bool Allows(Account account, Permission permission) =>
        !account.IsDisabled && (account.MustChangePassword ? ToChangePassword : Of(account.Role)).Contains(permission.Name);

    /// <summary>The next version, with another lowest role for a permission; the same instance if it already is that role.</summary>
    public Outcome<RoleMatrix> With(string name, Role role) => _catalogue.Find(name) switch
    {
        null => IdentityFailures.NoSuchPermission,
        { Floor: null } => IdentityFailures.PermissionIsFixed,
        { Floor: { } floor } when role < floor => IdentityFailures.BelowFloor.At("minimum_role", $"Use {WireName<Role>.Of(floor)} or a higher role."),
        var permission when MinimumRole(permission) == role => this,
        var permission => new RoleMatrix(_catalogue, Version + 1, new Dictionary<string, Role>(Without(name), StringComparer.Ordinal) { [permission.Name] = role }),
    };

    private IEnumerable<KeyValuePair<string, Role>> Without(string name) => _changed.Where(c => c.Key != name);
}
