using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Platform.Auditing;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Rights;

/// <summary>Makes another role the lowest to hold a permission, where its module allows that. Each change is a version of the whole.</summary>
internal sealed class ChangePermission(Db db, IRightsStore rights, Outbox outbox, IAuditTrail audit, InForce inForce, TimeProvider clock)
{
    public async Task<Outcome<RoleMatrix>> RunAsync(CurrentUser user, string name, string? roleName, long? expected, CancellationToken ct)
    {
        if (!WireName<Role>.TryParse(roleName, out var role))
        {
            return IdentityFailures.InvalidInput.At("minimum_role", $"Use one of {string.Join(", ", WireName<Role>.All)}.");
        }

        var now = clock.Now();
        await using var tx = await db.BeginAsync(ct);
        var before = await rights.ReadMatrixAsync(tx, ct);
        var changed = expected is { } seen && seen != before.Version ? RequestFailures.VersionConflict : before.With(name, role);
        if (changed.Failed(out var refusal))
        {
            return refusal;
        }

        if (!await rights.TryAddMatrixAsync(tx, changed.Value, user.Id, now, ct))
        {
            return RequestFailures.VersionConflict;
        }

        await outbox.PublishAsync(tx, new PermissionChanged(name, role, user.Id, now), ct);
        await audit.AppendAsync(tx, new AuditEntry(AuditActions.Update, "identity.permissions", name)
        {
            Before = Facts(before, name),
            After = Facts(changed.Value, name),
        }, ct);
        await inForce.CommitAsync(tx, clientKeys: name == IdentityPermissions.UseClientKeys.Name, ct);
        return changed;
    }

    private static object Facts(RoleMatrix matrix, string name) => new
    {
        MinimumRole = WireName<Role>.Of(matrix.MinimumRole(matrix.Permissions.First(p => p.Name == name))),
        matrix.Version,
    };
}
