using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Passwords;
using Maru.Modules.Identity.Rights;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.SigningUp;

/// <summary>Makes an account for a new person and signs them in: the last step of every way to an account.</summary>
internal sealed class Admission(
    Change change, SqlAccountStore accounts, HashingTurns turns, SessionTokens tokens, Snapshot<AccessMap> map, TimeProvider clock)
{
    /// <summary>Decides in the transaction, for the new account's id, whether the account may be made, and with which role.</summary>
    internal delegate Task<Outcome<Role>> Decision(Changing tx, string accountId, CancellationToken ct);

    public async Task<Outcome<SessionGrant>> RunAsync(Application application, RequestOrigin origin, Decision decide, CancellationToken ct)
    {
        var newcomer = Newcomer.Check(application);
        return newcomer.Failed(out var invalid) ? invalid
            : await turns.RunAsync(turn => AdmitAsync(newcomer.Value, turn.Hash(newcomer.Value.Password), origin, decide, ct), ct);
    }

    private Task<Outcome<SessionGrant>> AdmitAsync(
        Newcomer newcomer, string passwordHash, RequestOrigin origin, Decision decide, CancellationToken ct) =>
        change.RunAsync(tx => AddAsync(tx, newcomer, passwordHash, origin, decide, ct), ct);

    private async Task<Outcome<SessionGrant>> AddAsync(
        Changing tx, Newcomer newcomer, string passwordHash, RequestOrigin origin, Decision decide, CancellationToken ct)
    {
        var (id, now) = (Id.New(clock), clock.Now());

        // The decision may depend on another account's standing, the inviter's: it must not change between the decision and the commit.
        await accounts.TakeTurnAsync(tx, ct);
        var role = await decide(tx, id, ct);
        if (role.Failed(out var refusal))
        {
            return refusal;
        }

        var account = Account.New(id, newcomer, role.Value, passwordHash, now);
        if (!await accounts.TryAddAsync(tx, account, ct))
        {
            return IdentityFailures.NameTaken;
        }

        var grant = await tokens.StartAsync(tx, account, origin.Client, ct);
        tx.Publish(new AccountCreated(id, account.Role, now));
        tx.Record(new AuditEntry(AuditActions.Create, AccountFacts.Resource, id) { ActorId = id, After = AccountFacts.Of(account) });
        tx.Refresh(map);
        return grant;
    }
}
