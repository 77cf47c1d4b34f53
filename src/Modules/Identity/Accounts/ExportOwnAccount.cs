using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.ClientKeys;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Accounts;

/// <summary>Gives a person the data that the server stores about them.</summary>
internal sealed class ExportOwnAccount(
    Db db, SqlAccountStore accounts, SqlSessionStore sessions, SqlClientKeyStore keys, IEnumerable<IPersonalData> others, TimeProvider clock)
{
    public async Task<Outcome<AccountExport>> RunAsync(CurrentUser user, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        if (await accounts.FindAsync(session, user.Id, ct) is not { } account)
        {
            return IdentityFailures.NoSuchAccount;
        }

        var now = clock.Now();
        var open = await sessions.ListOpenAsync(session, user.Id, now, ct);
        return new AccountExport(
            account, open, await KeysAsync(session, user.Id, ct),
            others.OrderBy(o => o.Name, StringComparer.Ordinal).ToDictionary(o => o.Name, o => o.ReadAsync(user.Id, ct), StringComparer.Ordinal), now);
    }

    private async Task<IReadOnlyList<IssuedKey>> KeysAsync(Session session, string ownerId, CancellationToken ct)
    {
        var all = new List<IssuedKey>();
        Cursor? after = null;
        do
        {
            var found = await keys.ListAsync(session, ownerId, new PageRequest(1, PageRequest.LargestSize, after), ct);
            all.AddRange(found.Items);
            after = found.Next;
        }
        while (after is not null);

        return all;
    }
}
