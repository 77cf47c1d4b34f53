using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.ClientKeys;
using Maru.Modules.Identity.Rights;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Accounts;

/// <summary>
/// Changes an account, one change at a time in the whole installation: two administrators who demote each other at the same time cannot
/// both succeed. The change is in force on this node before it returns, on other nodes within a second.
/// </summary>
internal sealed class AccountWriter(
    Change change, SqlAccountStore accounts, SqlSessionStore sessions, Standing standing, OpenedWays ways, OwnersKeys keys,
    Snapshot<AccessMap> map, TimeProvider clock)
{
    /// <param name="edit">The change.</param>
    /// <param name="tell">Publishes the event, from the account before and after; null for no event.</param>
    /// <param name="ct">Cancels it before the commit.</param>
    public Task<Outcome<Account>> RunAsync(AccountEdit edit, Action<Changing, Account, Account>? tell, CancellationToken ct) =>
        change.RunAsync(tx => ApplyAsync(tx, edit, tell, ct), ct);

    private async Task<Outcome<Account>> ApplyAsync(
        Changing tx, AccountEdit edit, Action<Changing, Account, Account>? tell, CancellationToken ct)
    {
        var now = clock.Now();
        await accounts.TakeTurnAsync(tx, ct);
        if (edit.By is { } actor
            && await standing.RefuseAsync(tx, actor, IdentityPermissions.ManageUsers, ct) is { } over)
        {
            return over;
        }

        if (await accounts.FindAsync(tx, edit.AccountId, ct) is not { } before)
        {
            return IdentityFailures.NoSuchAccount;
        }

        var changed = !edit.Expected.Allows(before.Version) ? RequestFailures.VersionConflict : edit.Change(before, now);
        if (!changed.Failed(out var refusal) && !edit.EndsMore && changed.Value.SaysSameAs(before))
        {
            return tx.Drop(before, new AuditEntry(edit.Action, AccountFacts.Resource, before.Id));
        }

        if (refusal is not null
            || (refusal = await StoreAsync(tx, before, changed.Value, ct)) is not null)
        {
            return refusal;
        }

        var after = changed.Value;
        await EndAsync(tx, edit, before, after, ct);
        tell?.Invoke(tx, before, after);
        Record(tx, edit, before, after);
        return after;
    }

    private void Record(Changing tx, AccountEdit edit, Account before, Account after)
    {
        tx.Record(new AuditEntry(edit.Action, AccountFacts.Resource, after.Id)
        {
            Before = AccountFacts.Of(before),
            After = AccountFacts.Of(after),
            Details = AccountFacts.ChangedParticulars(before, after),
        });
        tx.Refresh(map);
        if (MayUseKeys(before) != MayUseKeys(after))
        {
            keys.Refresh(tx);
        }
    }

    private static (bool IsDisabled, bool MustChangePassword, Role Role) MayUseKeys(Account account) =>
        (account.IsDisabled, account.MustChangePassword, account.Role);

    private async Task EndAsync(Changing tx, AccountEdit edit, Account before, Account after, CancellationToken ct)
    {
        if (edit.EndsSessions)
        {
            await sessions.RevokeAccountAsync(tx, after.Id, edit.KeptSession, after.UpdatedAt, ct);
        }

        if (edit.RevokesKeys)
        {
            await keys.RevokeAsync(tx, after.Id, edit.By?.Id ?? after.Id, edit.Action, after.UpdatedAt, ct);
        }

        if ((before.FallsTo(after) ?? edit.ClosesWays) is { } why)
        {
            await ways.CloseAsync(tx, after.Id, why, after.UpdatedAt, ct);
        }
    }

    /// <summary>Refuses with <c>identity.last_admin</c> if nobody could administer the server afterwards. Take the turn first.</summary>
    public async Task<Failure?> RefuseLastAdminAsync(Tx tx, Account before, bool staysAdmin, CancellationToken ct) =>
        before.IsActiveAdmin && !staysAdmin && await accounts.CountActiveAdminsAsync(tx, ct) <= 1
            ? IdentityFailures.LastAdmin : null;

    private async Task<Failure?> StoreAsync(Tx tx, Account before, Account after, CancellationToken ct)
    {
        if (await RefuseLastAdminAsync(tx, before, after.IsActiveAdmin, ct) is { } last)
        {
            return last;
        }

        return !await accounts.TryReplaceAsync(tx, after, ct) ? RequestFailures.VersionConflict
            : before.Email != after.Email && !await accounts.TryRenameAsync(tx, after, ct) ? IdentityFailures.NameTaken
            : null;
    }
}
