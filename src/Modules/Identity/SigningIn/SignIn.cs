using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Passwords;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Identity.SigningIn;

/// <summary>
/// Signs in with a password. An unknown name, a disabled account and a wrong password cost the same work and get the same answer.
/// </summary>
internal sealed class SignIn(
    Db db, Change change, SqlAccountStore accounts, SignInThrottle throttle, HashingTurns turns, SessionTokens tokens, IAuditTrail audit,
    TimeProvider clock, ILogger<SignIn> log)
{
    public async Task<Outcome<SessionGrant>> RunAsync(string? typedName, string? password, RequestOrigin origin, CancellationToken ct)
    {
        var name = LoginName.Parse(typedName);
        var faults = new InputFaults();
        faults.AddIf(name is null, "username", Username.Rule);
        faults.AddIf(!PasswordRule.MayBeOne(password), "password", PasswordRule.Rule);

        // The turn comes first: a sign-in refused because the server is busy must not count as a failure.
        return faults.ToFailure() is { } invalid ? invalid
            : await turns.RunAsync(turn => CheckAsync(name!, password!, origin, turn, ct), ct);
    }

    private async Task<Outcome<SessionGrant>> CheckAsync(
        string name, string password, RequestOrigin origin, Pbkdf2Passwords.Turn hashing, CancellationToken ct)
    {
        var account = await FindAsync(name, ct);

        // Counted under the user name even if the e-mail address was typed: two names must not give twice as many attempts.
        var counted = await throttle.CountAsync(account?.Username ?? name, origin, ct);
        if (counted.Failed(out var wait))
        {
            audit.Note(Entry(sessionId: null, account?.Id).RefusedFor(wait));
            return wait;
        }

        var verdict = hashing.Verify(account?.PasswordHash, password);
        if (account is null or { IsDisabled: true } || verdict == PasswordVerdict.Wrong || account.PasswordIsOver(clock.Now()))
        {
            return await RefuseAsync(account, ct);
        }

        var stronger = verdict == PasswordVerdict.RightButWeak ? hashing.Hash(password) : null;
        return await change.RunAsync(tx => StartAsync(tx, account, stronger, counted.Value, origin, ct), ct);
    }

    private async Task<Account?> FindAsync(string name, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await accounts.FindByLoginNameAsync(session, name, ct);
    }

    private Task<Outcome<SessionGrant>> RefuseAsync(Account? account, CancellationToken ct) => change.RunAsync<SessionGrant>(
        tx =>
        {
            tx.Publish(new SignInRefused(account?.Id, clock.Now()));
            tx.Record(Entry(sessionId: null, account?.Id).RefusedFor(IdentityFailures.WrongCredentials));
            tx.Afterwards(() => Log.SignInRefused(log, account?.Id ?? "unknown"));
            return Task.FromResult<Outcome<SessionGrant>>(tx.Keep(IdentityFailures.WrongCredentials));
        },
        ct);

    private async Task<Outcome<SessionGrant>> StartAsync(
        Changing tx, Account account, string? stronger, string counter, RequestOrigin origin, CancellationToken ct)
    {
        // The password may have been changed, and the sessions ended, while it was being checked: no session may begin after that.
        if (!await accounts.TryHoldAsync(tx, account, ct))
        {
            return IdentityFailures.WrongCredentials;
        }

        if (stronger is not null)
        {
            await accounts.RehashAsync(tx, account, stronger, ct);
        }

        await throttle.ForgiveAsync(tx, counter, account, origin, ct);
        var grant = await tokens.StartAsync(tx, account, origin.Client, ct);
        tx.Publish(new SignedIn(account.Id, grant.SessionId, clock.Now()));
        tx.Record(Entry(grant.SessionId, account.Id));
        tx.Afterwards(() => Log.SignedIn(log, account.Id, grant.SessionId));
        return grant;
    }

    private static AuditEntry Entry(string? sessionId, string? accountId) =>
        new(AuditActions.Login, "identity.sessions", sessionId) { ActorId = accountId };
}
