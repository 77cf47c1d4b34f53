using Maru.Platform.Sql;

namespace Maru.Modules.Identity.SigningKeys;

/// <summary>Shows the stored signing keys, the newest first.</summary>
internal sealed class ReadSigningKeys(Db db, SqlSigningKeyStore store)
{
    public async Task<IReadOnlyList<SigningKey>> RunAsync(CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await store.ListAsync(session, ct);
    }
}
