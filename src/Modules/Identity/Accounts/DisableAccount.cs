using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;

namespace Maru.Modules.Identity.Accounts;

/// <summary>
/// Disables an account and enables it again. Disabling ends its sessions and the invitations it has made for good; its client keys do not
/// work while it is disabled.
/// </summary>
internal sealed class DisableAccount(AccountWriter writer)
{
    /// <summary>Disables the account; harmless if repeated.</summary>
    public Task<Outcome<Account>> RunAsync(CurrentUser user, string id, ExpectedVersion expected, CancellationToken ct) =>
        writer.RunAsync(
            new AccountEdit(id, "disable", (account, now) => account.Disable(now)) { By = user, Expected = expected, EndsSessions = true },
            (tx, _, after) => tx.Publish(new AccountDisabled(id, user.Id, after.UpdatedAt)),
            ct);

    /// <summary>Enables the account; harmless if repeated.</summary>
    public Task<Outcome<Account>> EnableAsync(CurrentUser user, string id, ExpectedVersion expected, CancellationToken ct) =>
        writer.RunAsync(
            new AccountEdit(id, "enable", (account, now) => account.Enable(now)) { By = user, Expected = expected },
            (tx, _, after) => tx.Publish(new AccountEnabled(id, user.Id, after.UpdatedAt)),
            ct);
}
