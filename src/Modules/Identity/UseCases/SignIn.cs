using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Modules.Identity.Domain;
using Maru.Modules.Identity.Ports;
using Maru.Platform.Auditing;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Identity.UseCases;

/// <summary>
/// Signs in with a password. An unknown name, a disabled account and a wrong password take the same work and get the same answer.
/// </summary>
internal sealed class SignIn(
    Db db, IAccountStore accounts, SignInThrottle throttle, IPasswords passwords, SessionTokens tokens, Outbox outbox, IAuditTrail audit,
    TimeProvider clock, ILogger<SignIn> log)
{
    public async Task<Outcome<SessionGrant>> RunAsync(string? typedName, string? password, CancellationToken ct)
    {
        var username = Username.Parse(typedName);
        var faults = new InputFaults();
        faults.AddIf(username is null, "username", Username.Rule);
        faults.AddIf(!PasswordRule.MayBeOne(password), "password", PasswordRule.Rule);
        if (faults.ToFailure() is { } invalid)
        {
            return invalid;
        }

        // The turn comes first: a sign-in refused because the server is busy must not count as a failure.
        var turn = await passwords.TakeTurnAsync(ct).ConfigureAwait(false);
        if (turn.Failed(out var busy))
        {
            return busy;
        }

        using var hashing = turn.Value;
        if (await throttle.CountAsync(username!.Text, ct).ConfigureAwait(false) is { } wait)
        {
            audit.Note(new AuditEntry(AuditActions.Login, "identity.sessions").RefusedFor(wait));
            return wait;
        }

        return await CheckAsync(username.Text, password!, hashing, ct).ConfigureAwait(false);
    }

    private async Task<Outcome<SessionGrant>> CheckAsync(string username, string password, IPasswordTurn hashing, CancellationToken ct)
    {
        Account? account;
        await using (var session = await db.OpenAsync(ct).ConfigureAwait(false))
        {
            account = await accounts.FindByUsernameAsync(session, username, ct).ConfigureAwait(false);
        }

        var verdict = hashing.Verify(account?.PasswordHash, password);
        if (account is null or { IsDisabled: true } || verdict == PasswordVerdict.Wrong)
        {
            return await RefuseAsync(account, ct).ConfigureAwait(false);
        }

        var stronger = verdict == PasswordVerdict.RightButWeak ? hashing.Hash(password) : null;
        return await BeginAsync(account, stronger, ct).ConfigureAwait(false);
    }

    private async Task<Failure> RefuseAsync(Account? account, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct).ConfigureAwait(false);
        await outbox.PublishAsync(tx, new SignInRefused(account?.Id, clock.Now()), ct).ConfigureAwait(false);
        var entry = new AuditEntry(AuditActions.Login, "identity.sessions") { ActorId = account?.Id };
        await audit.AppendAsync(tx, entry.RefusedFor(IdentityFailures.WrongCredentials), ct).ConfigureAwait(false);
        await tx.CommitAsync(ct).ConfigureAwait(false);
        Log.SignInRefused(log, account?.Id ?? "unknown");
        return IdentityFailures.WrongCredentials;
    }

    private async Task<Outcome<SessionGrant>> BeginAsync(Account account, string? stronger, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct).ConfigureAwait(false);
        if (stronger is not null)
        {
            await accounts.RehashAsync(tx, account, stronger, ct).ConfigureAwait(false);
        }

        await throttle.ForgiveAsync(tx, account.Username, ct).ConfigureAwait(false);
        var grant = await tokens.BeginAsync(tx, account, ct).ConfigureAwait(false);
        await outbox.PublishAsync(tx, new SignedIn(account.Id, grant.SessionId, clock.Now()), ct).ConfigureAwait(false);
        await audit.AppendAsync(
            tx, new AuditEntry(AuditActions.Login, "identity.sessions", grant.SessionId) { ActorId = account.Id }, ct).ConfigureAwait(false);
        await tx.CommitAsync(ct).ConfigureAwait(false);
        Log.SignedIn(log, account.Id, grant.SessionId);
        return grant;
    }
}
