using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Identity.SigningUp;

/// <summary>Makes the first administrator and signs them in. Of several attempts at the same time exactly one succeeds.</summary>
internal sealed class CompleteSetUp(
    Db db, SqlAccountStore accounts, SqlSetUpTokenStore setUp, Admission admission, IAuditTrail audit, TimeProvider clock,
    ILogger<CompleteSetUp> log)
{
    public async Task<Outcome<SessionGrant>> RunAsync(string? token, Application application, RequestOrigin origin, CancellationToken ct)
    {
        if (await RefuseTokenAsync(token, ct) is { } refusal)
        {
            audit.Note(new AuditEntry(AuditActions.Create, AccountFacts.Resource).RefusedFor(refusal));
            return refusal;
        }

        var hash = OpaqueToken.HashOf(token!);
        var outcome = await admission.RunAsync(application, origin, (tx, id, stop) => DecideAsync(tx, hash, id, stop), ct);
        if (outcome.Failure is null)
        {
            Log.SetUp(log, outcome.Value.Account.Id);
        }

        return outcome;
    }

    private async Task<Failure?> RefuseTokenAsync(string? token, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        if (await accounts.AnyAsync(session, ct))
        {
            return IdentityFailures.AlreadySetUp;
        }

        var hash = await setUp.FindHashAsync(session, ct);
        if (hash is not null && OpaqueToken.Fits(token, hash))
        {
            return null;
        }

        // Between the two reads another set-up may have succeeded and used the token; then this token was not wrong.
        return await accounts.AnyAsync(session, ct) ? IdentityFailures.AlreadySetUp : IdentityFailures.WrongSetUpToken;
    }

    private async Task<Outcome<Role>> DecideAsync(Changing tx, string tokenHash, string accountId, CancellationToken ct)
    {
        // The second check decides: a start may have made a new token while another one was being used.
        if (!await setUp.TakeAsync(tx, tokenHash, ct) || await accounts.AnyAsync(tx, ct))
        {
            return IdentityFailures.AlreadySetUp;
        }

        tx.Publish(new SetUpCompleted(accountId, clock.Now()));
        return Role.Admin;
    }
}
