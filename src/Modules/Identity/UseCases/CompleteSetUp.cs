using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Modules.Identity.Domain;
using Maru.Modules.Identity.Ports;
using Maru.Platform.Auditing;
using Maru.Platform.Messaging;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Identity.UseCases;

/// <summary>Makes the first administrator and signs them in. Of several at once exactly one wins.</summary>
internal sealed class CompleteSetUp(
    Db db, IAccountStore accounts, IPasswords passwords, SessionTokens tokens, Outbox outbox, IAuditTrail audit,
    Snapshot<AccessMap> map, TimeProvider clock, ILogger<CompleteSetUp> log)
{
    public async Task<Outcome<SessionGrant>> RunAsync(string? token, string? typedName, string? password, CancellationToken ct)
    {
        if (await RefuseTokenAsync(token, ct).ConfigureAwait(false) is { } refusal)
        {
            audit.Note(new AuditEntry(AuditActions.Create, "identity.accounts").RefusedFor(refusal));
            return refusal;
        }

        var username = Username.Parse(typedName);
        var faults = new InputFaults();
        faults.AddIf(username is null, "username", Username.Rule);
        faults.AddIf(!PasswordRule.Allows(password), "password", PasswordRule.Rule);
        if (faults.ToFailure() is { } invalid)
        {
            return invalid;
        }

        var turn = await passwords.TakeTurnAsync(ct).ConfigureAwait(false);
        if (turn.Failed(out var busy))
        {
            return busy;
        }

        using var hashing = turn.Value;
        var account = Account.FirstAdmin(Id.New(clock), username!, hashing.Hash(password!), clock.Now());
        return await AddAsync(account, OpaqueToken.HashOf(token!), ct).ConfigureAwait(false);
    }

    private async Task<Failure?> RefuseTokenAsync(string? token, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct).ConfigureAwait(false);
        if (await accounts.AnyAsync(session, ct).ConfigureAwait(false))
        {
            return IdentityFailures.AlreadySetUp;
        }

        var hash = await accounts.FindSetUpTokenHashAsync(session, ct).ConfigureAwait(false);
        if (hash is not null && OpaqueToken.Fits(token, hash))
        {
            return null;
        }

        // Between the two reads another set-up may have won and taken the token with it; its loser's token was not wrong.
        return await accounts.AnyAsync(session, ct).ConfigureAwait(false) ? IdentityFailures.AlreadySetUp : IdentityFailures.WrongSetUpToken;
    }

    private async Task<Outcome<SessionGrant>> AddAsync(Account account, string tokenHash, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct).ConfigureAwait(false);

        // The second look counts: a start may have made a new token while another one was being used.
        if (!await accounts.TakeSetUpTokenAsync(tx, tokenHash, ct).ConfigureAwait(false)
            || await accounts.AnyAsync(tx, ct).ConfigureAwait(false))
        {
            return IdentityFailures.AlreadySetUp;
        }

        await accounts.AddAsync(tx, account, ct).ConfigureAwait(false);
        var grant = await tokens.BeginAsync(tx, account, ct).ConfigureAwait(false);
        await outbox.PublishAsync(tx, new SetUpCompleted(account.Id, account.CreatedAt), ct).ConfigureAwait(false);
        await audit.AppendAsync(
            tx,
            new AuditEntry(AuditActions.Create, "identity.accounts", account.Id) { ActorId = account.Id, After = new { account.Username, account.Role } },
            ct).ConfigureAwait(false);
        await SnapshotVersion.BumpAsync(tx, AccessMap.Name, ct).ConfigureAwait(false);
        await tx.CommitAsync(ct).ConfigureAwait(false);

        // The connection goes back first: loading needs one, and a pool full of committed transactions would wait for itself.
        await tx.DisposeAsync().ConfigureAwait(false);
        await map.RefreshAsync(CancellationToken.None).ConfigureAwait(false);
        Log.SetUp(log, account.Id);
        return grant;
    }
}
