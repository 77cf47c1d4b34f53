using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>Shows client keys, the newest first. An owner of null means anyone's.</summary>
internal sealed class ReadClientKeys(Db db, SqlClientKeyStore keys)
{
    public async Task<Page<IssuedKey>> RunAsync(string? ownerId, PageRequest page, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await keys.ListAsync(session, ownerId, page, ct);
    }

    public async Task<Outcome<IssuedKey>> FindAsync(string? ownerId, string id, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await keys.FindAsync(session, id, ownerId, ct) is { } key ? key : IdentityFailures.NoSuchClientKey;
    }
}
