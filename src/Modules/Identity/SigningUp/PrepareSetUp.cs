using Maru.Contracts.Identity;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Changes;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.SigningUp;

/// <summary>Makes the set-up token of a server without accounts; the token of the last start becomes invalid.</summary>
internal sealed class PrepareSetUp(Change change, SqlAccountStore accounts, SqlSetUpTokenStore setUp, TimeProvider clock) : ISetUp
{
    public async Task<string?> PrepareAsync(CancellationToken ct)
    {
        var prepared = await change.RunAsync<string?>(
            async tx =>
            {
                if (await accounts.AnyAsync(tx, ct))
                {
                    return tx.Drop<string?>(null);
                }

                var token = OpaqueToken.New();
                await setUp.ReplaceAsync(tx, OpaqueToken.HashOf(token), clock.Now(), ct);
                tx.Unrecorded("Each start of a server without accounts makes a token; using it is in the log.");
                return token;
            },
            ct);
        return prepared.Value;
    }
}
