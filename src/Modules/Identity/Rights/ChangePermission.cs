using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.ClientKeys;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Rights;

/// <summary>
/// Changes the lowest role of a permission, if its module allows that. Each change is a new version of the whole matrix.
/// </summary>
internal sealed class ChangePermission(
    Change change, SqlRightsStore rights, Snapshot<AccessMap> map, Snapshot<ClientKeyTable> keys, TimeProvider clock)
{
    private const string Resource = "identity.permissions";

    public async Task<Outcome<RoleMatrix>> RunAsync(
        CurrentUser user, string name, string? roleName, ExpectedVersion expected, CancellationToken ct)
    {
        if (!WireName<Role>.TryParse(roleName, out var role))
        {
            return IdentityFailures.InvalidInput.At("minimum_role", $"Use one of {string.Join(", ", WireName<Role>.All)}.");
        }

        return await change.RunAsync(tx => ApplyAsync(tx, user, name, role, expected, ct), ct);
    }

    private async Task<Outcome<RoleMatrix>> ApplyAsync(
        Changing tx, CurrentUser user, string name, Role role, ExpectedVersion expected, CancellationToken ct)
    {
        var now = clock.Now();
        var before = await rights.ReadMatrixAsync(tx, ct);
        var changed = !expected.Allows(before.Version) ? RequestFailures.VersionConflict : before.With(name, role);
        if (changed.Failed(out var refusal))
        {
            return refusal;
        }

        if (ReferenceEquals(changed.Value, before))
        {
            return tx.Drop(before, new AuditEntry(AuditActions.Update, Resource, name));
        }

        if (!await rights.TryAddMatrixAsync(tx, changed.Value, user.Id, now, ct))
        {
            return RequestFailures.VersionConflict;
        }

        tx.Publish(new PermissionChanged(name, role, user.Id, now));
        tx.Record(new AuditEntry(AuditActions.Update, Resource, name)
        {
            Before = Facts(before, name),
            After = Facts(changed.Value, name),
        });
        tx.Refresh(map);
        if (name == IdentityPermissions.UseClientKeys.Name)
        {
            tx.Refresh(keys);
        }

        return changed;
    }

    private static object Facts(RoleMatrix matrix, string name) => new
    {
        MinimumRole = WireName<Role>.Of(matrix.MinimumRole(matrix.Permissions.First(p => p.Name == name))),
        matrix.Version,
    };
}
