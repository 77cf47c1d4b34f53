using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Accounts;

/// <summary>Shows accounts, the newest first.</summary>
internal sealed class ReadAccounts(Db db, SqlAccountStore accounts)
{
    public async Task<Page<Account>> RunAsync(AccountFilter filter, PageRequest page, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await accounts.ListAsync(session, filter, page, ct);
    }

    public async Task<Outcome<Account>> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await accounts.FindAsync(session, id, ct) is { } found ? found : IdentityFailures.NoSuchAccount;
    }
}
