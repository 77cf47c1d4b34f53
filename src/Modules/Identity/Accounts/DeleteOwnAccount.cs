using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.ClientKeys;
using Maru.Modules.Identity.Invitations;
using Maru.Modules.Identity.Passwords;
using Maru.Modules.Identity.Rights;
using Maru.Modules.Identity.SigningIn;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Accounts;

/// <summary>
/// Deletes a person's own account for good, with its sessions and client keys. Other modules get an event and erase their data.
/// </summary>
internal sealed class DeleteOwnAccount(
    Change change, HashingTurns turns, OwnPassword own, SignInThrottle throttle, SqlAccountStore accounts, SqlInvitationStore invitations,
    OpenedWays ways, OwnersKeys keys, AccountWriter writer, Snapshot<AccessMap> map, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> RunAsync(CurrentUser user, string? password, RequestOrigin origin, CancellationToken ct)
    {
        if (!PasswordRule.MayBeOne(password))
        {
            return IdentityFailures.InvalidInput.At("password", PasswordRule.Rule);
        }

        return await turns.RunAsync<Nothing>(async turn =>
        {
            var seen = await own.CheckAsync(user, password, origin, turn, ct);
            return seen.Failed(out var refusal) ? refusal : await change.RunAsync(tx => DeleteAsync(tx, user.Id, ct), ct);
        }, ct);
    }

    private async Task<Outcome<Nothing>> DeleteAsync(Changing tx, string id, CancellationToken ct)
    {
        await accounts.TakeTurnAsync(tx, ct);

        // The account is locked before the counts under its name: a sign-in at the same moment locks them in the same order.
        if (!await accounts.TryHoldAsync(tx, id, ct)
            || await accounts.FindAsync(tx, id, ct) is not { } account)
        {
            return IdentityFailures.NoSuchAccount;
        }

        if (await writer.RefuseLastAdminAsync(tx, account, staysAdmin: false, ct) is { } last)
        {
            return last;
        }

        var now = clock.Now();
        await ways.CloseAsync(tx, id, "maker_deleted", now, ct);
        await invitations.ForgetWordsAsync(tx, id, ct);
        await throttle.ForgetAsync(tx, account, ct);
        await accounts.RemoveAsync(tx, id, ct);
        tx.Publish(new AccountDeleted(id, now));

        // The log records that there was an account, but not whose it was, because its rows cannot be erased later.
        tx.Record(new AuditEntry(AuditActions.Delete, AccountFacts.Resource, id));
        tx.Refresh(map);
        keys.Refresh(tx);
        return default(Nothing);
    }
}
