using Maru.Chain;
using Maru.Modules.Audit.Chain;
using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Verifying;

/// <summary>Returns the server's last result, and the head of its log.</summary>
internal sealed class ReadVerification(Db db, SqlVerificationStore store, SqlChainStore chain)
{
    public async Task<(Verification Found, ChainHead Head)> RunAsync(CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return (await store.ReadAsync(session, ct), await chain.HeadAsync(session, ct));
    }
}
