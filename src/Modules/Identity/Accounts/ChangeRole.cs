using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Platform.Auditing;

namespace Maru.Modules.Identity.Accounts;

/// <summary>Gives an account another role. It applies to the next request, also in existing sessions.</summary>
internal sealed class ChangeRole(AccountWriter writer)
{
    public async Task<Outcome<Account>> RunAsync(
        CurrentUser user, string id, string? roleName, ExpectedVersion expected, CancellationToken ct)
    {
        if (!WireName<Role>.TryParse(roleName, out var role))
        {
            return IdentityFailures.InvalidInput.At("role", $"Use one of {string.Join(", ", WireName<Role>.All)}.");
        }

        return await writer.RunAsync(
            new AccountEdit(id, AuditActions.Update, (account, now) => account.WithRole(role, now)) { By = user, Expected = expected },
            (tx, before, after) => tx.Publish(new RoleChanged(id, before.Role, after.Role, user.Id, after.UpdatedAt)),
            ct);
    }
}
