using Maru.Kernel;
using Maru.Modules.Identity.Accounts;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Sessions;

/// <summary>Shows an account's active sessions, the newest first.</summary>
internal sealed class ReadSessions(Db db, SqlAccountStore accounts, SqlSessionStore sessions, TimeProvider clock)
{
    public async Task<Outcome<OpenSession[]>> RunAsync(string accountId, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        if (await accounts.FindAsync(session, accountId, ct) is null)
        {
            return IdentityFailures.NoSuchAccount;
        }

        var open = await sessions.ListOpenAsync(session, accountId, clock.Now(), ct);
        return open.ToArray();
    }
}
