using Maru.Contracts.Identity;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.SigningUp;

/// <summary>Makes the set-up token of a server without accounts; the one of the last start is void then.</summary>
internal sealed class PrepareSetUp(Db db, IAccountStore accounts, ISetUpTokenStore setUp, TimeProvider clock) : ISetUp
{
    public async Task<string?> PrepareAsync(CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        if (await accounts.AnyAsync(tx, ct))
        {
            return null;
        }

        var token = OpaqueToken.New();
        await setUp.ReplaceAsync(tx, OpaqueToken.HashOf(token), clock.Now(), ct);
        await tx.CommitAsync(ct);
        return token;
    }
}
